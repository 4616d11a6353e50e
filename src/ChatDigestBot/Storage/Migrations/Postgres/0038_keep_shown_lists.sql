-- The last list a person was shown in answer to something, so that a typed number means an item of it.
CREATE TABLE shown_lists (
    chat_id   BIGINT PRIMARY KEY,
    items     TEXT NOT NULL,         -- JSON: what each number opens
    shown_at  BIGINT NOT NULL
);
