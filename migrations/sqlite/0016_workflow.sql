-- What a campaign carries for its way through the workflow beside its own row: overridden gates, launch slots and owed
-- inputs as a document, and the step that the hub takes next by itself. Campaigns without any of it have no row.
CREATE TABLE campaign_workflow (
    campaign_id TEXT NOT NULL PRIMARY KEY REFERENCES campaigns (id),
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    timer_step TEXT CHECK (timer_step IN ('start-build', 'launch', 'fully-live')),
    timer_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_workflow_by_timer ON campaign_workflow (timer_at, number) WHERE timer_at IS NOT NULL;

-- Timers that were found by the stage's name before.
INSERT INTO campaign_workflow (campaign_id, number, body, timer_step, timer_at)
SELECT id, number, '{}', 'start-build', planned_start_at FROM campaigns
WHERE stage = 'planned' AND is_imported = 0 AND planned_start_at IS NOT NULL;
INSERT INTO campaign_workflow (campaign_id, number, body, timer_step, timer_at)
SELECT id, number, '{}', 'launch', scheduled_launch_at FROM campaigns
WHERE stage = 'launch' AND is_imported = 0 AND scheduled_launch_at IS NOT NULL;

DROP INDEX campaigns_to_start;
DROP INDEX campaigns_to_launch;

-- An empty division stands for every division.
CREATE TABLE launch_stops (
    id TEXT NOT NULL PRIMARY KEY,
    division TEXT NOT NULL,
    reason TEXT NOT NULL,
    stopped_by TEXT NOT NULL REFERENCES people (id),
    stopped_at INTEGER NOT NULL,
    released_by TEXT REFERENCES people (id),
    released_at INTEGER,
    release_reason TEXT
) STRICT;

CREATE INDEX launch_stops_active ON launch_stops (division, id) WHERE released_at IS NULL;

CREATE TABLE freeze_exceptions (
    id TEXT NOT NULL PRIMARY KEY,
    freeze TEXT NOT NULL,
    campaign_number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    granted_by TEXT NOT NULL REFERENCES people (id),
    granted_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX freeze_exceptions_by_campaign ON freeze_exceptions (campaign_number, expires_at);
CREATE INDEX freeze_exceptions_by_freeze ON freeze_exceptions (freeze, id);
