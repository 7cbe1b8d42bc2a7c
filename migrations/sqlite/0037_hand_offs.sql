-- Work of a line that was given to a vendor.
CREATE TABLE campaign_hand_offs (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    position INTEGER NOT NULL,
    line TEXT NOT NULL,
    vendor TEXT NOT NULL,
    what TEXT NOT NULL,
    due_at INTEGER,
    price_minor INTEGER,
    price_currency TEXT,
    -- The expense that committed the price.
    expense_id TEXT,
    -- Addresses of the vendor's people.
    people TEXT NOT NULL,
    sent_by TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    delivery TEXT,
    returns INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_hand_offs_open ON campaign_hand_offs (sent_at, campaign_id, position)
    WHERE state IN ('sent', 'acknowledged', 'delivered');
CREATE INDEX campaign_hand_offs_open_by_vendor ON campaign_hand_offs (vendor, sent_at, campaign_id, position)
    WHERE state IN ('sent', 'acknowledged', 'delivered');
