import { describe, expect, it } from 'vitest';
import { addDebt, type NewFields } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { matrixOf } from '../../src/register/matrix.ts';
import { overviewOf } from '../../src/register/overview.ts';
import { progressOf } from '../../src/register/progress.ts';
import { payoffSchedule } from '../../src/register/schedule.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY_NOON, movableContext, team } from './fixtures.ts';

const Q4 = '2026-10-01';
const Q1 = '2027-01-01';

const database = await useDatabase();
const context = movableContext(database.sql);

async function teamWith(teamId: string, ...items: NewFields[]) {
  context.at = MONDAY_NOON;
  const made = await team(context, teamId);
  for (const fields of items) await addDebt(context, made.ana, made.register, fields, 'command');
  return made;
}

describe('a quarter’s progress', () => {
  it('is measured against the plan at its start, as the history has it', async () => {
    const { register, ana } = await teamWith(
      'T-plan',
      { title: 'Paid', targetQuarter: Q1 },
      { title: 'Moved away', targetQuarter: Q1 },
      { title: 'Moved in', targetQuarter: Q4 },
      { title: 'Moved away and back', targetQuarter: Q1 },
    );
    context.at = new Date('2027-01-20T12:00:00Z');
    const plan = (number: number, quarter: string | null) =>
      changeDebt(context, ana, register, number, { kind: 'plan', quarter }, 'command');
    await changeDebt(context, ana, register, 1, { kind: 'complete', whatWasDone: null }, 'command');
    await plan(2, '2027-04-01');
    await plan(3, Q1);
    await plan(4, null);
    await plan(4, Q1);
    await addDebt(context, ana, register, { title: 'New', targetQuarter: Q1 }, 'command');
    const { progress, label, baseline, rows } = await progressOf(context, ana, register, null);
    expect([label, baseline]).toEqual([
      'Q1 2027',
      { at: new Date('2027-01-01T00:00:00Z'), kind: 'quarter start' },
    ]);
    const numbers = (items: readonly { number: number }[]) => items.map(({ number }) => number);
    expect(numbers(progress.committed)).toEqual([1, 2, 4]);
    expect(numbers(progress.done)).toEqual([1]);
    expect(numbers(progress.replanned)).toEqual([2]);
    expect(numbers(progress.added)).toEqual([3, 5]);
    expect(numbers(rows)).toEqual([1, 2, 4, 3, 5]);
  });
});

describe('the schedule', () => {
  it('lists the quarters in order, with what is done of what', async () => {
    const { register, ana } = await teamWith(
      'T-schedule',
      { title: 'Later', targetQuarter: Q1 },
      { title: 'Paid', targetQuarter: Q4, status: 'complete' },
      { title: 'Open', targetDate: '2026-12-01' },
      { title: 'Accepted', targetQuarter: Q4, status: 'accepted' },
      { title: 'Unplanned' },
    );
    const quarters = await payoffSchedule(context, ana, register);
    expect(
      quarters.map(({ label, items, done, total }) => [
        label,
        items.map(({ title }) => title),
        done,
        total,
      ]),
    ).toEqual([
      ['Q4 2026', ['Paid', 'Open', 'Accepted'], 1, 2],
      ['Q1 2027', ['Later'], 0, 1],
    ]);
  });
});

describe('the matrix', () => {
  it('has every open item once', async () => {
    const { register, ana } = await teamWith(
      'T-matrix',
      { title: 'Quick win', impact: 'high', effort: 'low' },
      { title: 'Big bet', impact: 'high', effort: 'high' },
      { title: 'Half told', impact: 'high' },
      { title: 'Paid', impact: 'high', effort: 'low', status: 'complete' },
    );
    const { cells, toAssess } = await matrixOf(context, ana, register);
    expect(cells).toHaveLength(9);
    const filled = cells.filter(({ items }) => items.length > 0);
    expect(
      filled.map(({ quadrant, items }) => [quadrant, items.map(({ title }) => title)]),
    ).toEqual([
      ['quick wins', ['Quick win']],
      ['big bets', ['Big bet']],
    ]);
    expect(toAssess.map(({ title }) => title)).toEqual(['Half told']);
  });
});

describe('the overview', () => {
  it('tells my items, and counts each that needs a decision once', async () => {
    const { register, ana } = await teamWith(
      'T-overview',
      { title: 'Mine', owner: { kind: 'person', userId: 'UANA' } },
      { title: 'Late', targetDate: '2026-11-01', impact: 'high', effort: 'low' },
      { title: 'Nobody’s', impact: 'high', effort: 'low' },
      { title: 'Low', impact: 'low', effort: 'low' },
      { title: 'Paid', status: 'complete' },
    );
    const { counts, mine } = await overviewOf(context, ana, register);
    expect(mine.map(({ title }) => title)).toEqual(['Mine']);
    expect(counts).toMatchObject({ items: 5, open: 4, done: 1, mine: 1, overdue: 1, unowned: 1 });
    const { overdue, ownerGone, unowned, unanswered } = counts;
    expect(overdue + ownerGone + unowned + unanswered).toBe(2);
  });
});
