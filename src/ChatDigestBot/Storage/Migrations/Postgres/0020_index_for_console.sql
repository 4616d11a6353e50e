-- What the console asks often and the ledger must answer without being read through. Rows that come to a good end are in none of these.
CREATE INDEX deliveries_bad_ends ON deliveries (state, settled_at, reason) WHERE state IN ('failed', 'indoubt', 'cancelled');
CREATE INDEX subscribers_created_at ON subscribers (created_at);
CREATE INDEX subscribers_stopped_at ON subscribers (stopped_at) WHERE stopped_at IS NOT NULL;
CREATE INDEX chats_first_met_at ON chats (first_met_at);

-- To what an act was done, and how that was before.
ALTER TABLE audit_entries ADD COLUMN subject TEXT NULL;
ALTER TABLE audit_entries ADD COLUMN was TEXT NULL;

-- From where, and with which browser, somebody signed in: for its owner's eyes.
ALTER TABLE console_sessions ADD COLUMN address TEXT NULL;
ALTER TABLE console_sessions ADD COLUMN agent TEXT NULL;
