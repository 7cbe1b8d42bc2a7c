-- Money that a division means to spend over some months.
CREATE TABLE budgets (
    id TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    division TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('work', 'media')),
    first_month TEXT NOT NULL,
    last_month TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
    currency TEXT NOT NULL,
    note TEXT,
    set_by TEXT NOT NULL,
    set_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK (first_month <= last_month)
) STRICT;

CREATE INDEX budgets_by_division ON budgets (division, kind, first_month);

-- What of the money of campaigns stands on no issued statement: agreed on, or worked and not billed yet. Follows from
-- the campaign and its records, and is brought up to date in the transaction of every change.
CREATE TABLE open_amounts (
    campaign_number INTEGER NOT NULL,
    item TEXT NOT NULL,
    division TEXT NOT NULL,
    budget TEXT NOT NULL CHECK (budget IN ('work', 'media')),
    state TEXT NOT NULL CHECK (state IN ('committed', 'unbilled', 'monthly', 'monthly-ahead')),
    month TEXT NOT NULL,
    last_month TEXT,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (campaign_number, item)
) STRICT, WITHOUT ROWID;

CREATE INDEX open_amounts_by_division ON open_amounts (division, budget, state, month, last_month, amount_minor);
