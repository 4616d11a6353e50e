-- What a model said of a text, by the hash of title and text: told where it was not refused.
CREATE TABLE model_summaries (
    text_hash  BIGINT PRIMARY KEY,
    summary    TEXT NOT NULL,
    refusal    TEXT,
    attempts   INTEGER NOT NULL,
    model      TEXT NOT NULL,
    tokens     INTEGER NOT NULL,
    asked_at   BIGINT NOT NULL
);

CREATE INDEX model_summaries_by_age ON model_summaries (asked_at);

-- What was used of each day's budget; a day of UTC.
CREATE TABLE model_days (
    day     TEXT PRIMARY KEY,
    calls   INTEGER NOT NULL,
    tokens  BIGINT NOT NULL
);
