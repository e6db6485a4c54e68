import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtSummary } from '../../src/domain/debt.ts';
import { quarterProgress } from '../../src/domain/progress.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { overviewMessage, type ShownOverview } from '../../src/view/overview.ts';
import { modalValue, registerValue } from '../../src/view/refs.ts';
import { debt } from '../domain/fixtures.ts';
import { anyListed, anyText, buttonsOf, expectTold, faultsOf } from './support.ts';

const today = '2026-11-23';
const here = { today, ephemeral: true };
const Q4 = '2026-10-01';

function overview(
  mine: readonly DebtSummary[],
  fields: Partial<ShownOverview> = {},
): ShownOverview {
  const planned = [1, 2].map((number) => ({
    debt: debt({
      number,
      targetQuarter: Q4,
      ...(number === 1 ? { status: 'complete', completedOn: '2026-11-02' } : {}),
    }),
    quarterAtBaseline: Q4,
  }));
  return {
    registerId: 3,
    registerName: 'payments',
    progress: {
      label: 'Q4 2026',
      progress: quarterProgress(planned, Q4, today),
      baseline: { kind: 'quarter start' },
    },
    mine,
    counts: { open: 9, mine: mine.length, overdue: 0, unowned: 0, ownerGone: 0, unanswered: 0 },
    ...fields,
  };
}

const nothing: Partial<ShownOverview> = {
  progress: {
    label: 'Q4 2026',
    progress: quarterProgress([], Q4, today),
    baseline: { kind: 'register created' },
  },
  counts: { open: 0, mine: 0, overdue: 0, unowned: 0, ownerGone: 0, unanswered: 0 },
};

describe('the overview', () => {
  it('is a message that Slack takes, for any items and any register name', () => {
    const anyMine = fc.uniqueArray(anyListed, { maxLength: 5, selector: ({ number }) => number });
    fc.assert(
      fc.property(anyMine, anyText, (mine, registerName) => {
        expect(faultsOf(overviewMessage(overview(mine, { registerName }), here))).toEqual([]);
        const empty = overview([], { ...nothing, registerName });
        expect(faultsOf(overviewMessage(empty, here))).toEqual([]);
      }),
    );
  });

  it('tells the quarter’s progress, the asker’s items and what needs a decision', () => {
    const mine = [debt({ number: 7, title: 'Old TLS', targetDate: '2026-11-20' })];
    const counts = { open: 9, mine: 1, overdue: 2, unowned: 1, ownerGone: 0, unanswered: 0 };
    const message = overviewMessage(overview(mine, { counts }), here);
    const facts = [
      'payments: Q4 2026',
      '1 of 2 done, 1 left',
      'Yours: 1 open item',
      '#7 Old TLS',
      'overdue since Fri 20 Nov 2026',
      'Needs a decision: 2 overdue and 1 of high priority without an owner.',
    ];
    expectTold(message, facts);
  });

  it('goes on to an item, the list, the matrix and a new item', () => {
    const message = overviewMessage(overview([debt({ number: 7 })]), here);
    const buttons = buttonsOf(message);
    expect(buttons.map(({ action }) => action)).toEqual([
      `${ACTIONS.show}:1:7`,
      ACTIONS.addDebt,
      ACTIONS.overviewList,
      ACTIONS.overviewMine,
      ACTIONS.overviewMatrix,
      ACTIONS.share,
    ]);
    expect(registerValue.decode(buttons[2]?.value)).toEqual({ registerId: 3 });
    const posted = buttonsOf(overviewMessage(overview([]), { today, ephemeral: false }));
    expect(posted.map(({ action }) => action)).not.toContain(ACTIONS.share);
  });

  it('says so when the asker owns nothing and nothing needs a decision', () => {
    const message = overviewMessage(overview([]), here);
    expect(message.text).toContain('You own nothing open.');
    expect(message.text).toContain('Nothing needs a decision.');
  });

  it('says in an empty register how to begin', () => {
    const message = overviewMessage(overview([], nothing), here);
    expect(message.text).toContain('/debt import');
    const [add, imports] = buttonsOf(message);
    expect(add?.action).toBe(ACTIONS.addDebt);
    expect(modalValue.decode(imports?.value)).toEqual({ modal: 'import', registerId: 3 });
  });
});
