-- What was put out for approval: versions of what will go out, never altered.
CREATE TABLE campaign_proofs (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    number INTEGER NOT NULL,
    -- NULL shows every line.
    line TEXT,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- One of the two.
    file_number INTEGER,
    url TEXT,
    digest TEXT NOT NULL,
    note TEXT,
    put_out_by TEXT NOT NULL,
    put_out_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;

-- The judgements on them that people are asked for.
CREATE TABLE campaign_approvals (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    number INTEGER NOT NULL,
    campaign_number INTEGER NOT NULL,
    proof TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    substitute_id TEXT,
    round INTEGER NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    due_at INTEGER,
    note TEXT,
    decision TEXT,
    decided_by TEXT,
    decided_as TEXT NOT NULL,
    remark TEXT,
    findings TEXT NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_approvals_by_person ON campaign_approvals (person_id, campaign_number, number);
CREATE INDEX campaign_approvals_by_substitute ON campaign_approvals (substitute_id, campaign_number, number)
    WHERE substitute_id IS NOT NULL;

-- Rounds of approval beyond what a line's service includes.
CREATE TABLE campaign_round_grants (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    number INTEGER NOT NULL,
    line TEXT NOT NULL,
    rounds INTEGER NOT NULL,
    reason TEXT NOT NULL,
    granted_by TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;

-- Who mended a finding during review, and how.
ALTER TABLE campaign_findings ADD COLUMN resolved_by TEXT;
ALTER TABLE campaign_findings ADD COLUMN resolution TEXT;

-- When people are away: whole days of their own zone, both included.
CREATE TABLE person_absences (
    person_id TEXT NOT NULL REFERENCES people (id),
    id TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (person_id, id)
) STRICT, WITHOUT ROWID;
