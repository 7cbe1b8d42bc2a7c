-- Agreements on prices from their proposal on, with the figures they were proposed with. Decided ones stay for ever.
CREATE TABLE price_proposals (
    number INTEGER NOT NULL PRIMARY KEY,
    service TEXT NOT NULL,
    tier TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('proposed', 'approved', 'agreed', 'in-force', 'rejected', 'withdrawn', 'superseded')
    ),
    effective_from TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX price_proposals_by_state ON price_proposals (state, number);
CREATE INDEX price_proposals_by_service ON price_proposals (service, tier, number);
