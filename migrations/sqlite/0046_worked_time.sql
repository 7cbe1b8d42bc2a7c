-- What the team's time of some months went into, without a look at the rest.
CREATE INDEX time_entries_by_date ON time_entries (work_date, activity, campaign_number, minutes);
