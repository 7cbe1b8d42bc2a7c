-- What requesters say after the launch, one answer a campaign. The suggestion is free text and so stays out of the events.
CREATE TABLE feedback (
    campaign_number INTEGER NOT NULL PRIMARY KEY,
    -- SHA-256 of the secret of the link that answers once; none after it was used.
    link_hash BLOB UNIQUE,
    score INTEGER CHECK (score BETWEEN 1 AND 5),
    suggestion TEXT,
    answered_at INTEGER
) STRICT;
