-- Campaigns that belong together. A programme has no stage of its own.
CREATE TABLE programmes (
    number INTEGER NOT NULL PRIMARY KEY,
    -- Names the programme's event stream.
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    note TEXT,
    owner_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE programme_campaigns (
    campaign_id TEXT NOT NULL PRIMARY KEY REFERENCES campaigns (id),
    campaign_number INTEGER NOT NULL,
    programme_number INTEGER NOT NULL REFERENCES programmes (number)
) STRICT, WITHOUT ROWID;

CREATE INDEX programme_campaigns_by_programme ON programme_campaigns (programme_number, campaign_number);

-- What somebody can do, in the words that tasks ask for.
ALTER TABLE people ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';

-- The newest answer to each check that is made outside of the hub.
CREATE TABLE external_answers (
    campaign_number INTEGER NOT NULL,
    name TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    result TEXT NOT NULL,
    note TEXT,
    reference TEXT,
    answered_by TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_number, name)
) STRICT, WITHOUT ROWID;
