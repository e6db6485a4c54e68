-- Up Migration

-- A grant of the app by a team or an organisation. Apart from the workspace, because one
-- organisation's grant serves many workspaces.
create table installation (
  id            bigint generated always as identity primary key,
  enterprise_id text,
  team_id       text,
  bot_user_id   text        not null,
  scopes        text[]      not null default '{}',
  installed_at  timestamptz not null,
  revoked_at    timestamptz,
  revoked_why   text,
  check (enterprise_id is not null or team_id is not null),
  unique nulls not distinct (enterprise_id, team_id)
);

create table workspace (
  id              bigint generated always as identity primary key,
  team_id         text        not null unique,
  name            text        not null,
  installation_id bigint references installation on delete set null,
  created_at      timestamptz not null
);
create index workspace_installation on workspace (installation_id);

create table register (
  id                bigint generated always as identity primary key,
  workspace_id      bigint      not null references workspace on delete cascade,
  name              text        not null check (char_length(name) between 1 and 80),
  is_default        boolean     not null default false,
  home_channel      text,
  digest_weekday    smallint    not null default 1 check (digest_weekday between 1 and 7),
  digest_time       text        not null default '09:00' check (digest_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  zone              text        not null default 'UTC',
  first_month       smallint    not null default 1 check (first_month between 1 and 12),
  maintainers       text[]      not null default '{}',
  next_number       integer     not null default 1,
  sections          jsonb       not null default '[]',
  first_imported_at timestamptz,
  created_by        text,
  created_at        timestamptz not null,
  unique (workspace_id, id)
);
create unique index register_name on register (workspace_id, lower(name));
create unique index register_default on register (workspace_id) where is_default;

-- Channels bound to a register: /debt there means it.
create table register_channel (
  workspace_id bigint not null,
  channel      text   not null,
  register_id  bigint not null,
  primary key (workspace_id, channel),
  foreign key (workspace_id, register_id) references register (workspace_id, id) on delete cascade
);
create index register_channel_register on register_channel (workspace_id, register_id);

create table debt (
  id                 bigint generated always as identity primary key,
  workspace_id       bigint      not null,
  register_id        bigint      not null,
  number             integer     not null check (number > 0),
  reference          text,
  title              text        not null check (title <> ''),
  status             text        not null check (status in ('not started', 'planning', 'in progress', 'partial', 'ongoing', 'complete', 'accepted')),
  closed_reason      text        check (closed_reason in ('merged', 'dropped')),
  effort             text        check (effort in ('low', 'medium', 'high')),
  effort_qualifier   text,
  impact             text        check (impact in ('low', 'medium', 'high')),
  impact_qualifier   text,
  priority_override  text        check (priority_override in ('low', 'medium', 'high')),
  -- The priority that holds, as domain/priority.ts derives it, so that lists filter and sort by index.
  priority           text generated always as (
                       coalesce(priority_override, case when effort is not null then impact end)
                     ) stored,
  risk               text,
  current_state      text,
  target_state       jsonb       not null default '[]',
  implementation     text,
  steps              jsonb       not null default '[]',
  files              jsonb       not null default '[]',
  what_was_done      text,
  sections           jsonb       not null default '[]',
  notes              jsonb       not null default '[]',
  owner_id           text,
  owner_name         text,
  owner_gone         boolean     not null default false,
  target_date        date,
  target_quarter     date,
  completed_on       date,
  links              jsonb       not null default '[]',
  labels             text[]      not null default '{}',
  snoozed_until      date,
  unanswered_nudges  smallint    not null default 0,
  -- Per field: the value last imported and the file's own wording, {"status": {"value": …, "says": …, "line": …}}.
  imported           jsonb       not null default '{}',
  version            integer     not null default 1,
  created_by         text,
  created_at         timestamptz not null,
  updated_by         text,
  updated_at         timestamptz not null,
  deleted_at         timestamptz,
  check (owner_id is null or owner_name is null),
  unique (workspace_id, id),
  unique (workspace_id, register_id, number),
  foreign key (workspace_id, register_id) references register (workspace_id, id) on delete cascade
);
create index debt_quarter on debt (workspace_id, register_id, target_quarter) where deleted_at is null;
create index debt_owner on debt (workspace_id, owner_id)
  where deleted_at is null and status not in ('complete', 'accepted') and closed_reason is null;
create index debt_completed on debt (workspace_id, register_id, completed_on) where deleted_at is null;

-- Append-only: who changed what, when, from where. What one action changed shares a change set.
create table change (
  id           bigint generated always as identity primary key,
  workspace_id bigint      not null,
  register_id  bigint      not null,
  debt_id      bigint      not null,
  change_set   uuid        not null,
  version      integer     not null,
  at           timestamptz not null,
  by_user      text,
  origin       text        not null check (origin in ('command', 'modal', 'card', 'digest', 'nudge', 'import', 'shell', 'bot')),
  field        text        not null,
  before       jsonb,
  after        jsonb,
  foreign key (workspace_id, debt_id) references debt (workspace_id, id) on delete cascade
);
create index change_debt on change (workspace_id, debt_id, version);
create index change_register on change (workspace_id, register_id, at);

create function refuse_change_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'the history is append-only';
end $$;
create trigger change_is_append_only before update on change
  for each row execute function refuse_change_rewrite();

create table import (
  id             bigint generated always as identity primary key,
  workspace_id   bigint      not null,
  register_id    bigint      not null,
  change_set     uuid        not null,
  file_name      text        not null,
  content_hash   text        not null,
  at             timestamptz not null,
  by_user        text,
  counts         jsonb       not null,
  not_understood jsonb       not null,
  contradictions jsonb       not null,
  foreign key (workspace_id, register_id) references register (workspace_id, id) on delete cascade
);
create index import_register on import (workspace_id, register_id, at desc);

create table person (
  workspace_id bigint not null references workspace on delete cascade,
  user_id      text   not null,
  nudges       text   not null default 'on' check (nudges in ('on', 'weekly', 'off')),
  zone         text,
  gone_at      timestamptz,
  primary key (workspace_id, user_id)
);

-- What a person has typed and not yet saved, and what a modal must remember beyond its 3,000 characters.
create table draft (
  id           uuid        primary key,
  workspace_id bigint      not null references workspace on delete cascade,
  user_id      text        not null,
  kind         text        not null,
  content      jsonb       not null,
  created_at   timestamptz not null
);
create index draft_age on draft (created_at);

-- Down Migration

drop table draft, person, import, change, debt, register_channel, register, workspace, installation;
drop function refuse_change_rewrite;
