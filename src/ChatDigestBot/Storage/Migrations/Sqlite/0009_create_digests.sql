-- What one digest told and why, written once for all who got the same.
CREATE TABLE digest_editions (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE,
    language    TEXT NOT NULL,
    local_date  TEXT NOT NULL,       -- yyyy-MM-dd
    items       TEXT NOT NULL,       -- JSON, in order, each with its score's parts
    used_at     BIGINT NOT NULL      -- when it was last given
);

-- The newest digest of each target: what /why explains, and the sign that it had a first one.
CREATE TABLE digest_latest (
    chat_id     BIGINT NOT NULL,
    thread_id   INTEGER NOT NULL,
    edition_id  BIGINT NOT NULL,
    unit        TEXT NOT NULL,
    given_at    BIGINT NOT NULL,
    PRIMARY KEY (chat_id, thread_id)
) WITHOUT ROWID;
