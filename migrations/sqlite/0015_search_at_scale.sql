-- Lists in the order of any sort key, by stage too, without sorting; the division at the end of each spares the rows of
-- other divisions.
DROP INDEX campaigns_by_stage;
DROP INDEX campaigns_by_update;
DROP INDEX campaigns_by_commitment;
CREATE INDEX campaigns_by_stage ON campaigns (stage, number, division, is_confidential);
CREATE INDEX campaigns_by_stage_and_update ON campaigns (stage, updated_at, number, division, is_confidential);
CREATE INDEX campaigns_by_stage_and_commitment
    ON campaigns (stage, COALESCE(committed_launch_at, 253402300799999), number, division, is_confidential);
CREATE INDEX campaigns_by_update ON campaigns (updated_at, number, division, is_confidential);
-- Campaigns without a commitment come last.
CREATE INDEX campaigns_by_commitment ON campaigns (COALESCE(committed_launch_at, 253402300799999), number, division, is_confidential);

-- Words are folded now (case, accents, forms of one letter), so every campaign is indexed anew, behind the commits.
DROP INDEX search_terms_by_campaign;
DELETE FROM search_terms;
CREATE INDEX search_terms_by_campaign ON search_terms (campaign_number, term);
DELETE FROM consumers WHERE name = 'search';
