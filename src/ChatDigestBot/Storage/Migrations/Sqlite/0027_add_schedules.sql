-- Up to three digests a day: further times beside digest_minutes, with commas between, and which of its day's digests a slot is.
ALTER TABLE subscribers ADD COLUMN further_minutes TEXT NOT NULL DEFAULT '';
ALTER TABLE subscribers ADD COLUMN next_slot_number INTEGER NOT NULL DEFAULT 1;
ALTER TABLE subscribers ADD COLUMN last_slot_number INTEGER NOT NULL DEFAULT 1;

-- No alert comes between these minutes of the local day; equal where none are quiet.
ALTER TABLE subscribers ADD COLUMN quiet_from INTEGER NOT NULL DEFAULT 1320;
ALTER TABLE subscribers ADD COLUMN quiet_until INTEGER NOT NULL DEFAULT 480;
