-- Who is signed in to the console, on which browser; only hashes of the keys in their cookies are kept.
CREATE TABLE console_sessions (
    key_hash    TEXT PRIMARY KEY,
    user_id     BIGINT NOT NULL,
    started_at  BIGINT NOT NULL,
    used_at     BIGINT NOT NULL
);
