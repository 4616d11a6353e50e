-- One-time keys that lead into the console; only their hashes are kept.
CREATE TABLE sign_in_keys (
    key_hash    TEXT PRIMARY KEY,
    user_id     BIGINT NOT NULL,
    expires_at  BIGINT NOT NULL
);

-- Keys that protect cookies, so that a restart or a second node signs nobody out.
CREATE TABLE protection_keys (
    name  TEXT PRIMARY KEY,
    xml   TEXT NOT NULL
);

-- Who did what in the console.
CREATE TABLE audit_entries (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       BIGINT NOT NULL,
    user_id  BIGINT NOT NULL,
    action   TEXT NOT NULL
);

CREATE INDEX audit_entries_by_time ON audit_entries (at);
