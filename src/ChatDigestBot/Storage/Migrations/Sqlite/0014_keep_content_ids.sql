-- A number is never given twice: a sender that remembers a pruned content by its number must not take a new one for it.
CREATE TABLE delivery_contents_kept (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    hash         TEXT NOT NULL UNIQUE,
    html         TEXT NOT NULL,
    keyboard     TEXT,               -- Telegram's inline keyboard as JSON
    is_plain     INTEGER NOT NULL,   -- 1 once Telegram refused its entities: goes out without them
    is_bare      INTEGER NOT NULL,   -- 1 once Telegram refused its buttons: goes out without them
    has_stories  INTEGER NOT NULL,
    used_at      BIGINT NOT NULL    -- when it was last planned
);

INSERT INTO delivery_contents_kept (id, hash, html, keyboard, is_plain, is_bare, has_stories, used_at)
SELECT id, hash, html, keyboard, is_plain, is_bare, has_stories, used_at FROM delivery_contents;

DROP TABLE delivery_contents;
ALTER TABLE delivery_contents_kept RENAME TO delivery_contents;
