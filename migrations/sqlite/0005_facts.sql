-- Finished durations and counts, written with the change that finished them; roll-ups are folded from these.
CREATE TABLE facts (
    seq INTEGER NOT NULL PRIMARY KEY,
    campaign_id TEXT NOT NULL,
    division TEXT NOT NULL,
    metric TEXT NOT NULL,
    at INTEGER NOT NULL,
    value INTEGER NOT NULL,
    label TEXT
) STRICT;
