import fc from 'fast-check';
import {
  blankFields,
  type Debt,
  type DebtFields,
  type DebtSummary,
} from '../../src/domain/debt.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { addLocalDays } from '../../src/domain/local-date.ts';
import type { RuleContext } from '../../src/domain/patch.ts';
import { addQuarters } from '../../src/domain/quarter.ts';
import { STATUSES } from '../../src/domain/status.ts';

export const CONTEXT: RuleContext = {
  now: new Date('2026-11-23T12:00:00Z'),
  today: '2026-11-23',
  by: 'UANA',
  firstMonth: 1,
};

/** Item #12 with the fields given. */
export function debt(fields: Partial<DebtFields> & Partial<Debt> = {}): Debt {
  return {
    ...blankFields('Queue'),
    id: 12,
    workspaceId: 1,
    registerId: 1,
    number: 12,
    reference: null,
    closedReason: null,
    unansweredNudges: 0,
    ownerGone: false,
    version: 1,
    createdBy: null,
    createdAt: CONTEXT.now,
    updatedBy: null,
    updatedAt: CONTEXT.now,
    ...fields,
  };
}

export const anyDay = fc
  .integer({ min: -1500, max: 1500 })
  .map((days) => addLocalDays('2026-11-23', days));
export const anyQuarter = fc
  .integer({ min: -3, max: 3 })
  .map((count) => addQuarters('2026-10-01', count));
export const anyLevel = fc.option(fc.constantFrom(...LEVELS));
export const anyStatus = fc.constantFrom(...STATUSES);

/** Items whose dates do not disagree with their quarter or status. */
export const anySummary: fc.Arbitrary<DebtSummary> = fc
  .record({
    status: anyStatus,
    targetQuarter: fc.option(anyQuarter),
    completed: fc.option(anyDay),
    closedReason: fc.option(fc.constantFrom('merged' as const, 'dropped' as const)),
  })
  .map(({ status, targetQuarter, completed, closedReason }) =>
    debt({
      status,
      targetQuarter,
      closedReason,
      completedOn: status === 'complete' ? completed : null,
    }),
  );
