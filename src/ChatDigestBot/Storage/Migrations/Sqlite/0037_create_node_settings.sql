-- By which settings each node goes that shares this database with others, as JSON of names and marks of values.
CREATE TABLE node_settings (
    node     TEXT NOT NULL PRIMARY KEY,
    marks    TEXT NOT NULL,
    seen_at  BIGINT NOT NULL
);
