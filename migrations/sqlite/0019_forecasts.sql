-- Volume forecasts as they were made, so that they can be held against what came. A service is empty for all together;
-- `ahead` counts the periods from the one in which it was made.
CREATE TABLE forecasts (
    service TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('week', 'month', 'quarter')),
    period_from INTEGER NOT NULL,
    ahead INTEGER NOT NULL CHECK (ahead >= 0),
    period_to INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    method TEXT NOT NULL,
    point REAL NOT NULL,
    low80 REAL NOT NULL,
    high80 REAL NOT NULL,
    low95 REAL NOT NULL,
    high95 REAL NOT NULL,
    -- What repeating the last season missed on average in the series as it was then.
    scale REAL NOT NULL,
    -- What came, once the period has ended.
    actual REAL,
    PRIMARY KEY (service, period, period_from, ahead)
) STRICT, WITHOUT ROWID;

CREATE INDEX forecasts_to_close ON forecasts (period_to) WHERE actual IS NULL;

-- What a requester was told at the submission: the ends of the days by which half and 85 % of the simulated futures had
-- launched the campaign.
CREATE TABLE promises (
    campaign_number INTEGER NOT NULL PRIMARY KEY,
    made_at INTEGER NOT NULL,
    half_by INTEGER NOT NULL,
    most_by INTEGER NOT NULL,
    ahead INTEGER NOT NULL
) STRICT;

CREATE INDEX promises_by_making ON promises (made_at);
