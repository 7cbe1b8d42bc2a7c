-- Facts anew: `campaignhub kpi rebuild` makes them from the events of a store that is older than this.
DROP TABLE facts;

-- What campaigns are told apart by in key figures: division, priority, services, lifecycle stage, goal and channels in
-- one text, so that a fact carries a number only.
CREATE TABLE fact_groups (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- Finished durations and counts, written with the change that finished them; roll-ups are folded from these.
CREATE TABLE facts (
    seq INTEGER NOT NULL PRIMARY KEY,
    campaign_number INTEGER NOT NULL,
    metric TEXT NOT NULL,
    label TEXT,
    at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    group_id INTEGER NOT NULL,
    value INTEGER NOT NULL
) STRICT;

CREATE INDEX facts_by_metric ON facts (metric, at);
CREATE INDEX facts_by_campaign ON facts (campaign_number, metric);

-- Facts up to the watermark of the consumer `facts`, by quarter-hours of UTC, so that the days of every zone can be made
-- of them.
CREATE TABLE fact_buckets (
    metric TEXT NOT NULL,
    bucket INTEGER NOT NULL,
    label TEXT NOT NULL,
    number INTEGER NOT NULL,
    total INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (metric, bucket, label)
) STRICT, WITHOUT ROWID;

-- How many submitted campaigns of a group are in a stage, by the facts up to the watermark.
CREATE TABLE stage_counts (
    stage TEXT NOT NULL,
    group_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (stage, group_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaigns_by_original_commitment ON campaigns (original_committed_launch_at)
    WHERE original_committed_launch_at IS NOT NULL;

-- Finished cycles of clocks by the instants that attainment counts them at; nothing is added before the stop.
CREATE INDEX clock_cycles_by_stop ON clock_cycles (stopped_at) WHERE stopped_at IS NOT NULL;
CREATE INDEX clock_cycles_by_due ON clock_cycles (due_at) WHERE stopped_at IS NOT NULL;
CREATE INDEX clock_cycles_by_original_due ON clock_cycles (original_due_at) WHERE stopped_at IS NOT NULL;

-- Cases of other tools' logs that became campaigns, so that importing a log again adds nothing.
CREATE TABLE imported_cases (
    source TEXT NOT NULL,
    case_id TEXT NOT NULL,
    campaign_number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (source, case_id)
) STRICT, WITHOUT ROWID;
