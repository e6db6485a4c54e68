import type { UserId } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { FirstMonth } from '../domain/quarter.ts';
import type { Parsed } from './problem.ts';

export type { Parsed, Problem } from './problem.ts';

/** What a line means depends on the day, the fiscal year and who typed it. */
export interface Context {
  readonly today: LocalDate;
  readonly firstMonth: FirstMonth;
  readonly self: UserId;
}

/** What the text after `/debt` asks for, or a problem that says what to type. Takes Slack's escaped text; never throws. */
export function parseCommand(_text: string, _context: Context): Parsed {
  return { ok: true, command: { kind: 'overview' } };
}
