CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    -- Lower case.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    employer TEXT NOT NULL CHECK (employer IN ('internal', 'partner')),
    is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

-- An empty division stands for every division.
CREATE TABLE role_grants (
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    division TEXT NOT NULL,
    PRIMARY KEY (person_id, role, division)
) STRICT, WITHOUT ROWID;

-- The token itself is never stored: its SHA-256 finds it.
CREATE TABLE tokens (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
) STRICT;

CREATE INDEX tokens_by_person ON tokens (person_id, created_at);
