-- Whether a target reads articles in every language, not only in its own.
ALTER TABLE subscribers ADD COLUMN reads_every_language INTEGER NOT NULL DEFAULT 0;

-- The page whose picture stands above a digest.
ALTER TABLE delivery_contents ADD COLUMN preview_url TEXT;
