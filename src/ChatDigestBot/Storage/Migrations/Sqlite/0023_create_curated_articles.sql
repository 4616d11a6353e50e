-- What editors say about articles; by key, so that it outlives every reading of the post.
CREATE TABLE curated_articles (
    article_key   TEXT PRIMARY KEY,
    pinned_until  BIGINT NULL,
    hidden_until  BIGINT NULL,
    hide_reason   TEXT NULL,
    title         TEXT NULL,     -- in the place of the post's own; so with the next two
    summary       TEXT NULL,
    topics        TEXT NULL,     -- ids with a space between
    curated_by    BIGINT NOT NULL,
    curated_at    BIGINT NOT NULL
);
