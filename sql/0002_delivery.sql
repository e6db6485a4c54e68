-- Up Migration

-- What goes out by itself, and when next. The subject is a register's id (digest) or a person (nudge).
create table schedule (
  id            bigint generated always as identity primary key,
  workspace_id  bigint      not null references workspace on delete cascade,
  kind          text        not null check (kind in ('digest', 'nudge')),
  subject       text        not null,
  zone          text        not null,
  local_time    text        not null,
  -- ISO weekday; null means every working day.
  weekday       smallint    check (weekday between 1 and 7),
  next_at       timestamptz not null,
  paused_why    text,
  configured_by text,
  unique (workspace_id, kind, subject)
);
create index schedule_due on schedule (next_at) where paused_why is null;

-- One row for each time that something was due: the key under which nothing is claimed twice.
create table occurrence (
  workspace_id bigint      not null references workspace on delete cascade,
  kind         text        not null,
  subject      text        not null,
  period       text        not null,
  due_at       timestamptz not null,
  claimed_at   timestamptz not null,
  primary key (workspace_id, kind, subject, period)
);

create table outbox (
  id           bigint generated always as identity primary key,
  workspace_id bigint      not null references workspace on delete cascade,
  -- Opaque; carried in the message's metadata so that an interrupted send is recognised.
  delivery_key uuid        not null unique,
  kind         text        not null,
  -- As in schedule: the register's id or the person whom it is about.
  subject      text        not null,
  method       text        not null check (method in ('post', 'update')),
  -- Where to: a channel, or a person whose direct message is opened at sending.
  channel      text,
  user_id      text,
  -- A thread reply goes out after its parent, an update changes its parent.
  parent_id    bigint references outbox on delete cascade,
  -- The data that the message is rendered from when it is sent.
  content      jsonb       not null,
  state        text        not null default 'ready' check (state in ('ready', 'sending', 'sent', 'dead', 'uncertain')),
  reason       text,
  attempts     integer     not null default 0,
  -- Set before the request is written, cleared when Slack says that it did not take it.
  maybe_posted boolean     not null default false,
  -- Slack refused the blocks: only the text form goes out.
  text_only    boolean     not null default false,
  available_at timestamptz not null default now(),
  lease_until  timestamptz,
  fence        bigint      not null default 0,
  sent_channel text,
  sent_ts      text,
  created_at   timestamptz not null,
  sent_at      timestamptz,
  check ((channel is null) <> (user_id is null))
);
create index outbox_waiting on outbox (available_at, id) where state in ('ready', 'sending');
create index outbox_parent on outbox (parent_id) where parent_id is not null;
create index outbox_latest on outbox (workspace_id, kind, subject, id desc);
create index outbox_trouble on outbox (workspace_id, id) where state in ('dead', 'uncertain');

-- The earliest next send: per channel (or person), held while a send is under way, and per workspace under the empty channel.
create table lane (
  workspace_id bigint      not null references workspace on delete cascade,
  channel      text        not null default '',
  next_at      timestamptz not null,
  primary key (workspace_id, channel)
);

-- Down Migration

drop table lane, outbox, occurrence, schedule;
