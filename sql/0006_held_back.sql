-- Up Migration

-- The local day since which do-not-disturb alone has held a person's nudge back, at every try.
alter table schedule add quiet_since date;

-- All quarters begin at once, and are not to be read past by who looks for digests and nudges.
drop index schedule_due;
create index schedule_due on schedule (next_at) where paused_why is null and kind <> 'quarter';
create index schedule_quarter_due on schedule (next_at) where paused_why is null and kind = 'quarter';

-- Down Migration

drop index schedule_due, schedule_quarter_due;
create index schedule_due on schedule (next_at) where paused_why is null;
alter table schedule drop quiet_since;
