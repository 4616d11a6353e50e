-- What tells this database from others, and from older copies of itself.
CREATE TABLE database_marks (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    database_id  BIGINT NOT NULL,            -- by chance; another one once a copy was put back
    progress     BIGINT NOT NULL DEFAULT 0,  -- grows with what is sent; a file beside the database knows it too
    home         TEXT NULL,                  -- the server's own name for a PostgreSQL database
    copied_at    BIGINT NULL                 -- set in a copy that "backup" made, until a bot starts on it
);

INSERT INTO database_marks (id, database_id) VALUES (1, random());
