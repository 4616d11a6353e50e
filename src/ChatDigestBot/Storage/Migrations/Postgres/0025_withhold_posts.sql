-- What its writer does not want published, or not yet: not an article, and not read again until it changes or its moment comes.
CREATE TABLE withheld_posts (
    path             TEXT PRIMARY KEY,
    file_size        BIGINT NOT NULL,
    file_written_at  BIGINT NOT NULL,
    reason           TEXT NOT NULL,
    held_until       BIGINT
);

-- From when on a post may not be told any more.
ALTER TABLE articles ADD COLUMN expires_at BIGINT;

CREATE INDEX articles_expires_at ON articles (expires_at) WHERE expires_at IS NOT NULL;
