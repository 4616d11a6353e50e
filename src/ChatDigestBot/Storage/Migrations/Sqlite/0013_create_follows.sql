-- Words somebody follows: a stored query.
CREATE TABLE follows (
    subscriber_id  BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    key            TEXT NOT NULL,    -- the same for queries that mean the same
    query          TEXT NOT NULL,    -- as it was typed, without limits in time
    chosen_at    BIGINT NOT NULL,  -- decides what is new: only what was first seen after it
    PRIMARY KEY (subscriber_id, key)
) WITHOUT ROWID;

CREATE INDEX follows_key ON follows (key, subscriber_id);

-- Words and sources somebody does not want to read of, in digests and alerts.
CREATE TABLE mutes (
    subscriber_id  BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    key            TEXT NOT NULL,
    query          TEXT NOT NULL,
    chosen_at      BIGINT NOT NULL,
    PRIMARY KEY (subscriber_id, key)
) WITHOUT ROWID;

-- Articles that were not yet compared with what is followed; written in the transaction that writes the article.
CREATE TABLE unmatched_articles (
    article_id  INTEGER PRIMARY KEY
);

-- Which article has what somebody follows. Ids ascend in the order of commits and are never used again.
CREATE TABLE follow_matches (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    key            TEXT NOT NULL,
    article_id     BIGINT NOT NULL,
    first_seen_at  BIGINT NOT NULL,  -- the article's
    matched_at     BIGINT NOT NULL
);

CREATE UNIQUE INDEX follow_matches_article ON follow_matches (key, article_id);
CREATE INDEX follow_matches_key ON follow_matches (key, id, article_id, first_seen_at);
CREATE INDEX follow_matches_matched_at ON follow_matches (matched_at);

-- Keys with new matches whose followers are not all marked as due yet, and how far that is.
CREATE TABLE follow_calls (
    key       TEXT PRIMARY KEY,
    after_id  BIGINT NOT NULL  -- the last subscriber that was marked
) WITHOUT ROWID;

-- How far each follower was told; due_at is null where nothing waits.
CREATE TABLE alerts (
    subscriber_id  BIGINT PRIMARY KEY REFERENCES subscribers (id) ON DELETE CASCADE,
    due_at         BIGINT NULL,
    told_at        BIGINT NULL,  -- when the last alert was planned
    position       BIGINT NOT NULL DEFAULT 0  -- matches up to this one are settled
) WITHOUT ROWID;

CREATE INDEX alerts_due ON alerts (due_at, subscriber_id) WHERE due_at IS NOT NULL;
