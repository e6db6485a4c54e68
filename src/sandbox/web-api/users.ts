import type { Json } from '../json.ts';
import type { SandboxState } from '../state.ts';
import type { Person } from '../world.ts';
import { visiblePerson } from './access.ts';
import { ApiError, argument, type Method } from './method.ts';

/** users.*, dnd.*, bots.*, team.*, from their reference pages on docs.slack.dev. */
export const userMethods: Record<string, Method> = {
  'users.info': { scope: 'users:read', required: ['user'], run: info },
  'users.list': { scope: 'users:read', run: list },
  'dnd.info': { scope: 'dnd:read', run: dnd },
  'bots.info': { scope: 'users:read', run: bot },
  'team.info': { scope: 'team:read', run: team },
};

/** The person in Slack's form, with zone and offset as they are at the stand-in's now. */
export function userJson(state: SandboxState, person: Person): Json {
  return {
    id: person.id,
    team_id: person.teamId,
    name: person.handle,
    deleted: person.isDeactivated,
    real_name: person.realName,
    tz: person.timeZone,
    tz_label: zoneLabel(person.timeZone, state.clock.now()),
    tz_offset: zoneOffsetSeconds(person.timeZone, state.clock.now()),
    profile: {
      real_name: person.realName,
      display_name: person.handle,
      status_text: person.status.text,
      status_emoji: person.status.emoji,
      status_expiration: person.status.expiresAtSeconds,
      team: person.teamId,
    },
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    ...(person.isStranger && { is_stranger: true }),
    updated: Math.floor(state.clock.now() / 1000),
  };
}

function info(state: SandboxState, args: Json): Json {
  const id = argument(args, 'user');
  const { app } = state.world;
  if (id === app.botUserId) return { user: botUserJson(state) };
  return { user: userJson(state, visiblePerson(state, id)) };
}

function list(state: SandboxState, args: Json): Json {
  const from = Number(argument(args, 'cursor') || 0);
  const end = from + Number(argument(args, 'limit') || 100);
  const people = [...state.world.people.values()].filter((person) => person.isVisible);
  return {
    members: people.slice(from, end).map((person) => userJson(state, person)),
    response_metadata: { next_cursor: end < people.length ? String(end) : '' },
  };
}

function dnd(state: SandboxState, args: Json): Json {
  const { dnd: hours } = visiblePerson(state, argument(args, 'user'));
  return {
    dnd_enabled: hours.enabled,
    next_dnd_start_ts: hours.startSeconds,
    next_dnd_end_ts: hours.endSeconds,
  };
}

function bot(state: SandboxState, args: Json): Json {
  const { app } = state.world;
  if (argument(args, 'bot') !== app.botId) throw new ApiError('bot_not_found');
  return {
    bot: { id: app.botId, app_id: app.id, user_id: app.botUserId, name: app.name, deleted: false },
  };
}

function team(state: SandboxState): Json {
  return { team: { ...state.world.team, enterprise_id: state.world.enterprise?.id ?? '' } };
}

function botUserJson(state: SandboxState): Json {
  const { app, team: own } = state.world;
  return {
    id: app.botUserId,
    team_id: own.id,
    name: 'debt_register',
    real_name: app.name,
    deleted: false,
    is_bot: true,
  };
}

function zoneLabel(timeZone: string, nowMs: number): string {
  return zonePart(timeZone, nowMs, 'long');
}

function zoneOffsetSeconds(timeZone: string, nowMs: number): number {
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(zonePart(timeZone, nowMs, 'longOffset'));
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

function zonePart(timeZone: string, nowMs: number, timeZoneName: 'long' | 'longOffset'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName }).formatToParts(nowMs);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
}
