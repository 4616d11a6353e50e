CREATE TABLE stories (
    id        TEXT PRIMARY KEY,
    lead_id   BIGINT NOT NULL,
    articles  INTEGER NOT NULL,
    sources   INTEGER NOT NULL
);

CREATE TABLE articles (
    id               BIGINT PRIMARY KEY,
    key              TEXT NOT NULL,
    path             TEXT NOT NULL,
    title            TEXT NOT NULL,
    section          TEXT,
    source           TEXT,
    author           TEXT,
    published_at     BIGINT NOT NULL,
    is_dated         INTEGER NOT NULL,
    first_seen_at    BIGINT NOT NULL,
    corrected_at     BIGINT,
    language         TEXT NOT NULL,
    topics           TEXT NOT NULL,
    story_id         TEXT NOT NULL,
    -- Why it is in this story, in words; empty for the one that founded it.
    story_reason     TEXT NOT NULL,
    -- An editor put it there: the rules leave it alone.
    is_story_edited  INTEGER NOT NULL DEFAULT 0,
    image_url        TEXT,
    words            INTEGER NOT NULL,
    reading_minutes  INTEGER NOT NULL,
    summary          TEXT NOT NULL,
    is_advert        INTEGER NOT NULL,
    is_archive       INTEGER NOT NULL,
    file_size        BIGINT NOT NULL,
    file_written_at  BIGINT NOT NULL,
    content_hash     BIGINT NOT NULL
);

CREATE UNIQUE INDEX articles_key ON articles (key);
CREATE UNIQUE INDEX articles_path ON articles (path);
CREATE INDEX articles_published_at ON articles (published_at);
CREATE INDEX articles_story_id ON articles (story_id);

-- What only the page of one article and the rules read; apart, so that lists stay quick.
CREATE TABLE article_texts (
    article_id     BIGINT PRIMARY KEY,
    body           BYTEA NOT NULL,
    print          BYTEA NOT NULL,
    -- Categories, and links of the text: with title and body all that a change of topics needs.
    categories     TEXT NOT NULL,
    links          TEXT NOT NULL,
    topic_reasons  TEXT NOT NULL,
    summary_spans  TEXT NOT NULL
);

CREATE TABLE article_topics (
    topic         TEXT NOT NULL,
    published_at  BIGINT NOT NULL,
    article_id    BIGINT NOT NULL,
    PRIMARY KEY (topic, published_at, article_id)
);

-- Posts that could not be loaded, so that they are named without being read again until they change.
CREATE TABLE unreadable_posts (
    path             TEXT PRIMARY KEY,
    file_size        BIGINT NOT NULL,
    file_written_at  BIGINT NOT NULL,
    line             INTEGER NOT NULL,
    problem          TEXT NOT NULL
);

-- What passes must know of passes before: the folder whose first scan ended, the topics and the rules in use, the last id.
CREATE TABLE article_state (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
);
