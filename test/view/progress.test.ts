import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterProgress, type TrackedDebt } from '../../src/domain/progress.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { progressMessage, type ShownProgress } from '../../src/view/progress.ts';
import { shareValue } from '../../src/view/refs.ts';
import { anyQuarter, debt } from '../domain/fixtures.ts';
import { anyListed, anyText, buttonsOf, expectTold, faultsOf, saidBy } from './support.ts';

const Q4 = '2026-10-01';

function shown(
  items: readonly TrackedDebt[],
  baseline: ShownProgress['baseline']['kind'] = 'quarter start',
  registerName = 'payments',
): ShownProgress {
  const progress = quarterProgress(items, Q4, '2026-11-23');
  const rows = [...progress.committed, ...progress.added];
  return {
    registerId: 3,
    registerName,
    label: 'Q4 2026',
    progress,
    baseline: { kind: baseline },
    rows,
  };
}

function messageOn(today: string, items: readonly TrackedDebt[]) {
  const progress = quarterProgress(items, Q4, today);
  return progressMessage({ ...shown(items), progress }, { ephemeral: true });
}

function planned(fields: Parameters<typeof debt>[0]): TrackedDebt {
  return { debt: debt({ targetQuarter: Q4, ...fields }), quarterAtBaseline: Q4 };
}

const paid = { status: 'complete', completedOn: '2026-11-02' } as const;

describe('a quarter’s progress in Slack', () => {
  it('is a message that Slack takes, for any quarter', () => {
    const anyTracked = fc.record({
      debt: fc
        .tuple(anyListed, fc.option(anyQuarter))
        .map(([item, targetQuarter]) => ({ ...item, targetQuarter })),
      quarterAtBaseline: fc.option(anyQuarter),
    });
    // A register gives a number once (unique in the database).
    const quarter = fc.uniqueArray(anyTracked, {
      maxLength: 80,
      selector: (item) => item.debt.number,
    });
    fc.assert(
      fc.property(quarter, anyText, (items, name) => {
        const message = progressMessage(shown(items, 'first import', name), { ephemeral: true });
        expect(faultsOf(message)).toEqual([]);
      }),
    );
  });

  it('says the numbers in words beside the bar, with the items and their completed dates', () => {
    const message = progressMessage(
      shown([
        planned({ number: 1, title: 'Flaky tests', ...paid }),
        planned({ number: 2, title: 'Old TLS' }),
        planned({ number: 3, title: 'Cron', targetQuarter: '2027-01-01' }),
      ]),
      { ephemeral: false },
    );
    const facts = [
      'payments: Q4 2026',
      'Week 8 of 13.',
      '▓▓▓▓▓░░░░░ 50 %',
      '1 of 2 done, 1 left; 3 were committed, 1 of them re-planned since, 0 added.',
      'At this pace 2 of 2: 1 done in 7.6 of 13 weeks.',
      '#1 Flaky tests · 🟢 complete, Mon 2 Nov 2026',
      '#2 Old TLS · 🔴 not started',
    ];
    expectTold(message, facts);
  });

  it('names no week of a quarter that is to come or over, and forecasts nothing for it', () => {
    const ahead = messageOn('2026-09-30', [planned({ number: 1 })]);
    expect(saidBy(ahead)).toContain('This quarter has not begun yet.');
    const past = messageOn('2027-01-01', [planned({ number: 1 }), planned({ number: 2, ...paid })]);
    expect(saidBy(past)).toContain('This quarter is over.');
    for (const message of [ahead, past]) {
      expect(saidBy(message)).not.toMatch(/Week|At this pace/);
    }
    expect(saidBy(messageOn('2027-01-01', []))).not.toContain('/debt plan');
  });

  it('forecasts no more than can be done where items were closed unpaid', () => {
    const closed = { status: 'accepted', closedReason: null } as const;
    const items = [
      planned({ number: 1, ...paid }),
      planned({ number: 2, ...paid }),
      planned({ number: 3, ...closed }),
    ];
    const message = progressMessage(shown(items), { ephemeral: false });
    expect(message.text).toContain('At this pace 2 of 2: 2 done in 7.6 of 13 weeks.');
    expect(message.text).toContain('1 closed unpaid');
  });

  it('forecasts nothing for a quarter that is over', () => {
    const items = [planned({ number: 1, ...paid })];
    const over = { ...shown(items), progress: quarterProgress(items, Q4, '2027-02-01') };
    const message = progressMessage(over, { ephemeral: false });
    expect(message.text).toContain('1 of 1 done');
    expect(message.text).not.toContain('At this pace');
  });

  it('says against what a first quarter is measured', () => {
    const message = progressMessage(shown([planned({})], 'first import'), { ephemeral: false });
    expect(message.text).toContain('as planned when it was first imported');
  });

  it('says how to plan when nothing is planned', () => {
    const message = progressMessage(shown([]), { ephemeral: true });
    expect(saidBy(message)).toContain('Nothing is planned for this quarter.');
    expect(saidBy(message)).toContain('/debt plan 12 Q1');
  });

  it('can be shared by the one who asked, as that quarter', () => {
    const share = buttonsOf(progressMessage(shown([]), { ephemeral: true })).at(-1);
    expect(share?.action).toBe(ACTIONS.share);
    expect(shareValue.decode(share?.value)).toEqual({
      what: 'progress',
      registerId: 3,
      quarter: Q4,
    });
    expect(buttonsOf(progressMessage(shown([]), { ephemeral: false }))).toEqual([]);
  });
});
