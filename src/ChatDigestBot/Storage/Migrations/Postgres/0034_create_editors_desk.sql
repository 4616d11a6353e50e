-- What editors say of an edition that is to come: of one topic, in one language, on one day of its readers' calendar.
CREATE TABLE desk_editions (
    local_date   TEXT NOT NULL,        -- yyyy-MM-dd
    topic        TEXT NOT NULL,
    language     TEXT NOT NULL,        -- zh (both scripts) or en
    intro        TEXT NULL,
    approved_at  BIGINT NULL,
    approved_by  BIGINT NULL,
    PRIMARY KEY (local_date, topic, language)
);

-- And of its articles: place 0 was taken out, all others go first, the greatest place before all.
CREATE TABLE desk_articles (
    local_date   TEXT NOT NULL,
    topic        TEXT NOT NULL,
    language     TEXT NOT NULL,
    article_key  TEXT NOT NULL,
    place        INTEGER NOT NULL,
    PRIMARY KEY (local_date, topic, language, article_key)
);

-- The lines of introduction an edition told, by topic.
ALTER TABLE digest_editions ADD COLUMN intros TEXT NOT NULL DEFAULT '{}';
