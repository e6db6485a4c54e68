import type { ListFilters } from '../command/filters.ts';
import { parseCommand } from '../command/parse.ts';
import { isLocalDate } from '../domain/local-date.ts';
import { todayOf } from '../register/context.ts';
import type { Message } from '../view/message.ts';
import type { ShareRef } from '../view/refs.ts';
import type { Looking } from './commands/asked.ts';
import {
  seeChanges,
  seeDoctor,
  seeHistory,
  seeItem,
  seeList,
  seeMatrix,
  seeNext,
  seeOverview,
  seeProgress,
  seeSchedule,
} from './commands/see.ts';

/** An answer as it is now, by what a button of it tells. */
export async function pageNow(looking: Looking, ref: ShareRef): Promise<Message> {
  switch (ref.what) {
    case 'card':
      return seeItem(looking, ref.number);
    case 'history':
      return seeHistory(looking, ref.number, ref.page);
    case 'list':
      return seeList(looking, filtersOf(looking, ref.filters), ref.page);
    case 'next':
      return seeNext(looking, filtersOf(looking, ref.filters), ref.page);
    case 'changes':
      return seeChanges(looking, ref, ref.page);
    case 'doctor':
      return seeDoctor(looking, ref.page);
    case 'overview':
      return seeOverview(looking);
    case 'matrix':
      return seeMatrix(looking);
    case 'schedule':
      return seeSchedule(looking);
    case 'progress':
      return seeProgress(looking, isLocalDate(ref.quarter) ? ref.quarter : null);
    default:
      return ref satisfies never;
  }
}

/** The filters that a button carries, by the calendar of today. */
export function filtersOf({ context, actor, register }: Looking, text: string): ListFilters {
  const today = todayOf(register, context.now());
  const { firstMonth } = register;
  const parsed = parseCommand(`list ${text}`, { today, firstMonth, self: actor.userId });
  if (parsed.ok && parsed.command.kind === 'list') return parsed.command.filters;
  throw new Error('a list was shown by filters that cannot be read');
}
