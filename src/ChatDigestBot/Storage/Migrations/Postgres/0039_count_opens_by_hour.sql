-- How often articles were opened in the chat, by the hour, so that anybody's own day can be told.
CREATE TABLE opens_by_hour (
    edition     TEXT NOT NULL,    -- digest_editions.key; empty where it was opened from elsewhere
    article_id  BIGINT NOT NULL,
    hour        BIGINT NOT NULL,  -- its beginning
    opens       BIGINT NOT NULL,
    PRIMARY KEY (edition, article_id, hour)
);

-- Of what was counted by the day nobody knows the hour.
INSERT INTO opens_by_hour (edition, article_id, hour, opens)
SELECT edition, article_id, CAST(EXTRACT(EPOCH FROM CAST(day || ' 12:00:00+00' AS TIMESTAMPTZ)) AS BIGINT) * 1000, opens FROM opens;

DROP TABLE opens;
ALTER TABLE opens_by_hour RENAME TO opens;
CREATE INDEX opens_hour ON opens (hour);
CREATE INDEX opens_article ON opens (article_id);
