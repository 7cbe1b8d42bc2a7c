-- What each action changed, as it was before, for as long as a lead can void it.
CREATE TABLE action_traces (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    -- Where the action's events stand in the campaign's stream, both included.
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    performed_at INTEGER NOT NULL,
    performed_by TEXT NOT NULL,
    trace TEXT NOT NULL,
    -- The facts that it measured.
    facts TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, first_seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX action_traces_by_expiry ON action_traces (expires_at);
