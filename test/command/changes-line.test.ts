import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/command/parse.ts';

/** A Monday. */
const context = { today: '2026-11-23', firstMonth: 1, self: 'UANA' };
const read = (line: string) => {
  const parsed = parseCommand(line, context);
  return parsed.ok ? parsed.command : parsed.problem.what;
};
const changes = (since: string | null, by: string | null = null) => ({
  kind: 'changes',
  since,
  by,
});

describe('/debt changes', () => {
  it.each([
    ['changes', changes(null)],
    ['history', changes(null)],
    ['changes since monday', changes('2026-11-23')],
    ['changes since friday', changes('2026-11-20')],
    ['changes since yesterday <@UBEN|ben>', changes('2026-11-22', 'UBEN')],
    ['changes <@UBEN|ben> since 2026-11-01', changes('2026-11-01', 'UBEN')],
    ['changes me since 2 weeks ago', changes('2026-11-09', 'UANA')],
    ['changes last 7 days', changes('2026-11-16')],
    ['changes since 1 Dec', changes('2025-12-01')],
    ['changes by <@UBEN>', changes(null, 'UBEN')],
  ])('reads “%s”', (line, command) => {
    expect(read(line)).toEqual(command);
  });

  it.each([
    ['changes since next friday', 'Fri 4 Dec 2026 is still to come.'],
    ['changes since whenever', '“whenever” is no day.'],
    ['changes <@UBEN> <@UANA>', 'That names several people.'],
  ])('says what is wrong with “%s”', (line, what) => {
    expect(read(line)).toBe(what);
  });
});
