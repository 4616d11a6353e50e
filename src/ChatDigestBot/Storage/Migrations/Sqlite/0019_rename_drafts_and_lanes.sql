ALTER TABLE drafts RENAME TO confirmations;

-- "Lane" is the ledger's word for who shares the pace; a chat's updates wait in a queue.
ALTER TABLE inbox RENAME COLUMN lane TO queue;
ALTER TABLE inbox_lanes RENAME TO inbox_queues;
ALTER TABLE inbox_queues RENAME COLUMN lane TO queue;
