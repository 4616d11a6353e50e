-- What became of each feed of the list. A feed that left the list keeps its row, so that its items are known when it comes back.
CREATE TABLE feeds (
    key              TEXT PRIMARY KEY,
    url              TEXT NOT NULL,
    address          TEXT NOT NULL,
    host             TEXT NOT NULL,
    title            TEXT NOT NULL,
    etag             TEXT,
    last_modified    TEXT,
    body_hash        BIGINT NOT NULL,
    asked_at         BIGINT,
    next_at          BIGINT NOT NULL,
    first_read_at    BIGINT,
    read_at          BIGINT,
    failures         INTEGER NOT NULL,
    failing_since    BIGINT,
    trouble          TEXT,
    trouble_detail   TEXT NOT NULL,
    items            INTEGER NOT NULL,
    repair           TEXT NOT NULL,
    is_paused        INTEGER NOT NULL,
    is_reported      INTEGER NOT NULL
);

CREATE INDEX feeds_by_host ON feeds (host);

-- The items that were written as posts, by all that they may be known again by.
CREATE TABLE feed_items (
    feed_key       TEXT NOT NULL,
    item_key       TEXT NOT NULL,
    id_hash        BIGINT NOT NULL,
    link_hash      BIGINT NOT NULL,
    title_hash     BIGINT NOT NULL,
    text_hash      BIGINT NOT NULL,
    path           TEXT NOT NULL,
    file_hash      BIGINT NOT NULL,
    published_at   BIGINT,
    is_archive     INTEGER NOT NULL,
    first_seen_at  BIGINT NOT NULL,
    last_seen_at   BIGINT NOT NULL,
    PRIMARY KEY (feed_key, item_key)
);

CREATE INDEX feed_items_by_arrival ON feed_items (first_seen_at, feed_key);
