-- Up Migration

alter table outbox
  -- When the message was to go out, for lateness; null counts as when it was written.
  add due_at      timestamptz,
  -- A person has looked: it is posted once more even where an earlier post cannot be looked for. Used up by that post.
  add post_anyway boolean not null default false,
  -- What a person last decided about a dead or uncertain message, and who.
  add decision    text check (decision in ('send again', 'leave')),
  add decided_by  text,
  add decided_at  timestamptz,
  add check ((decision is null) = (decided_at is null));

-- What waits for a decision: what is left alone needs none, and a reply goes the way of the message that it belongs under.
drop index outbox_trouble;
create index outbox_trouble on outbox (workspace_id, id)
  where state in ('dead', 'uncertain') and decision is distinct from 'leave' and reason is distinct from 'parent not sent';

-- Homes show what was not sent, no longer what was left alone, and that what was sent again has arrived.
drop trigger message_lost on outbox;
create trigger message_lost after update on outbox
  for each row when ((new.state <> old.state and (new.state in ('dead', 'uncertain') or old.state in ('dead', 'uncertain')))
    or (new.state <> old.state and new.decision = 'send again') or new.decision is distinct from old.decision)
  execute function mark_homes_of_workspace();

-- Word of a paused digest names its register, and goes to the next one where a person cannot be reached.
update outbox set content = content || jsonb_build_object('registerId', subject::bigint, 'tried', '[]'::jsonb)
  where kind = 'notice' and state <> 'sent';

-- Digests that stand still, over all workspaces.
create index schedule_paused on schedule (kind) where paused_why is not null;

-- Down Migration

drop index schedule_paused, outbox_trouble;
drop trigger message_lost on outbox;
create trigger message_lost after update on outbox
  for each row when (new.state <> old.state and (new.state in ('dead', 'uncertain') or old.state in ('dead', 'uncertain')))
  execute function mark_homes_of_workspace();
alter table outbox drop due_at, drop post_anyway, drop decision, drop decided_by, drop decided_at;
create index outbox_trouble on outbox (workspace_id, id) where state in ('dead', 'uncertain');
