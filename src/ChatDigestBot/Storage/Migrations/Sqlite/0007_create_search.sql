-- Which terms each post has, and no more: no text, no positions. Posts are told apart by the article's id as rowid.
CREATE VIRTUAL TABLE search_terms USING fts5 (terms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- A transaction of 200 posts becomes one segment, and 32 of them are merged bit by bit with the next writes: less often costs a
-- larger file, more often time. What is left to merge waits for quiet moments (SegmentMerger).
INSERT INTO search_terms (search_terms, rank) VALUES ('hashsize', 16777216);
INSERT INTO search_terms (search_terms, rank) VALUES ('automerge', 32);
INSERT INTO search_terms (search_terms, rank) VALUES ('crisismerge', 256);

CREATE TABLE search_documents (
    article_id    INTEGER PRIMARY KEY,
    published_at  BIGINT NOT NULL,
    -- What else than title and text its terms were made of; when that changes, the terms do.
    labels        TEXT NOT NULL,
    -- The rules its terms were made by.
    version       INTEGER NOT NULL
);

CREATE INDEX search_documents_version ON search_documents (version);

-- Latin words worth suggesting, also spelled backwards: one wrong letter leaves the first or the second half of a word right.
CREATE TABLE search_words (
    word      TEXT PRIMARY KEY,
    reversed  TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX search_words_reversed ON search_words (reversed);

CREATE TABLE search_sources (
    key   TEXT PRIMARY KEY,
    name  TEXT NOT NULL
) WITHOUT ROWID;

-- Months (202603, UTC) that posts were published in; each is a term of its posts.
CREATE TABLE search_months (
    month  INTEGER PRIMARY KEY
);
