-- The digests each target was given last: the newest that arrived, and one that may still arrive. What never did is no digest it had.
CREATE TABLE given_digests (
    chat_id     BIGINT NOT NULL,
    thread_id   INTEGER NOT NULL,
    unit        TEXT NOT NULL,       -- of the ledger, which knows what became of it
    edition_id  BIGINT NOT NULL,
    given_at    BIGINT NOT NULL,
    PRIMARY KEY (chat_id, thread_id, unit)
) WITHOUT ROWID;

INSERT INTO given_digests (chat_id, thread_id, unit, edition_id, given_at)
SELECT chat_id, thread_id, unit, edition_id, given_at FROM digest_latest;

DROP TABLE digest_latest;
