-- Lines that have begun another attempt since an approval was given, for which it counts no more.
ALTER TABLE campaign_approvals ADD COLUMN lapsed_lines TEXT NOT NULL DEFAULT '[]';
