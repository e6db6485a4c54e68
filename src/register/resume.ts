import type { ChannelId, WorkspaceId } from '../domain/debt.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import type { Actor, Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { findSchedule, pausedDigestsIn, resumeSchedule } from '../store/schedules.ts';
import { workspaceByTeam } from '../store/workspaces.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';
import { requireMaintainer } from './rights.ts';

/** Slack's codes that say that the bot is not in a channel. */
const OUTSIDE = ['channel_not_found', 'not_in_channel', 'user_not_in_channel'] as const;
/** Those that say that a channel is archived. */
const ARCHIVED = ['is_archived', 'is_inactive'] as const;

/** A register's digest as it stands. */
export interface DigestStanding {
  readonly channel: ChannelId;
  /** Slack's code; null where it runs. */
  readonly pausedWhy: string | null;
}

/**
 * Where the digest of a register goes and whether it stands still, for somebody who wants to start it.
 * @throws Refusal when they are no maintainer, or there is no home channel.
 */
export async function digestStanding(
  { sql }: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<DigestStanding> {
  requireMaintainer(register, actor, 'start its digest');
  const { workspaceId, id, homeChannel: channel, name } = register;
  const schedule = await findSchedule(sql, workspaceId, 'digest', String(id));
  if (channel !== null && schedule) return { channel, pausedWhy: schedule.pausedWhy };
  throw new Refusal(
    'not valid',
    `${name} has no home channel, so its digest has nowhere to go.`,
    'Choose one with /debt settings.',
  );
}

/**
 * Starts a digest again that stands still. Call it after `digestStanding`, and after a look whether the bot can post
 * there. Returns when the next one goes out.
 */
export function resumeDigest(
  { sql, now }: RegisterContext,
  { workspaceId, id }: Register,
): Promise<Date> {
  return sql.begin(async (tx) => {
    const nextAt = await resumed(tx, workspaceId, String(id), now());
    if (nextAt === null) throw new Error(`the digest of register ${id} is gone`);
    return nextAt;
  });
}

/**
 * Starts a register's digest again after a post in its home channel, which proves that it may go there. Call it in the
 * transaction that notes the post.
 */
export async function resumeAfterPost(
  sql: AnySql,
  workspaceId: WorkspaceId,
  subject: string,
  now: Date,
): Promise<void> {
  await resumed(sql, workspaceId, subject, now);
}

async function resumed(
  sql: AnySql,
  workspaceId: WorkspaceId,
  subject: string,
  now: Date,
): Promise<Date | null> {
  const schedule = await findSchedule(sql, workspaceId, 'digest', subject);
  if (!schedule?.pausedWhy) return schedule?.nextAt ?? null;
  const nextAt = nextOccurrence(schedule, now);
  await resumeSchedule(sql, schedule.id, nextAt);
  return nextAt;
}

/**
 * The codes that each way to mend a channel settles: the bot has come into it, it was unarchived, or its new id is
 * known.
 */
const MENDS = {
  joined: [...OUTSIDE, ...ARCHIVED],
  unarchived: ARCHIVED,
  'followed to its new id': ['channel_id_changed', 'channel_not_found'],
} as const;
export type Mended = keyof typeof MENDS;

/**
 * Starts the digests of a channel again that stood still for what has been mended. Where more is to be mended, the next
 * one is refused, and that is told. Hearing of it twice changes nothing more.
 */
export async function resumeDigestsIn(
  { sql, now }: RegisterContext,
  teamId: string,
  channel: ChannelId,
  mended: Mended,
): Promise<void> {
  const workspace = await workspaceByTeam(sql, teamId);
  if (!workspace) return;
  await sql.begin(async (tx) => {
    for (const schedule of await pausedDigestsIn(tx, workspace.id, channel, MENDS[mended])) {
      await resumeSchedule(tx, schedule.id, nextOccurrence(schedule, now()));
    }
  });
}
