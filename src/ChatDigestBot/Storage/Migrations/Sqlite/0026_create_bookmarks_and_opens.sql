-- Articles a person keeps for later; chat_id is the private chat's.
CREATE TABLE bookmarks (
    chat_id      BIGINT NOT NULL,
    article_key  TEXT NOT NULL,
    saved_at     BIGINT NOT NULL,
    PRIMARY KEY (chat_id, article_key)
) WITHOUT ROWID;

-- How often articles were opened in the chat, and by nobody in particular.
CREATE TABLE opens (
    edition     TEXT NOT NULL,    -- digest_editions.key; empty where it was opened from elsewhere
    article_id  BIGINT NOT NULL,
    day         TEXT NOT NULL,    -- UTC, yyyy-MM-dd
    opens       BIGINT NOT NULL,
    PRIMARY KEY (edition, article_id, day)
) WITHOUT ROWID;

CREATE INDEX opens_day ON opens (day);
