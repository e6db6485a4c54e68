-- Up Migration

-- Likeness of words, so that a search forgives typing errors.
create extension if not exists pg_trgm;

alter table register
  -- 'channels': only members of the register's channels see it.
  add visibility  text        not null default 'workspace' check (visibility in ('workspace', 'channels')),
  -- Whether an item given to somebody else is an offer, which they accept or decline.
  add offers      boolean     not null default true,
  -- Days on which its items ask nobody: '2026-12-24', or '12-25' in every year.
  add holidays    text[]      not null default '{}',
  -- Whether a digest becomes a line when the next one has come.
  add collapses_digests boolean not null default true,
  add archived_at timestamptz;

alter table debt
  -- An accepted item reopens on this day.
  add accepted_until date,
  add accepted_why   text,
  -- What the debt has cost, an event each.
  add hits           jsonb not null default '[]',
  -- The due day for which its owner was told that it is overdue.
  add told_overdue_for date;
-- All that was written into an item, as one text, so that it can be searched. Immutable but for array_to_string and
-- concat_ws, which PostgreSQL does not call so because other types than text may follow settings.
create function debt_text(
  title text, reference text, owner_name text, labels text[], risk text, current_state text, implementation text,
  what_was_done text, impact_qualifier text, effort_qualifier text, accepted_why text, parts jsonb
) returns text language sql immutable parallel safe as $$
  select concat_ws(E'\n', title, reference, owner_name, array_to_string(labels, ' '), risk, current_state,
    implementation, what_was_done, impact_qualifier, effort_qualifier, accepted_why,
    (select string_agg(concat_ws(E'\n', part ->> 'name', part ->> 'title', part ->> 'text', part ->> 'url'), E'\n')
      from jsonb_array_elements(parts) as part))
$$;
alter table debt
  add search_text text generated always as (debt_text(
    title, reference, owner_name, labels, risk, current_state, implementation, what_was_done, impact_qualifier,
    effort_qualifier, accepted_why, target_state || steps || files || sections || notes || links || hits
  )) stored;
-- The same words in their English stems; 200,000 characters are what a tsvector surely holds.
alter table debt
  add search_words tsvector generated always as (to_tsvector('english', left(debt_text(
    title, reference, owner_name, labels, risk, current_state, implementation, what_was_done, impact_qualifier,
    effort_qualifier, accepted_why, target_state || steps || files || sections || notes || links || hits
  ), 200000))) stored;
create index debt_accepted on debt (accepted_until) where accepted_until is not null and deleted_at is null;

-- Nudges that wait to be sent: until now there was one kind.
update outbox set content = content || '{"kind": "weekly", "newlyOverdue": [], "tellsOverdue": true}'
  where kind = 'nudge' and state in ('ready', 'sending');

-- Where an item is found that had this number in this register: moved or merged.
create table forward (
  workspace_id bigint  not null,
  register_id  bigint  not null,
  number       integer not null,
  debt_id      bigint  not null,
  primary key (workspace_id, register_id, number),
  foreign key (workspace_id, register_id) references register (workspace_id, id) on delete cascade,
  foreign key (workspace_id, debt_id) references debt (workspace_id, id) on delete cascade
);
create index forward_debt on forward (workspace_id, debt_id);

-- Debt that somebody was asked to own; one question at a time for an item.
create table offer (
  id           bigint generated always as identity primary key,
  workspace_id bigint      not null,
  debt_id      bigint      not null,
  from_user    text        not null,
  to_user      text        not null,
  made_at      timestamptz not null,
  -- The action that asked; what it asked of one person stands in one message.
  change_set   uuid        not null,
  message_id   bigint      references outbox on delete set null,
  answered_at  timestamptz,
  answer       text        check (answer in ('accepted', 'declined', 'withdrawn')),
  -- What was said with a no, or why the question ended without an answer.
  why          text,
  check ((answered_at is null) = (answer is null)),
  foreign key (workspace_id, debt_id) references debt (workspace_id, id) on delete cascade
);
create unique index offer_open on offer (workspace_id, debt_id) where answer is null;
create index offer_waiting on offer (workspace_id, to_user) where answer is null;
create index offer_asked on offer (workspace_id, from_user) where answer is null;
create index offer_message on offer (message_id) where message_id is not null;

-- Who an imported name is, said once for all items.
create table owner_alias (
  workspace_id bigint not null references workspace on delete cascade,
  name         text   not null,
  user_id      text   not null
);
create unique index owner_alias_name on owner_alias (workspace_id, lower(name));

-- What the doctor found and somebody wants left alone, until one of the fields changes on one of the items.
create table dismissed_finding (
  workspace_id bigint      not null,
  register_id  bigint      not null,
  finding      text        not null,
  debt_ids     bigint[]    not null,
  -- Null means any field.
  fields       text[],
  by_user      text        not null,
  at           timestamptz not null,
  primary key (workspace_id, register_id, finding),
  foreign key (workspace_id, register_id) references register (workspace_id, id) on delete cascade
);

alter table change
  -- The change set that this one takes back.
  add undoes uuid,
  drop constraint change_origin_check,
  add constraint change_origin_check check (
    origin in ('command', 'modal', 'card', 'digest', 'nudge', 'import', 'shell', 'bot', 'undo', 'home', 'mention', 'offer')
  );
create index change_by on change (workspace_id, by_user, at, change_set);
create index change_of_set on change (workspace_id, change_set);
create index change_undoes on change (workspace_id, undoes) where undoes is not null;
-- The feed of a register reads action by action: the changes of one share their instant and their set.
drop index change_register;
create index change_register on change (workspace_id, register_id, at, change_set);

alter table person
  -- The register that their Home is narrowed to; null is all that they see.
  add home_register_id bigint,
  -- When the person last looked at their Home, and since when it shows what has changed.
  add home_opened_at   timestamptz,
  add home_stale_at    timestamptz,
  -- Until when somebody has it in hand to publish it, and from when on it may be published again.
  add home_lease_until timestamptz,
  add home_next_at     timestamptz;
create index person_home_opened on person (workspace_id, home_opened_at) where home_opened_at is not null;
create index person_home_stale on person (home_stale_at)
  where home_stale_at is not null or home_lease_until is not null;

-- Something changed that Homes show: of a workspace, or of one person alone. The publisher takes the rows and marks the
-- Homes. Rows are only ever added by a change, so that no change waits for another one's.
create table home_mark (
  id           bigint generated always as identity primary key,
  workspace_id bigint not null references workspace on delete cascade,
  user_id      text
);

-- In the database, because every statement that changes what Homes show must mark them, those to come too.
create function mark_homes() returns trigger language plpgsql as $$
begin
  -- a workspace that is being deleted takes its rows along, and has no Homes any more
  insert into home_mark (workspace_id)
    select id from workspace where id in (select workspace_id from changed);
  return null;
end $$;
create trigger debt_added after insert on debt
  referencing new table as changed for each statement execute function mark_homes();
create trigger debt_changed after update on debt
  referencing new table as changed for each statement execute function mark_homes();
create trigger register_added after insert on register
  referencing new table as changed for each statement execute function mark_homes();
create trigger register_changed after update on register
  referencing new table as changed for each statement execute function mark_homes();
create trigger channel_bound after insert on register_channel
  referencing new table as changed for each statement execute function mark_homes();
create trigger channel_unbound after delete on register_channel
  referencing old table as changed for each statement execute function mark_homes();
create trigger offer_made after insert on offer
  referencing new table as changed for each statement execute function mark_homes();
create trigger offer_answered after update on offer
  referencing new table as changed for each statement execute function mark_homes();

-- Of what goes out, Homes show when the next digest comes, and what was not sent.
create function mark_homes_of_workspace() returns trigger language plpgsql as $$
begin
  insert into home_mark (workspace_id) values (new.workspace_id);
  return null;
end $$;
create trigger digest_scheduled after insert on schedule
  for each row when (new.kind = 'digest') execute function mark_homes_of_workspace();
create trigger digest_moved after update on schedule
  for each row when (new.kind = 'digest' and (new.next_at, new.paused_why) is distinct from (old.next_at, old.paused_why))
  execute function mark_homes_of_workspace();
create trigger message_lost after update on outbox
  for each row when (new.state <> old.state and (new.state in ('dead', 'uncertain') or old.state in ('dead', 'uncertain')))
  execute function mark_homes_of_workspace();

create function mark_own_home() returns trigger language plpgsql as $$
begin
  insert into home_mark (workspace_id, user_id) values (new.workspace_id, new.user_id);
  return null;
end $$;
create trigger nudges_set after update on person
  for each row when (new.nudges <> old.nudges) execute function mark_own_home();

-- Delivery health of one workspace.
create index outbox_waiting_of on outbox (workspace_id) where state in ('ready', 'sending');
create index outbox_sent_of on outbox (workspace_id, sent_at) where state = 'sent';

-- Events that Slack told of, so that one told twice is answered once.
create table seen_event (
  workspace_id bigint      not null references workspace on delete cascade,
  event_id     text        not null,
  seen_at      timestamptz not null,
  primary key (workspace_id, event_id)
);
create index seen_event_age on seen_event (seen_at);

-- The plan of a quarter as it was at its start.
create table quarter_snapshot (
  workspace_id bigint      not null,
  register_id  bigint      not null,
  quarter      date        not null,
  -- The quarter's start by the register's clock.
  as_of        timestamptz not null,
  -- When it was written: later than that after an outage.
  taken_at     timestamptz not null,
  debt_ids     bigint[]    not null,
  primary key (workspace_id, register_id, quarter),
  foreign key (workspace_id, register_id) references register (workspace_id, id) on delete cascade
);
alter table schedule
  drop constraint schedule_kind_check,
  add constraint schedule_kind_check check (kind in ('digest', 'nudge', 'quarter'));
-- Due at once, so that the plan of the running quarter is kept.
insert into schedule (workspace_id, kind, subject, zone, local_time, next_at)
select workspace_id, 'quarter', id::text, zone, '00:00', created_at from register;

-- Down Migration

delete from schedule where kind = 'quarter';
alter table schedule
  drop constraint schedule_kind_check,
  add constraint schedule_kind_check check (kind in ('digest', 'nudge'));
drop table quarter_snapshot;
drop table seen_event;
drop trigger debt_added on debt;
drop trigger debt_changed on debt;
drop trigger register_added on register;
drop trigger register_changed on register;
drop trigger channel_bound on register_channel;
drop trigger channel_unbound on register_channel;
drop trigger digest_scheduled on schedule;
drop trigger digest_moved on schedule;
drop trigger message_lost on outbox;
drop trigger nudges_set on person;
drop table home_mark;
drop index outbox_waiting_of, outbox_sent_of;
drop index person_home_opened, person_home_stale, change_register, change_undoes, change_of_set, change_by;
create index change_register on change (workspace_id, register_id, at);
alter table person drop home_register_id, drop home_opened_at, drop home_stale_at, drop home_lease_until, drop home_next_at;
alter table change drop undoes;
drop table dismissed_finding, owner_alias, offer, forward;
drop function mark_homes, mark_homes_of_workspace, mark_own_home;
drop index debt_accepted;
alter table debt drop search_words, drop search_text;
drop function debt_text;
alter table debt drop accepted_until, drop accepted_why, drop hits, drop told_overdue_for;
alter table register drop visibility, drop offers, drop collapses_digests, drop archived_at, drop holidays;
drop extension if exists pg_trgm;
