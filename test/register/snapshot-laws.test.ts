import fc from 'fast-check';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { tick } from '../../src/delivery/tick.ts';
import type { DebtCommand } from '../../src/domain/decide.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebts } from '../../src/register/change.ts';
import { progressOf } from '../../src/register/progress.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const QUARTERS = [null, '2026-10-01', '2027-01-01', '2027-04-01'] as const;
const Q1 = '2027-01-01';
const CREATED = new Date('2026-12-01T00:00:00Z');
const START = new Date('2027-01-01T00:00:00Z');

const database = await useDatabase();
const { sql } = database;

const anyChange = fc.oneof(
  fc.record({ kind: fc.constant('plan'), quarter: fc.constantFrom(...QUARTERS) }),
  fc.constant({ kind: 'complete', whatWasDone: null }),
  fc.constant({ kind: 'reopen' }),
  fc.constant({ kind: 'close', why: 'gone' }),
) as fc.Arbitrary<DebtCommand>;
/** An item of the given number is changed; null adds or deletes one. */
const anyStep = fc.record({
  hours: fc.integer({ min: 1, max: 60 }),
  number: fc.integer({ min: 1, max: 6 }),
  what: fc.oneof(
    { weight: 5, arbitrary: anyChange.map((command) => ({ do: 'change', command }) as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom(...QUARTERS).map((quarter) => ({ do: 'add', quarter }) as const),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'delete' } as const) },
  ),
});

let teams = 0;

it('the snapshot of a quarter and what the history tells of its start are the same, whatever happened before and since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { maxLength: 10 }),
      fc.array(anyStep, { maxLength: 10 }),
      fc.integer({ min: 0, max: 200 }),
      async (before, since, hoursLate) => {
        const context = movableContext(sql);
        context.at = CREATED;
        const { register, ana } = await team(context, `TS${++teams}`);
        const play = async (steps: typeof before) => {
          for (const { hours, number, what } of steps) {
            context.at = new Date(context.at.getTime() + hours * 3_600_000);
            const places = [{ register, number }];
            if (what.do === 'change')
              await changeDebts(context, ana, places, what.command, 'command');
            else if (what.do === 'delete') await deleteDebts(context, ana, places, 'command');
            else
              await addDebt(
                context,
                ana,
                register,
                { title: 'Item', targetQuarter: what.quarter },
                'command',
              );
          }
        };
        await play(before);
        context.at = START;
        const at = new Date(START.getTime() + hoursLate * 3_600_000);
        const late = since.filter((_, index) => index % 2 === 0);
        await play(late);
        const now = context.at > at ? context.at : at;
        await tick({ sql, now: () => now, log: pino({ level: 'silent' }) });
        context.at = now;
        await play(since.filter((_, index) => index % 2 === 1));
        const kept =
          await sql`select from quarter_snapshot where register_id = ${register.id} and quarter = ${Q1}`;
        expect(kept).toHaveLength(1);
        const numbers = async () => {
          const { progress, baseline } = await progressOf(context, ana, register, Q1);
          expect(baseline.kind).toBe('quarter start');
          const { committed, added, done, left, replanned } = progress;
          return [committed, added, done, left, replanned].map((list) =>
            list.map((debt) => debt.number),
          );
        };
        const bySnapshot = await numbers();
        await sql`delete from quarter_snapshot where register_id = ${register.id}`;
        expect(bySnapshot).toEqual(await numbers());
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);
