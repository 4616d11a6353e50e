-- Whose database this is: the bot's id, so that two bots never share ledgers and subscribers.
CREATE TABLE database_owner (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    bot_id      BIGINT NOT NULL,
    claimed_at  BIGINT NOT NULL
);

CREATE TABLE leases (
    name      TEXT PRIMARY KEY,
    holder    TEXT NOT NULL,
    epoch     BIGINT NOT NULL,
    until_at  BIGINT NOT NULL
);
