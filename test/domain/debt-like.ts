import fc from 'fast-check';
import { blankFields, type DebtSummary } from '../../src/domain/debt.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { STATUSES } from '../../src/domain/status.ts';

/** An item of which only the given is told. */
export function debtLike(fields: Partial<DebtSummary>): DebtSummary {
  const at = new Date('2026-10-01T08:00:00Z');
  return {
    ...blankFields(`Item ${fields.number ?? 1}`),
    id: fields.number ?? 1,
    workspaceId: 1,
    registerId: 1,
    number: 1,
    reference: null,
    closedReason: null,
    ownerGone: false,
    unansweredNudges: 0,
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...fields,
  };
}

const days = fc
  .date({ min: new Date('2026-08-01'), max: new Date('2027-03-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Any item around the end of 2026, numbered from 1 in its list. */
export const someDebts = fc
  .array(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      impact: fc.option(fc.constantFrom(...LEVELS)),
      effort: fc.option(fc.constantFrom(...LEVELS)),
      owner: fc.option(fc.constant({ kind: 'person', userId: 'UANA' } as const)),
      ownerGone: fc.boolean(),
      targetDate: fc.option(days),
      targetQuarter: fc.option(fc.constantFrom('2026-07-01', '2026-10-01', '2027-01-01')),
      snoozedUntil: fc.option(days),
      completedOn: fc.option(days),
      unansweredNudges: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((all) => all.map((fields, index) => debtLike({ ...fields, number: index + 1 })));
