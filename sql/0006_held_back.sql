-- Up Migration

-- The local day since which do-not-disturb alone has held a person's nudge back, at every try.
alter table schedule add quiet_since date;

-- Down Migration

alter table schedule drop quiet_since;
