import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../src/domain/patch.ts';
import { isInQuarter } from '../../src/domain/quarter.ts';
import { anyDay, anyQuarter, anyStatus, CONTEXT, debt } from './fixtures.ts';

describe('target date and quarter', () => {
  it('agree: a date brings its quarter', () => {
    const { fields } = applyPatch(debt(), { targetDate: '2027-02-01' }, CONTEXT);
    expect(fields.targetQuarter).toBe('2027-01-01');
  });

  it('agree: a quarter clears a date outside of it, and says so', () => {
    const item = debt({ targetDate: '2026-12-04', targetQuarter: '2026-10-01' });
    const { fields, remarks } = applyPatch(item, { targetQuarter: '2027-01-01' }, CONTEXT);
    expect(fields).toMatchObject({ targetDate: null, targetQuarter: '2027-01-01' });
    expect(remarks).toEqual(['The target date Fri 4 Dec 2026 was cleared: it is outside Q1 2027.']);
  });

  it('stay a quarter alone when the date is taken away', () => {
    const item = debt({ targetDate: '2026-12-04', targetQuarter: '2026-10-01' });
    const { fields } = applyPatch(item, { targetDate: null }, CONTEXT);
    expect(fields).toMatchObject({ targetDate: null, targetQuarter: '2026-10-01' });
  });
});

const anyPatch = fc.record(
  {
    targetDate: fc.option(anyDay),
    targetQuarter: fc.option(anyQuarter),
    status: anyStatus,
    title: fc.constantFrom('One', 'Two'),
  },
  { requiredKeys: [] },
);

describe('after any patches', () => {
  it('a date lies in its quarter, and only a complete item is dated as completed', () => {
    fc.assert(
      fc.property(fc.array(anyPatch, { maxLength: 6 }), (patches) => {
        let fields = applyPatch(debt(), {}, CONTEXT).fields;
        for (const patch of patches) fields = applyPatch(fields, patch, CONTEXT).fields;
        const { targetDate, targetQuarter, status, completedOn } = fields;
        if (targetDate) expect(isInQuarter(targetDate, targetQuarter ?? '')).toBe(true);
        expect(completedOn !== null).toBe(status === 'complete');
      }),
    );
  });

  it('the changes lead from the fields before to those after, and the same patch again changes nothing', () => {
    fc.assert(
      fc.property(anyPatch, anyPatch, (first, patch) => {
        const before = applyPatch(debt(), first, CONTEXT).fields;
        const { fields, changes } = applyPatch(before, patch, CONTEXT);
        const replayed = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
        expect({ ...before, ...replayed }).toEqual(fields);
        for (const change of changes) expect(change.before).not.toEqual(change.after);
      }),
    );
  });
});
