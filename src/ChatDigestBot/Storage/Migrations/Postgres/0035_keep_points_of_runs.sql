-- What the summary of a job's run says, as JSON of names and numbers, to be told in any language.
ALTER TABLE job_runs ADD COLUMN points TEXT;
