import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankFields, type FieldName } from '../../src/domain/debt.ts';
import { type Meanwhile, mergeEdit } from '../../src/domain/merge.ts';

const FIELDS = ['title', 'risk', 'currentState', 'implementation'] as const;
const anyValues = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, fc.constantFrom('a', 'b', 'c')])),
);

describe('merging a form with what others changed', () => {
  it('takes each field that one side changed, and asks for each that both changed differently', () => {
    fc.assert(
      fc.property(anyValues, anyValues, anyValues, (shown, theirs, mine) => {
        const meanwhile = new Map<FieldName, Meanwhile>();
        for (const field of FIELDS) {
          if (shown[field] !== theirs[field])
            meanwhile.set(field, { before: shown[field], by: 'U' });
        }
        const { patch, conflicts } = mergeEdit({ ...blankFields(''), ...theirs }, mine, meanwhile);
        for (const field of FIELDS) {
          const [was, other, own] = [shown[field], theirs[field], mine[field]];
          const asked = own !== was && other !== was && own !== other;
          expect(conflicts.some((conflict) => conflict.field === field)).toBe(asked);
          if (asked) continue;
          expect({ ...theirs, ...patch }[field]).toBe(own === was ? other : own);
        }
      }),
    );
  });

  it('leaves fields alone that the form did not hold', () => {
    const current = { ...blankFields('Now'), risk: 'theirs' };
    const meanwhile = new Map([['risk', { before: null, by: 'U' }]] as const);
    const submitted = { title: 'Mine', risk: undefined };
    expect(mergeEdit(current, submitted, meanwhile)).toEqual({
      patch: { title: 'Mine' },
      conflicts: [],
    });
  });
});
