-- What jobs did, for the job page; pruned after seven days.
CREATE TABLE job_runs (
    id           INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    started_at   BIGINT NOT NULL,
    finished_at  BIGINT,
    outcome      TEXT NOT NULL,
    summary      TEXT NOT NULL
);

CREATE INDEX job_runs_by_name ON job_runs (name, started_at);
CREATE INDEX job_runs_by_start ON job_runs (started_at);
