-- What a row of broadcasts does (send, recall, correct), to whom, with which file, and when. Drafts are rows too.
ALTER TABLE broadcasts ADD COLUMN act TEXT NOT NULL DEFAULT 'send';
ALTER TABLE broadcasts ADD COLUMN about_id BIGINT NULL;                -- the broadcast that is recalled or corrected
ALTER TABLE broadcasts ADD COLUMN audience TEXT NOT NULL DEFAULT '{}'; -- JSON
ALTER TABLE broadcasts ADD COLUMN file_kind TEXT NULL;                 -- photo, document
ALTER TABLE broadcasts ADD COLUMN file_id TEXT NULL;                   -- Telegram's
ALTER TABLE broadcasts ADD COLUMN starts_at BIGINT NULL;               -- of a scheduled one
ALTER TABLE broadcasts ADD COLUMN pause_reason TEXT NULL;              -- why it paused by itself
ALTER TABLE broadcasts ADD COLUMN approved_by BIGINT NULL;
ALTER TABLE broadcasts ADD COLUMN recalled_at BIGINT NULL;

CREATE INDEX broadcasts_scheduled ON broadcasts (starts_at) WHERE state = 'scheduled';

ALTER TABLE delivery_contents ADD COLUMN kind TEXT NOT NULL DEFAULT 'text';  -- text, photo, document, nothing
ALTER TABLE delivery_contents ADD COLUMN file_id TEXT NULL;
