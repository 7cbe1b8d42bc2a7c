-- Who follows a campaign (person ids) and what it is linked to: short lists that are read with the campaign.
ALTER TABLE campaigns ADD COLUMN watchers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE campaigns ADD COLUMN links TEXT NOT NULL DEFAULT '[]';
-- The brief's `confidential`, for lists.
ALTER TABLE campaigns ADD COLUMN is_confidential INTEGER NOT NULL DEFAULT 0 CHECK (is_confidential IN (0, 1));
-- What of its master a variant is behind with.
ALTER TABLE campaign_lines ADD COLUMN staleness TEXT;

-- Campaigns of a division about to launch, for likely duplicates.
CREATE INDEX campaigns_by_launch ON campaigns (
    division, COALESCE(launched_at, scheduled_launch_at, committed_launch_at, requested_launch_at), number
) WHERE submitted_at IS NOT NULL;

-- Who may know of a confidential campaign: person ids and addresses. Other campaigns have no rows here.
CREATE TABLE campaign_viewers (
    person TEXT NOT NULL,
    campaign_number INTEGER NOT NULL,
    PRIMARY KEY (person, campaign_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_viewers_by_campaign ON campaign_viewers (campaign_number);

UPDATE campaigns SET is_confidential = 1 WHERE instr(brief, '"confidential":true') > 0;
INSERT INTO campaign_viewers (person, campaign_number)
SELECT requester_id, number FROM campaigns WHERE is_confidential = 1
UNION SELECT requested_for_id, number FROM campaigns WHERE is_confidential = 1 AND requested_for_id IS NOT NULL;

-- Answers that a rule wants to be unique, of campaigns that were submitted and not given up.
CREATE TABLE unique_answers (
    service TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    campaign_number INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (service, field, value, campaign_number, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX unique_answers_by_campaign ON unique_answers (campaign_number);

-- Saved beginnings of requests.
CREATE TABLE templates (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    owner_id TEXT NOT NULL REFERENCES people (id),
    sharing TEXT NOT NULL CHECK (sharing IN ('private', 'division', 'all')),
    division TEXT NOT NULL,
    request TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
