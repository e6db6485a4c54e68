import { burnUp } from '../domain/burn-up.ts';
import { type ChannelId, isOpen } from '../domain/debt.ts';
import { type DigestContent, digestItem } from '../domain/digest.ts';
import { digestDecisions, digestNews, digestQuickWins } from '../domain/digest-news.ts';
import { dayIn } from '../domain/local-date.ts';
import { countsOf, quarterProgress } from '../domain/progress.ts';
import { quarterLabel, quarterOf } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import { isKnownZone } from '../domain/zone.ts';
import type { RegisterContext } from '../register/context.ts';
import { baselineDays, baselineOf } from '../register/progress.ts';
import { Refusal } from '../register/refusal.ts';
import { requireMember, requireSight } from '../register/rights.ts';
import type { AnySql } from '../store/connect.ts';
import {
  digestChanges,
  digestDebts,
  lastDigestAt,
  planChanges,
  takesNoThreads,
} from '../store/digests.ts';
import { enqueue } from '../store/outbox.ts';
import { debtsOfQuarter } from '../store/tracked-debts.ts';

/** One that goes out later than this after its hour says so. */
const LATE_MS = 60 * 60 * 1000;

/** For what, and as of when, a digest is told. */
export interface DigestOccasion {
  readonly occasion: DigestContent['occasion'];
  readonly dueAt: Date;
  readonly now: Date;
}

/**
 * What a register's digest says at `now`; the changes are those since the last one. Five queries.
 * Writes nothing, and so serves `/debt digest preview` as it is.
 */
export async function digestContent(
  sql: AnySql,
  register: Register,
  { occasion, dueAt, now }: DigestOccasion,
): Promise<DigestContent> {
  const { workspaceId, id, firstMonth } = register;
  const { zone } = register.digestTime;
  const today = dayIn(zone, now);
  const quarter = quarterOf(today, firstMonth);
  const baseline = baselineOf(register, quarter);
  const sinceAt = (await lastDigestAt(sql, workspaceId, id)) ?? baseline.at;
  const since = dayIn(zone, sinceAt);
  const changes = await digestChanges(sql, workspaceId, id, sinceAt);
  const changed = [...new Set(changes.map(({ debtId }) => debtId))];
  const debts = await digestDebts(sql, workspaceId, id, since, changed);
  const tracked = await debtsOfQuarter(sql, workspaceId, id, quarter, baseline.at);
  const progress = quarterProgress(tracked, quarter, today);
  const debtIds = tracked.map(({ debt }) => debt.id);
  const plans = (await planChanges(sql, workspaceId, debtIds, baseline.at)).map((change) => ({
    ...change,
    on: dayIn(zone, change.at),
  }));
  const quickWins = digestQuickWins(debts);
  return {
    registerId: id,
    registerName: register.name,
    occasion,
    day: dayIn(zone, dueAt),
    ...(!isKnownZone(zone) && { unknownZone: zone }),
    late: now.getTime() - dueAt.getTime() > LATE_MS,
    quarter,
    quarterLabel: quarterLabel(quarter, firstMonth),
    week: progress.week,
    weeks: progress.weeks,
    progress: countsOf(progress),
    weeksGone: progress.weeksGone,
    burnUp: burnUp(tracked, plans, quarter, today),
    ...baselineDays(baseline, zone),
    since,
    ...digestNews(debts, changes, since, firstMonth),
    ...digestDecisions(debts, today, quickWins),
    quickWins,
    open: progress.left.filter(isOpen).map(digestItem),
  };
}

/** The digest as it would go out now. @throws Refusal when the actor may not see the register. */
export async function previewDigest(
  { sql, now }: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<DigestContent> {
  requireSight(register, actor);
  const at = now();
  return digestContent(sql, register, { occasion: 'preview', dueAt: at, now: at });
}

/**
 * Puts a digest into the outbox, with the quarter's open items in its thread; where the channel takes no threads, behind a
 * button instead. One that somebody asked for tries the thread anew. Returns the digest's row.
 */
export async function enqueueDigest(
  sql: AnySql,
  { workspaceId, id: registerId }: Register,
  channel: ChannelId,
  whole: DigestContent,
  { dueAt, now }: Pick<DigestOccasion, 'dueAt' | 'now'>,
): Promise<number> {
  const threadless =
    whole.occasion !== 'now' && (await takesNoThreads(sql, workspaceId, registerId, channel));
  const content: DigestContent = threadless ? { ...whole, threadless: 'before' } : whole;
  const row = { workspaceId, subject: String(registerId), target: { channel }, dueAt };
  const id = await enqueue(sql, { ...row, message: { kind: 'digest', content } }, now);
  if (content.open.length > 0 && !threadless) {
    const list = { kind: 'digest list', content } as const;
    await enqueue(sql, { ...row, message: list, parentId: id }, now);
  }
  return id;
}

/**
 * Posts a register's digest to its home channel without using up the week; the next one's changes start
 * from it. Tells the channel; the message follows by the outbox.
 * @throws Refusal when the actor is a guest, or the register has no home channel.
 */
export async function postDigestNow(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<{ channel: string }> {
  requireMember(register, actor, 'post a digest');
  const channel = register.homeChannel;
  if (channel === null) {
    throw new Refusal(
      'not valid',
      `${register.name} has no home channel, so its digest has nowhere to go.`,
      'Choose one with /debt settings.',
    );
  }
  const now = context.now();
  await context.sql.begin(async (sql) => {
    const content = await digestContent(sql, register, { occasion: 'now', dueAt: now, now });
    await enqueueDigest(sql, register, channel, content, { dueAt: now, now });
  });
  return { channel };
}
