CREATE TABLE campaigns (
    id TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    stage TEXT NOT NULL,
    stage_entered_at INTEGER NOT NULL,
    priority TEXT NOT NULL,
    division TEXT NOT NULL,
    requester_id TEXT NOT NULL,
    requested_for_id TEXT,
    requested_launch_at INTEGER,
    committed_launch_at INTEGER,
    original_committed_launch_at INTEGER,
    planned_start_at INTEGER,
    scheduled_launch_at INTEGER,
    launched_at INTEGER,
    brief TEXT NOT NULL,
    builders TEXT NOT NULL,
    workflow_key TEXT NOT NULL,
    workflow_version INTEGER NOT NULL,
    brief_key TEXT NOT NULL,
    brief_version INTEGER NOT NULL,
    division_version INTEGER NOT NULL,
    calendar_key TEXT NOT NULL,
    calendar_version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    submitted_at INTEGER,
    accepted_at INTEGER,
    build_started_at INTEGER,
    updated_at INTEGER NOT NULL,
    returns INTEGER NOT NULL,
    is_imported INTEGER NOT NULL CHECK (is_imported IN (0, 1)),
    -- Head of the campaign's event chain, so that appending needs no look-up.
    chain_length INTEGER NOT NULL,
    chain_hash BLOB NOT NULL
) STRICT;

CREATE INDEX campaigns_by_stage ON campaigns (stage, number);
CREATE INDEX campaigns_by_division ON campaigns (division, number);
CREATE INDEX campaigns_by_update ON campaigns (updated_at, number);
-- Campaigns without a commitment come last.
CREATE INDEX campaigns_by_commitment ON campaigns (COALESCE(committed_launch_at, 253402300799999), number);
CREATE INDEX campaigns_to_start ON campaigns (stage, planned_start_at, number) WHERE planned_start_at IS NOT NULL;
CREATE INDEX campaigns_to_launch ON campaigns (stage, scheduled_launch_at, number)
    WHERE scheduled_launch_at IS NOT NULL;

-- The parts of a campaign lie together under its id.
CREATE TABLE campaign_lines (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    service TEXT NOT NULL,
    service_version INTEGER NOT NULL,
    tier TEXT NOT NULL,
    proposed_tier TEXT,
    quantity INTEGER NOT NULL,
    locale TEXT NOT NULL,
    variant_of TEXT,
    attempt INTEGER NOT NULL,
    answers TEXT NOT NULL,
    changed_at INTEGER,
    PRIMARY KEY (campaign_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_holds (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    id TEXT NOT NULL,
    reason TEXT NOT NULL,
    lines TEXT NOT NULL,
    since INTEGER NOT NULL,
    until_at INTEGER,
    note TEXT,
    questions TEXT NOT NULL,
    ended_at INTEGER,
    PRIMARY KEY (campaign_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_tasks (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    line TEXT NOT NULL,
    template TEXT,
    finding TEXT,
    stage TEXT NOT NULL,
    title TEXT NOT NULL,
    role TEXT NOT NULL,
    skill TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    locale TEXT,
    row_number INTEGER,
    after TEXT NOT NULL,
    state TEXT NOT NULL,
    assignee_id TEXT,
    started_at INTEGER,
    finished_at INTEGER,
    finished_by TEXT,
    PRIMARY KEY (campaign_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_tasks_by_assignee ON campaign_tasks (assignee_id, campaign_id)
    WHERE assignee_id IS NOT NULL AND state IN ('ready', 'in-progress', 'blocked');

CREATE TABLE campaign_ticks (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    line TEXT NOT NULL,
    item TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    result TEXT NOT NULL,
    evidence TEXT,
    note TEXT,
    ticked_by TEXT NOT NULL,
    ticked_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, line, item, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE campaign_findings (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    id TEXT NOT NULL,
    line TEXT,
    item TEXT,
    severity TEXT NOT NULL,
    cause TEXT NOT NULL,
    text TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    found_by TEXT NOT NULL,
    found_at INTEGER NOT NULL,
    resolved_at INTEGER,
    PRIMARY KEY (campaign_id, id)
) STRICT, WITHOUT ROWID;
