-- The team that works on a campaign, the versions of SLA policies that it is held to, and its place in the queue of open
-- work: the earliest due instant of a running clock (the end of time without one), then priority. Not in the queue, NULL.
ALTER TABLE campaigns ADD COLUMN team TEXT;
ALTER TABLE campaigns ADD COLUMN policy_versions TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN queue_at INTEGER;
ALTER TABLE campaigns ADD COLUMN queue_rank INTEGER NOT NULL DEFAULT 2;

CREATE INDEX campaigns_in_queue ON campaigns (queue_at, queue_rank, number) WHERE queue_at IS NOT NULL;
CREATE INDEX campaigns_in_queue_by_team ON campaigns (team, queue_at, queue_rank, number) WHERE queue_at IS NOT NULL;
CREATE INDEX campaigns_in_queue_by_stage ON campaigns (stage, queue_at, queue_rank, number)
    WHERE queue_at IS NOT NULL;
CREATE INDEX campaigns_in_queue_by_division ON campaigns (division, queue_at, queue_rank, number)
    WHERE queue_at IS NOT NULL;

-- Each run of a clock. The events say all; the other columns follow from them and from the calendar versions they name.
CREATE TABLE clock_cycles (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    clock TEXT NOT NULL,
    -- The approval or hand-off; empty for a clock of the campaign itself.
    subject TEXT NOT NULL,
    cycle INTEGER NOT NULL CHECK (cycle > 0),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sla', 'ola', 'vendor')),
    state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'met', 'breached', 'cancelled')),
    policy TEXT NOT NULL,
    policy_version INTEGER NOT NULL,
    calendar TEXT NOT NULL,
    calendar_version INTEGER NOT NULL,
    -- Milliseconds of working time.
    goal INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    due_at INTEGER,
    original_due_at INTEGER,
    stopped_at INTEGER,
    -- Milliseconds of working time at the stop.
    elapsed INTEGER,
    breached_at INTEGER,
    is_breached_by_retarget INTEGER NOT NULL CHECK (is_breached_by_retarget IN (0, 1)),
    next_fire_at INTEGER,
    events TEXT NOT NULL,
    PRIMARY KEY (campaign_id, clock, subject, cycle)
) STRICT, WITHOUT ROWID;

CREATE INDEX clock_cycles_to_fire ON clock_cycles (next_fire_at, campaign_id) WHERE next_fire_at IS NOT NULL;
CREATE INDEX clock_cycles_by_policy ON clock_cycles (policy, campaign_id) WHERE state IN ('running', 'paused');
