CREATE TABLE search_documents (
    article_id    BIGINT PRIMARY KEY,
    published_at  BIGINT NOT NULL,
    -- What else than title and text its terms were made of; when that changes, the terms do.
    labels        TEXT NOT NULL,
    -- The rules its terms were made by.
    version       INTEGER NOT NULL,
    -- Which terms the post has, and no more: no text, no positions.
    terms         TSVECTOR NOT NULL
);

-- The value is only indexed, never read: packing it would double the time of a first pass.
ALTER TABLE search_documents ALTER COLUMN terms SET STORAGE EXTERNAL;

-- With a list of pending entries a write takes two thirds of the time, but each search reads that list: 20 ms instead of one.
CREATE INDEX search_documents_terms ON search_documents USING gin (terms) WITH (fastupdate = off);
CREATE INDEX search_documents_version ON search_documents (version);

-- Latin words worth suggesting, also spelled backwards: one wrong letter leaves the first or the second half of a word right.
CREATE TABLE search_words (
    word      TEXT COLLATE "C" PRIMARY KEY,
    reversed  TEXT COLLATE "C" NOT NULL
);

CREATE INDEX search_words_reversed ON search_words (reversed);

CREATE TABLE search_sources (
    key   TEXT PRIMARY KEY,
    name  TEXT NOT NULL
);

-- Months (202603, UTC) that posts were published in; each is a term of its posts.
CREATE TABLE search_months (
    month  INTEGER PRIMARY KEY
);
