-- Command lines too long for a button's 64 bytes; the key is made of the line, so the same line is stored once.
CREATE TABLE stored_lines (
    key        TEXT PRIMARY KEY,
    line       TEXT NOT NULL,
    stored_at  BIGINT NOT NULL
);

CREATE INDEX stored_lines_stored_at ON stored_lines (stored_at);

-- What cannot be undone waits here for its confirmation: one use, one person, one chat, 30 minutes.
CREATE TABLE drafts (
    key         TEXT PRIMARY KEY,
    kind        TEXT NOT NULL,
    chat_id     BIGINT NOT NULL,
    person_id   BIGINT NOT NULL,
    body        TEXT NOT NULL,
    created_at  BIGINT NOT NULL,
    taken_at    BIGINT NULL,
    taken_by    BIGINT NULL  -- the update that took it, so that the same update handled again is not told "already used"
);

CREATE INDEX drafts_created_at ON drafts (created_at);

-- What Telegram's command menus were last set to, so that a start sets only what changed.
CREATE TABLE command_menus (
    menu         TEXT PRIMARY KEY,
    fingerprint  TEXT NOT NULL,
    set_at       BIGINT NOT NULL
);
