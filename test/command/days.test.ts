import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/command/parse.ts';
import { command, context, ON_TWELVE, problem, TWELVE } from './support.ts';

describe('target dates', () => {
  it.each([
    ['friday', '2026-11-27'],
    ['next friday', '2026-12-04'],
    ['by Friday', '2026-11-27'],
    ['in 2 weeks', '2026-12-07'],
    ['in two weeks', '2026-12-07'],
    ['1 Dec', '2026-12-01'],
    ['Dec 15', '2026-12-15'],
    ['December 1st, 2026', '2026-12-01'],
    ['20 Nov', '2027-11-20'],
    ['2026-12-01', '2026-12-01'],
    ['2026–12–01', '2026-12-01'],
    ['01.12.2026', '2026-12-01'],
    ['1.12.', '2026-12-01'],
    ['1.12.26', '2026-12-01'],
    ['12/25/2026', '2026-12-25'],
    ['today', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['end of month', '2026-11-30'],
    ['end of the month', '2026-11-30'],
    ['end of next month', '2026-12-31'],
    ['eoq', '2026-12-31'],
    ['end of next quarter', '2027-03-31'],
    ['end of the year', '2026-12-31'],
    ['３ days', '2026-11-26'],
    ['none', null],
    ['clear', null],
    ['-', null],
    ['—', null],
  ])('%s', (typed, due) => {
    expect(command(`due 12 ${typed}`)).toEqual({ kind: 'due', ...ON_TWELVE, due });
    expect(command(`due ${typed} #12`)).toMatchObject({ items: [TWELVE], due });
  });

  it.each([
    ['03/04/2027', '2027-04-03'],
    ['december', '2026-12-31'],
    ['november', '2026-11-30'],
    ['feb 2027', '2027-02-28'],
  ])('%s is a guess, and says so', (typed, due) => {
    const read = command(`due 12 ${typed}`);
    expect(read).toMatchObject({ due });
    expect(read).toHaveProperty('remarks.length', 1);
  });

  it.each(['yesterday', 'last friday', '2 weeks ago', '2020-01-01'])('%s is past', (typed) => {
    expect(problem(`due 12 ${typed}`).what).toContain('in the past');
  });

  it.each([
    '31 Feb',
    '2026-02-30',
    '31.11.2026',
    'friday 5pm',
    'friday or monday',
    '1-5 dec',
    '2200-01-01',
    'banana',
  ])('%s is no day', (typed) => {
    expect(problem(`due 12 ${typed}`).what).toBe(`“${typed}” is no day that I understand.`);
  });

  it('means the quarter’s end by the register’s fiscal year', () => {
    const read = parseCommand('due 12 end of quarter', { ...context, firstMonth: 2 });
    expect(read).toMatchObject({ command: { due: '2027-01-31' } });
  });
});

describe('target quarters', () => {
  it.each([
    ['plan 12 Q1', '2027-01-01'],
    ['plan 12 q4', '2026-10-01'],
    ['plan 12 2027-Q1', '2027-01-01'],
    ['plan 12 2027–Q1', '2027-01-01'],
    ['plan 12 for Q1 2027', '2027-01-01'],
    ['plan 12 next quarter', '2027-01-01'],
    ['plan Q1 12', '2027-01-01'],
    ['replan 12 none', null],
  ])('%s', (line, quarter) => {
    expect(command(line)).toEqual({ kind: 'plan', ...ON_TWELVE, quarter });
  });

  it.each([
    ['plan 12 friday', '/debt due 12 friday'],
    ['due 12 Q1', '/debt plan 12 Q1'],
    ['plan 12', null],
    ['plan 12 2020-Q1', null],
    ['plan 12 Q5', null],
  ])('%s is answered with what was meant', (line, suggestion) => {
    expect(problem(line).suggestion).toBe(suggestion);
  });
});

describe('snoozing', () => {
  it.each([
    ['snooze 12 until tomorrow', '2026-11-24'],
    ['snooze 12 3 days', '2026-11-26'],
    ['snooze 12 until monday', '2026-11-30'],
    ['snooze 12 off', null],
    ['snooze 12 none', null],
  ])('%s', (line, until) => {
    expect(command(line)).toEqual({ kind: 'snooze', ...ON_TWELVE, until });
  });

  it.each(['snooze 12', 'snooze 12 today', 'snooze 12 until yesterday'])(
    '%s is refused',
    (line) => {
      expect(problem(line).usage?.command).toBe('snooze');
    },
  );
});
