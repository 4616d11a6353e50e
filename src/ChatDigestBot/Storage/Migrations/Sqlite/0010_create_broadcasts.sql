-- An editor's message to everybody; what became of it for each chat is in the ledger.
CREATE TABLE broadcasts (
    id               INTEGER PRIMARY KEY,
    key              TEXT NOT NULL UNIQUE,   -- of the confirmed draft: confirming twice is one broadcast
    author_chat_id   BIGINT NOT NULL,
    html             TEXT NOT NULL,
    contents         TEXT NOT NULL,          -- JSON, ids of delivery_contents, a part each
    state            TEXT NOT NULL,          -- filling, sending, done
    filled_to        BIGINT NULL,            -- the last chat whose rows are planned
    recipients       INTEGER NOT NULL,       -- planned so far; final once the state is sending
    created_at       BIGINT NOT NULL,
    ended_at         BIGINT NULL,
    report_message   BIGINT NULL,            -- the bot's message that shows progress
    reported_at      BIGINT NULL
);

CREATE INDEX broadcasts_open ON broadcasts (id) WHERE state IN ('filling', 'sending');
