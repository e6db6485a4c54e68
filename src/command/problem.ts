import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { Command } from './command.ts';
import type { Usage } from './usage.ts';

/** Why a line was not followed: what was wrong, what was understood, what to do. */
export interface Problem {
  readonly what: string;
  readonly understood: string | null;
  readonly remedy: string;
  /** A whole command line to try instead, as a person would type it. */
  readonly suggestion: string | null;
  readonly usage: Usage | null;
}

export interface Refused {
  readonly ok: false;
  readonly problem: Problem;
}

export type Parsed = { readonly ok: true; readonly command: Command } | Refused;

/** An answer with a command. */
export function understood(command: Command): Parsed {
  return { ok: true, command };
}

/** An answer that says what to type instead. */
export function refused(
  what: string,
  remedy: string,
  more: Partial<Omit<Problem, 'what' | 'remedy'>> = {},
): Refused {
  const problem = { understood: null, suggestion: null, usage: null, ...more, what, remedy };
  return { ok: false, problem };
}

/** The answer to a day that is over where one to come is needed. */
export function pastDay(typed: string, date: LocalDate, usage: Usage | null): Refused {
  return refused(`${quote(typed)} is in the past.`, 'Give a day from today on.', {
    understood: `${formatDay(date)}.`,
    usage,
  });
}

/** The answer to a quarter that is over; `label` is its name, such as `Q1 2026`. */
export function pastQuarter(
  label: string,
  more: Partial<Omit<Problem, 'what' | 'remedy'>>,
): Refused {
  return refused(`${label} is over.`, 'Plan for this quarter or a later one.', more);
}

/** Typed text as an answer quotes it, at most `maxChars` of it. */
export function quote(text: string, maxChars = 60): string {
  const characters = Array.from(text);
  const shown = characters.slice(0, maxChars).join('');
  return `“${shown}${characters.length > maxChars ? '…' : ''}”`;
}
