import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ExaminedDebt, FINDING_KINDS, type Finding } from '../../src/domain/doctor.ts';
import { assessModal, readAssessForm } from '../../src/view/assess-modal.ts';
import { doctorMessage, leftAloneMessage, mendedMessage } from '../../src/view/doctor.ts';
import { mendValue } from '../../src/view/doctor-refs.ts';
import { ACTIONS, actionOf } from '../../src/view/ids.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { checkView } from '../../src/view/limits.ts';
import { debt } from '../domain/fixtures.ts';
import { anyDebt } from '../support/arbitrary-debt.ts';
import { anyText, buttonsOf, faultsOf, saidBy } from './support.ts';

const context = { today: '2026-11-23', firstMonth: 1, ephemeral: true, isMaintainer: true };
const days = { isOffered: false, statusSince: '2026-08-01', changedOn: '2026-10-01' };

function finding(kind: Finding['kind'], about: ExaminedDebt, more: Partial<Finding> = {}): Finding {
  return {
    kind,
    key: `${kind}:${about.id}`,
    debt: about,
    other: null,
    contradiction: null,
    ...more,
  };
}

function diagnosis(findings: readonly Finding[], more: { registerName?: string } = {}) {
  const counts = FINDING_KINDS.map((kind) => ({
    kind,
    count: findings.filter((one) => one.kind === kind).length,
  })).filter(({ count }) => count > 0);
  return {
    ...{ registerId: 3, registerName: 'payments', findings, counts },
    ...{ total: findings.length, page: 2, pages: 3, ...more },
  };
}

const anyExamined = anyDebt.map((one): ExaminedDebt => ({ ...one, ...days }));
const anyFinding: fc.Arbitrary<Finding> = fc
  .tuple(fc.constantFrom(...FINDING_KINDS), anyExamined, anyExamined, anyText, fc.boolean())
  .map(([kind, about, other, says, isThere]) => {
    const told = { item: says, field: says, line: 4, says, other: { line: 2, says } };
    const contradiction = kind === 'contradiction' ? told : null;
    const without = kind === 'contradiction' && !isThere ? { debt: null } : {};
    return finding(kind, about, {
      contradiction,
      ...(kind === 'duplicate' && { other }),
      ...without,
    });
  });

describe('what the doctor found', () => {
  it('is a message that Slack takes, for any findings, also below what was mended', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 8 }), anyText, (findings, registerName) => {
        const message = doctorMessage(diagnosis(findings, { registerName }), context);
        expect(faultsOf(message)).toEqual([]);
        const [first] = findings;
        if (!first) return;
        const ref = { registerId: 3, page: 1, finding: first.key };
        expect(faultsOf(mendedMessage(leftAloneMessage(first, ref), message))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('says kind by kind what is found, in the blocks and in the text', () => {
    const one = { ...debt({ targetDate: '2026-11-20' }), ...days };
    const other = { ...debt({ number: 14, title: 'Queues' }), ...days };
    const message = doctorMessage(
      diagnosis([finding('overdue', one), finding('duplicate', one, { other })]),
      context,
    );
    for (const told of [
      'payments: 2 findings, page 2 of 3',
      '1 overdue and 1 likely duplicates.',
      'Overdue (1)',
      '#12 Queue · since Fri 20 Nov 2026',
      '#12 Queue · and #14 Queues',
    ]) {
      expect(message.text).toContain(told);
      expect(saidBy(message)).toContain(told);
    }
  });

  it('offers to merge to who keeps the register alone', () => {
    const one = { ...debt(), ...days };
    const other = { ...debt({ number: 14 }), ...days };
    const message = (isMaintainer: boolean) =>
      doctorMessage(diagnosis([finding('duplicate', one, { other })]), {
        ...context,
        isMaintainer,
      });
    const merges = (isMaintainer: boolean) =>
      buttonsOf(message(isMaintainer)).filter(
        ({ action }) => actionOf(action) === ACTIONS.doctorMend,
      );
    expect(merges(false)).toEqual([]);
    const [merge] = merges(true);
    expect(mendValue.decode(merge?.value)).toEqual({
      ...{ registerId: 1, number: 14, page: 2, mend: 'merge', to: '12' },
    });
  });

  it('has no menu without options and no two elements of one id in a row', () => {
    const all = FINDING_KINDS.map((kind) => finding(kind, { ...debt(), ...days }));
    for (const { object } of objectsIn(doctorMessage(diagnosis(all.slice(0, 8)), context).blocks)) {
      if (object.type !== 'actions' || !Array.isArray(object.elements)) continue;
      const ids = object.elements.map(({ action_id }) => action_id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('says so when all is well', () => {
    const message = doctorMessage({ ...diagnosis([]), page: 1, pages: 1 }, context);
    expect(message.text).toContain('payments: all is well');
    expect(saidBy(message)).toContain('nothing is missing');
  });
});

describe('the form that assesses', () => {
  it('is a modal that Slack takes, for any item, and read as it was filled in', () => {
    fc.assert(
      fc.property(anyDebt, (item) => {
        expect(checkView(assessModal(item))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    const view = assessModal(debt({ impact: 'high', effort: 'low' }));
    expect(readAssessForm({ ...view, state: { values: {} } } as never)).toEqual({
      ref: { registerId: 1, number: 12 },
      ...{ impact: 'high', effort: 'low' },
    });
  });
});
