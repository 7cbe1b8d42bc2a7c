-- What is known of each file of a campaign. The bytes lie in the folder `files` beside the store, under their digest, once
-- for all rows that share them; they are gone when no row is left that is neither removed nor purged.
CREATE TABLE campaign_files (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    declared_type TEXT,
    size INTEGER NOT NULL,
    digest TEXT NOT NULL,
    is_personal_data INTEGER NOT NULL CHECK (is_personal_data IN (0, 1)),
    uploaded_by TEXT NOT NULL,
    uploaded_at INTEGER NOT NULL,
    removed_at INTEGER,
    purged_at INTEGER,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_files_by_digest ON campaign_files (digest) WHERE removed_at IS NULL AND purged_at IS NULL;
CREATE INDEX campaign_files_with_personal_data ON campaign_files (campaign_id, number)
    WHERE is_personal_data = 1 AND removed_at IS NULL AND purged_at IS NULL;
