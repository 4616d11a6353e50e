-- When somebody there last wrote or tapped, to about half a day.
ALTER TABLE chats ADD COLUMN active_at BIGINT NOT NULL DEFAULT 0;
UPDATE chats SET active_at = first_met_at;

-- Who may do more than read. Owners stand in the settings.
CREATE TABLE roles (
    user_id   BIGINT PRIMARY KEY,
    role      TEXT NOT NULL,      -- viewer, editor, admin
    given_by  BIGINT NOT NULL,
    given_at  BIGINT NOT NULL
);
