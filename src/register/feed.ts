import type { UserId } from '../domain/debt.ts';
import { type LocalDate, startOfDayIn } from '../domain/local-date.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type FeedEntry, feedPage } from '../store/feed.ts';
import type { RegisterContext } from './context.ts';
import { requireSight } from './rights.ts';

const FEED_PAGE_SIZE = 8;
/** Every page reads all those before it: who wants to go further back names a day. */
const MAX_PAGE = 100;

/** What a feed is narrowed to; null where it is not. */
export interface FeedAsked {
  /** The first day, in the register's zone. */
  readonly since: LocalDate | null;
  readonly by: UserId | null;
}

/** A page of what was done in a register, newest first. */
export interface Feed {
  readonly entries: readonly FeedEntry[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** Who did what in a register, by a command, a form, an import or else. @throws Refusal where the actor may not see it. */
export async function feedOf(
  { sql }: RegisterContext,
  actor: Actor,
  register: Register,
  { since, by }: FeedAsked,
  page: number,
): Promise<Feed> {
  requireSight(register, actor);
  const wanted = Math.min(MAX_PAGE, Math.max(1, Math.trunc(page)));
  const start = since === null ? null : startOfDayIn(register.digestTime.zone, since);
  const { workspaceId, id } = register;
  const filter = { since: start, by };
  const found = await feedPage(sql, workspaceId, id, filter, wanted, FEED_PAGE_SIZE);
  return { ...found, page: wanted, hasMore: found.hasMore && wanted < MAX_PAGE };
}
