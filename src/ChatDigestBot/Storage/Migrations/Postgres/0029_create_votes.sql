-- Thumbs up (1) and down (-1); chat_id is the person's private chat. Topic and source are the article's at that time.
CREATE TABLE votes (
    chat_id      BIGINT NOT NULL,
    article_key  TEXT NOT NULL,
    topic_id     TEXT NULL,
    source       TEXT NULL,
    vote         INTEGER NOT NULL,
    voted_at     BIGINT NOT NULL,
    PRIMARY KEY (chat_id, article_key)
);
