-- Who set the bot up in a group or channel.
CREATE TABLE caretakers (
    chat_id    BIGINT PRIMARY KEY,
    person_id  BIGINT NOT NULL,
    since_at   BIGINT NOT NULL,
    told_at    BIGINT NULL  -- when the person heard that the bot cannot write there any more
);

CREATE INDEX caretakers_person ON caretakers (person_id);
