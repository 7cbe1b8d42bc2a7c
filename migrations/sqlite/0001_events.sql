-- Everything that ever happened, in the order it was stored. Rows are never changed or deleted.
-- Each stream (one campaign, one person …) is a hash chain over its rows; instants are epoch milliseconds UTC.
CREATE TABLE events (
    seq INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    stream TEXT NOT NULL,
    stream_seq INTEGER NOT NULL,
    occurred_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema INTEGER NOT NULL,
    actor_id TEXT,
    body TEXT NOT NULL,
    prev_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (stream, stream_seq)
) STRICT;

-- A chain over all streams: each seal covers the hashes of the events up to upto_seq that the seal before it did not.
CREATE TABLE seals (
    number INTEGER NOT NULL PRIMARY KEY,
    upto_seq INTEGER NOT NULL UNIQUE,
    hash BLOB NOT NULL,
    sealed_at INTEGER NOT NULL
) STRICT;
