-- One row a target (chat and forum topic; thread_id 0 is none). chat_id is chats.id, never Telegram's of today.
-- next_digest_at is null for whoever gets none: no topics, paused without end, stopped.
CREATE TABLE subscribers (
    id              INTEGER PRIMARY KEY,
    chat_id         BIGINT NOT NULL,
    thread_id       INTEGER NOT NULL DEFAULT 0,
    digest_minutes  INTEGER NOT NULL CHECK (digest_minutes BETWEEN 0 AND 1439),  -- of the local day
    digest_days     INTEGER NOT NULL CHECK (digest_days BETWEEN 1 AND 127),      -- bits, Monday is 1, Sunday 64
    time_zone       TEXT NOT NULL,  -- IANA
    paused_until    BIGINT NULL,
    stopped_at      BIGINT NULL,
    next_digest_at  BIGINT NULL,
    next_slot_on    TEXT NULL,  -- yyyy-MM-dd, the local date of next_digest_at
    last_digest_at  BIGINT NULL,  -- when the last scheduled digest was due
    last_slot_on    TEXT NULL,
    created_at      BIGINT NOT NULL,
    UNIQUE (chat_id, thread_id)
);

CREATE INDEX subscribers_due ON subscribers (next_digest_at) WHERE next_digest_at IS NOT NULL;

-- subscribed_at decides what is new: only what was first seen after it.
CREATE TABLE subscriptions (
    subscriber_id  BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    topic_id       TEXT NOT NULL,
    subscribed_at  BIGINT NOT NULL,
    PRIMARY KEY (subscriber_id, topic_id)
);

CREATE INDEX subscriptions_topic ON subscriptions (topic_id);
