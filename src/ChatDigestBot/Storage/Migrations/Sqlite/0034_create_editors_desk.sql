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

-- An editor's word that digests which were sent say what was corrected of an article; each message that is changed is a row of deliveries.
CREATE TABLE digest_corrections (
    id           INTEGER PRIMARY KEY,
    article_key  TEXT NOT NULL,
    corrected_by BIGINT NOT NULL,
    corrected_at BIGINT NOT NULL,
    filled_to    BIGINT NOT NULL,      -- deliveries.id up to which it was planned
    is_filled    INTEGER NOT NULL      -- 1 once nothing that told the old words is on its way any more
);

CREATE INDEX delivery_stories_by_story ON delivery_stories (story_id, content_id);
