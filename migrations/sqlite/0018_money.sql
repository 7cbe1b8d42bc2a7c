-- The price that a line was accepted at: `key:version` of a price definition.
ALTER TABLE campaign_lines ADD COLUMN price TEXT;

-- Work of a person on a date: on a line of a campaign, with what it is billed and costs, or on something internal.
CREATE TABLE time_entries (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    person_id TEXT NOT NULL REFERENCES people (id),
    campaign_number INTEGER,
    division TEXT,
    line TEXT,
    task TEXT,
    activity TEXT,
    work_date TEXT NOT NULL,
    -- The month it is accounted for in: that of the work, or the first that was still open.
    booked_month TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    role TEXT,
    team TEXT,
    vendor TEXT,
    note TEXT,
    currency TEXT,
    bill_minor INTEGER,
    cost_minor INTEGER,
    bill_rate INTEGER,
    cost_rate INTEGER,
    rate_source TEXT CHECK (rate_source IN ('line', 'division', 'site', 'role')),
    card TEXT,
    card_version INTEGER,
    -- The statement that it was billed with, which locks it.
    statement_id TEXT,
    -- What an import calls it, so that it is taken once.
    reference TEXT,
    entered_by TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK ((campaign_number IS NULL) <> (activity IS NULL)),
    CHECK ((campaign_number IS NULL) = (bill_minor IS NULL))
) STRICT;

CREATE INDEX time_entries_by_person ON time_entries (person_id, work_date, id);
CREATE INDEX time_entries_by_campaign ON time_entries (campaign_number, work_date, id)
    WHERE campaign_number IS NOT NULL;
CREATE INDEX time_entries_by_task ON time_entries (campaign_number, task) WHERE task IS NOT NULL;
CREATE INDEX time_entries_unbilled ON time_entries (division, booked_month, id)
    WHERE division IS NOT NULL AND statement_id IS NULL;
CREATE UNIQUE INDEX time_entries_by_reference ON time_entries (reference) WHERE reference IS NOT NULL;

-- A running timer of a person.
CREATE TABLE timers (
    person_id TEXT NOT NULL PRIMARY KEY REFERENCES people (id),
    work TEXT NOT NULL,
    started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Lines on which no more time is taken, with their minutes by role: the jobs that quotes are made from.
CREATE TABLE line_captures (
    campaign_number INTEGER NOT NULL,
    line TEXT NOT NULL,
    service TEXT NOT NULL,
    tier TEXT NOT NULL,
    minutes TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    closed_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_number, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX line_captures_by_service ON line_captures (service, tier, closed_at);

-- Months that are accounted for, those before them included.
CREATE TABLE month_closings (
    month TEXT NOT NULL PRIMARY KEY,
    closed_by TEXT NOT NULL,
    closed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rates of a line's own.
CREATE TABLE line_rates (
    campaign_number INTEGER NOT NULL,
    line TEXT NOT NULL,
    role TEXT NOT NULL,
    bill INTEGER NOT NULL CHECK (bill >= 0),
    cost INTEGER NOT NULL CHECK (cost >= 0),
    PRIMARY KEY (campaign_number, line, role)
) STRICT, WITHOUT ROWID;

-- Money paid to others for a line. `amount_minor` is in the vendor's currency, `cost_minor` and `bill_minor` in the
-- division's.
CREATE TABLE expenses (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    campaign_number INTEGER NOT NULL,
    division TEXT NOT NULL,
    line TEXT NOT NULL,
    vendor TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('pass-through', 'mark-up', 'media')),
    mark_up_percent INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    currency TEXT NOT NULL,
    cost_minor INTEGER NOT NULL,
    bill_minor INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ordered', 'invoiced', 'cancelled')),
    ordered_on TEXT NOT NULL,
    invoiced_on TEXT,
    booked_month TEXT,
    statement_id TEXT,
    entered_by TEXT NOT NULL,
    entered_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX expenses_by_campaign ON expenses (campaign_number, id);
CREATE INDEX expenses_unbilled ON expenses (division, booked_month, id)
    WHERE state = 'invoiced' AND statement_id IS NULL;

-- What a campaign was said to cost, and who agreed.
CREATE TABLE quotes (
    campaign_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    division TEXT NOT NULL,
    currency TEXT NOT NULL,
    -- What of the campaign the amounts follow from; a quote of other lines is out of date.
    basis TEXT NOT NULL,
    lines TEXT NOT NULL,
    exact_minor INTEGER NOT NULL,
    p50_minor INTEGER NOT NULL,
    p90_minor INTEGER NOT NULL,
    is_estimate INTEGER NOT NULL CHECK (is_estimate IN (0, 1)),
    seed INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    accepted_by TEXT,
    accepted_at INTEGER,
    is_standing INTEGER NOT NULL CHECK (is_standing IN (0, 1)),
    -- The highest share of the upper bound that was told of.
    burn_percent INTEGER NOT NULL,
    PRIMARY KEY (campaign_number, number)
) STRICT, WITHOUT ROWID;

-- What cancelling a campaign is charged.
CREATE TABLE cancellations (
    campaign_number INTEGER NOT NULL PRIMARY KEY,
    division TEXT NOT NULL,
    currency TEXT NOT NULL,
    cancelled_on TEXT NOT NULL,
    booked_month TEXT NOT NULL,
    stage TEXT NOT NULL,
    lines TEXT NOT NULL,
    charge_minor INTEGER NOT NULL,
    waived_by TEXT,
    waived_at INTEGER,
    waiver_reason TEXT
) STRICT;

CREATE INDEX cancellations_by_division ON cancellations (division, booked_month, campaign_number);

-- What a division may spend in a period. Media money is apart from work.
CREATE TABLE budgets (
    division TEXT NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('work', 'media')),
    version INTEGER NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    policy TEXT NOT NULL CHECK (policy IN ('warn', 'refuse')),
    updated_by TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (division, period, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    id TEXT NOT NULL PRIMARY KEY,
    -- From 1 without a gap, given when it is issued.
    number INTEGER,
    division TEXT NOT NULL,
    month TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'accepted', 'disputed')),
    total_minor INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    issued_by TEXT,
    issued_at INTEGER
) STRICT;

CREATE UNIQUE INDEX statements_by_number ON statements (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX statements_by_month ON statements (division, month);

CREATE TABLE statement_lines (
    statement_id TEXT NOT NULL REFERENCES statements (id),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    campaign_number INTEGER,
    line TEXT,
    description TEXT NOT NULL,
    minutes INTEGER,
    amount_minor INTEGER NOT NULL,
    cost_minor INTEGER NOT NULL,
    sources TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'disputed')),
    reason TEXT,
    PRIMARY KEY (statement_id, number)
) STRICT, WITHOUT ROWID;

-- Everything that was billed, once.
CREATE TABLE billed_sources (
    source TEXT NOT NULL PRIMARY KEY,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    line_number INTEGER NOT NULL,
    division TEXT NOT NULL,
    campaign_number INTEGER,
    amount_minor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX billed_sources_by_campaign ON billed_sources (campaign_number, source) WHERE campaign_number IS NOT NULL;

-- Amounts taken back from issued lines, for the division's next statement.
CREATE TABLE credits (
    id TEXT NOT NULL PRIMARY KEY,
    division TEXT NOT NULL,
    statement_id TEXT NOT NULL REFERENCES statements (id),
    line_number INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    booked_month TEXT NOT NULL,
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

CREATE INDEX credits_by_division ON credits (division, booked_month, id);
CREATE INDEX credits_by_line ON credits (statement_id, line_number);

-- Costs that several divisions share, and their shares.
CREATE TABLE shared_costs (
    id TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    description TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    rule TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE shared_cost_shares (
    shared_cost_id TEXT NOT NULL REFERENCES shared_costs (id),
    division TEXT NOT NULL,
    month TEXT NOT NULL,
    description TEXT NOT NULL,
    weight INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    PRIMARY KEY (shared_cost_id, division)
) STRICT, WITHOUT ROWID;

CREATE INDEX shared_cost_shares_by_division ON shared_cost_shares (division, month, shared_cost_id);

-- Accepted campaigns with lines that are billed whatever their hours, until all of that is billed.
CREATE TABLE fixed_charges (
    division TEXT NOT NULL,
    campaign_number INTEGER NOT NULL,
    PRIMARY KEY (division, campaign_number)
) STRICT, WITHOUT ROWID;
