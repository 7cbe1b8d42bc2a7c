-- When a task has to be done: worked out from the launch when that or the tasks change.
ALTER TABLE campaign_tasks ADD COLUMN due_at INTEGER;

-- Lists of unfinished work in the order in which it falls due; what has no due instant comes last.
CREATE INDEX campaign_tasks_open ON campaign_tasks
    (COALESCE(due_at, 253402300799999), campaign_id, position)
    WHERE state IN ('ready', 'in-progress', 'blocked');
CREATE INDEX campaign_tasks_open_by_assignee ON campaign_tasks
    (assignee_id, COALESCE(due_at, 253402300799999), campaign_id, position)
    WHERE assignee_id IS NOT NULL AND state IN ('ready', 'in-progress', 'blocked');
