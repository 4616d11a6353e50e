-- How often a broadcast changed since its report in its author's chat said how it stands; 0: that is true.
ALTER TABLE broadcasts ADD COLUMN report_owed INTEGER NOT NULL DEFAULT 0;
