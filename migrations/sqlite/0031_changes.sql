-- Changes of accepted campaigns that requester and lead have to agree on.
CREATE TABLE campaign_changes (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'applied', 'rejected', 'withdrawn', 'superseded')),
    body TEXT NOT NULL,
    PRIMARY KEY (campaign_id, number)
) STRICT, WITHOUT ROWID;
