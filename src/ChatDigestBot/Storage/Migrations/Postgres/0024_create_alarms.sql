-- What goes wrong now and the admins were told of, so that a restart tells nothing twice.
CREATE TABLE alarms (
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,      -- which job, feed or disk; empty where there is only one
    since_at    BIGINT NOT NULL,
    told_at     BIGINT,             -- null after the first look
    gone_since  BIGINT,             -- null while it lasts
    PRIMARY KEY (kind, subject)
);
