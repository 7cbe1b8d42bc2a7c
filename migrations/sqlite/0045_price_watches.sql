-- What was last found of a price in force: its jobs' cost beside the assumption, and when that was told of.
CREATE TABLE price_watches (
    number INTEGER NOT NULL PRIMARY KEY REFERENCES price_proposals (number),
    jobs INTEGER NOT NULL,
    drift REAL,
    checked_at INTEGER NOT NULL,
    raised_jobs INTEGER,
    raised_at INTEGER
) STRICT;
