-- Who said stop is nameless until coming back, whatever updates still bring the name along.
ALTER TABLE chats ADD COLUMN is_forgotten INTEGER NOT NULL DEFAULT 0;

UPDATE chats SET is_forgotten = 1, title = NULL, username = NULL WHERE kind = 'private' AND EXISTS (
    SELECT 1 FROM subscribers AS s WHERE s.chat_id = chats.id AND s.thread_id = 0 AND s.stopped_at IS NOT NULL);

-- What is known of a chat only from refusals is tried again; null where Telegram itself has told.
ALTER TABLE chats ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN try_again_at BIGINT NULL;
