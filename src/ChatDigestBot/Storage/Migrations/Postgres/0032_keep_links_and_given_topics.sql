-- Where the original of an article stands, and the topics its post names for itself.
ALTER TABLE articles ADD COLUMN link TEXT;
ALTER TABLE article_texts ADD COLUMN given_topics TEXT NOT NULL DEFAULT '';
