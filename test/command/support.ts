import type { Command } from '../../src/command/command.ts';
import type { ListFilters } from '../../src/command/filters.ts';
import { type Context, type Parsed, parseCommand } from '../../src/command/parse.ts';

/** A Monday, in the eighth week of the fourth quarter. */
export const context: Context = { today: '2026-11-23', firstMonth: 1, self: 'UME' };

export function parse(text: string): Parsed {
  return parseCommand(text, context);
}

/** The command that a line is, or the problem as an error. */
export function command(text: string): Command {
  const parsed = parse(text);
  if (parsed.ok) return parsed.command;
  throw new Error(JSON.stringify(parsed.problem));
}

/** The problem that a line has. */
export function problem(text: string) {
  const parsed = parse(text);
  if (!parsed.ok) return parsed.problem;
  throw new Error(`understood: ${JSON.stringify(parsed.command)}`);
}

export function listed(filters: string): ListFilters {
  const read = command(`list ${filters}`);
  if (read.kind !== 'list') throw new Error(`read as ${read.kind}`);
  return read.filters;
}

/** The items of a line that names one or several, as people write them. */
export function itemsOf(text: string): string[] {
  const read = command(text);
  const items = 'items' in read ? read.items : 'item' in read ? [read.item] : [];
  return items.map(({ register, number }) => `${register ?? ''}#${number}`);
}

/** Item 12 of the channel's register. */
export const TWELVE = { register: null, number: 12 };
/** What a line that names item 12 and nothing doubtful says of items. */
export const ON_TWELVE = { items: [TWELVE], remarks: [] };
