-- Words of titles and briefs, found by prefix. Filled behind the commits; readers look through the tail themselves.
CREATE TABLE search_terms (
    term TEXT NOT NULL,
    campaign_number INTEGER NOT NULL,
    PRIMARY KEY (term, campaign_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_terms_by_campaign ON search_terms (campaign_number);

-- How far each background reader of the events has come.
CREATE TABLE consumers (
    name TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
