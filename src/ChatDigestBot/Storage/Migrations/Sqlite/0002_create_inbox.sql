-- Updates as Telegram sent them, until they are handled; their ids a while longer, so that one sent twice is handled once.
CREATE TABLE inbox (
    seq          INTEGER PRIMARY KEY,
    bot_id       BIGINT NOT NULL,
    update_id    BIGINT NOT NULL,
    lane         TEXT NOT NULL,
    body         TEXT,
    state        INTEGER NOT NULL DEFAULT 0,
    attempts     INTEGER NOT NULL DEFAULT 0,
    crashes      INTEGER NOT NULL DEFAULT 0,
    reason       TEXT,
    received_at  BIGINT NOT NULL,
    UNIQUE (bot_id, update_id)
);

CREATE INDEX inbox_waiting ON inbox (lane, seq) WHERE state = 0;

-- Which node handles a chat's updates. Only used on PostgreSQL, where there can be several.
CREATE TABLE inbox_lanes (
    bot_id    BIGINT NOT NULL,
    lane      TEXT NOT NULL,
    holder    TEXT NOT NULL,
    until_at  BIGINT NOT NULL,
    PRIMARY KEY (bot_id, lane)
);
