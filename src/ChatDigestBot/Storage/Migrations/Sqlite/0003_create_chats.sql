-- id is the Telegram id by which the chat was first met and never changes: every other table refers to it.
-- telegram_id is where to send today; only a group that became a supergroup has another.
-- A row with merged_into is a signpost: the same chat was met under both ids before the two were known to be one.
CREATE TABLE chats (
    id               INTEGER PRIMARY KEY,
    telegram_id      BIGINT NOT NULL,
    kind             TEXT NOT NULL,
    title            TEXT NULL,
    username         TEXT NULL,
    language         TEXT NOT NULL,
    is_banned        INTEGER NOT NULL DEFAULT 0,
    reachability     TEXT NOT NULL DEFAULT 'reachable',
    reachability_at  BIGINT NOT NULL,
    merged_into      BIGINT NULL,
    first_met_at     BIGINT NOT NULL
);

CREATE UNIQUE INDEX chats_telegram_id ON chats (telegram_id) WHERE merged_into IS NULL;
CREATE INDEX chats_merged_into ON chats (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX chats_unreachable ON chats (reachability, reachability_at) WHERE reachability <> 'reachable';
