-- One rendered message, written once for all the chats that get it.
CREATE TABLE delivery_contents (
    id           INTEGER PRIMARY KEY,
    hash         TEXT NOT NULL UNIQUE,
    html         TEXT NOT NULL,
    keyboard     TEXT,               -- Telegram's inline keyboard as JSON
    is_plain     INTEGER NOT NULL,   -- 1 once Telegram refused its entities: goes out without them
    is_bare      INTEGER NOT NULL,   -- 1 once Telegram refused its buttons: goes out without them
    has_stories  INTEGER NOT NULL,
    used_at      BIGINT NOT NULL    -- when it was last planned
);

-- What a chat has seen once a message with this content is sent.
CREATE TABLE delivery_stories (
    content_id  BIGINT NOT NULL,
    story_id    TEXT NOT NULL,
    PRIMARY KEY (content_id, story_id)
) WITHOUT ROWID;

-- The ledger: one row for every message sent in bulk, from planning to its end.
CREATE TABLE deliveries (
    id          INTEGER PRIMARY KEY,
    unit        TEXT NOT NULL,      -- what is told as a whole: one digest's slot, one broadcast
    chat_id     BIGINT NOT NULL,    -- chats.id, which survives a migration
    thread_id   INTEGER NOT NULL,   -- 0: none
    part        INTEGER NOT NULL,   -- from 1
    parts       INTEGER NOT NULL,
    kind        TEXT NOT NULL,      -- digest, answer, alert, broadcast
    lane        BIGINT NOT NULL,    -- lanes take turns; 0 goes first
    content_id  BIGINT NOT NULL,
    state       TEXT NOT NULL,      -- planned, sending, sent, failed, indoubt, cancelled
    attempts    INTEGER NOT NULL,   -- that counted
    unanswered  INTEGER NOT NULL,   -- attempts that may have arrived; more than 0 and sent: possibly twice
    reason      TEXT,
    epoch       BIGINT NOT NULL,    -- the delivery lease's epoch of the last attempt
    message_id  BIGINT,
    planned_at  BIGINT NOT NULL,
    not_before  BIGINT NOT NULL,
    not_after   BIGINT,             -- later than this it is not worth beginning
    sending_at  BIGINT,
    settled_at  BIGINT
);

CREATE UNIQUE INDEX deliveries_unit ON deliveries (unit, chat_id, thread_id, part);
CREATE INDEX deliveries_chat ON deliveries (chat_id, id);
CREATE INDEX deliveries_due ON deliveries (lane, not_before, id) WHERE state = 'planned';
CREATE INDEX deliveries_open ON deliveries (chat_id, id) WHERE state IN ('planned', 'sending', 'indoubt');
CREATE INDEX deliveries_sending ON deliveries (epoch) WHERE state = 'sending';
CREATE INDEX deliveries_settled ON deliveries (settled_at, kind, state) WHERE settled_at IS NOT NULL;

-- What a chat has been told; written in the transaction that makes a row sent.
CREATE TABLE seen (
    chat_id    BIGINT NOT NULL,
    thread_id  INTEGER NOT NULL,
    story_id   TEXT NOT NULL,
    seen_at    BIGINT NOT NULL,
    PRIMARY KEY (chat_id, thread_id, story_id)
) WITHOUT ROWID;

-- Units of which nothing more is sent: paused for a while or called off.
CREATE TABLE delivery_holds (
    unit     TEXT PRIMARY KEY,
    held_at  BIGINT NOT NULL
) WITHOUT ROWID;

-- What remains of pruned rows.
CREATE TABLE delivery_days (
    day       TEXT NOT NULL,        -- UTC, yyyy-MM-dd
    kind      TEXT NOT NULL,
    state     TEXT NOT NULL,
    messages  BIGINT NOT NULL,
    PRIMARY KEY (day, kind, state)
) WITHOUT ROWID;
