-- Finished lines of a service and tier, which prices are worked out from.
CREATE INDEX campaign_lines_by_service ON campaign_lines (service, tier, campaign_id);

-- Work beyond what a price buys: billed by the hour whatever the price, and apart from what jobs of the service take.
ALTER TABLE time_entries ADD COLUMN change_order INTEGER NOT NULL DEFAULT 0 CHECK (change_order IN (0, 1));
