-- What people say about a campaign.
CREATE TABLE campaign_comments (
    campaign_number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    -- Empty once it was deleted.
    text TEXT NOT NULL,
    -- Ids of the people whom it names.
    mentions TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER,
    PRIMARY KEY (campaign_number, position)
) STRICT, WITHOUT ROWID;

-- The links of campaigns by the campaign at their other end; a copy of `campaigns.links`.
CREATE TABLE campaign_links (
    other_number INTEGER NOT NULL,
    campaign_number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    role TEXT,
    PRIMARY KEY (other_number, campaign_number, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO campaign_links (other_number, campaign_number, kind, role)
SELECT CAST(SUBSTR(link.value ->> 'campaign', 5) AS INTEGER), number, link.value ->> 'kind', link.value ->> 'role'
FROM campaigns, json_each(campaigns.links) AS link;
