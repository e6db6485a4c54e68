import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DigestItem } from '../../src/domain/digest.ts';
import type { ReviewContent } from '../../src/domain/review.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { checkMessage, checkView } from '../../src/view/limits.ts';
import { planModal, readPlanForm } from '../../src/view/plan-modal.ts';
import { reviewMessage } from '../../src/view/quarter-review.ts';
import { carryValue } from '../../src/view/refs.ts';
import { debt } from '../domain/fixtures.ts';
import { filledIn } from './filled-in.ts';
import { anyText, buttonsOf, mrkdwnOf, saidBy } from './support.ts';

const ana = { kind: 'person', userId: 'UANA' } as const;

function item(number: number, title = `Item ${number}`): DigestItem {
  return { debtId: number, number, title, status: 'planning', owner: ana, targetDate: null };
}

function review(fields: Partial<ReviewContent> = {}): ReviewContent {
  return {
    registerId: 3,
    registerName: 'payments',
    quarter: '2026-10-01',
    quarterLabel: 'Q4 2026',
    nextLabel: 'Q1 2027',
    lateSince: null,
    baselineFirstImport: null,
    progress: { committed: 8, done: 3, left: 6, replanned: 1, added: 2, closed: 0, forecast: 3 },
    paid: [],
    replanned: [],
    closed: [],
    left: [],
    ...fields,
  };
}

describe('the review of a quarter', () => {
  it('is a message that Slack takes, whatever the items are called, and 500 of them', () => {
    const items = fc.array(
      anyText.map((title) => item(7, title)),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        anyText,
        items,
        items,
        items,
        items,
        (registerName, paid, replanned, closed, left) => {
          const message = reviewMessage(review({ registerName, paid, replanned, closed, left }));
          expect(checkMessage(message, 'post')).toEqual([]);
          for (const text of mrkdwnOf(message)) expect(text).not.toMatch(/<!channel>|\*x\*|<https/);
        },
      ),
    );
    const many = Array.from({ length: 500 }, (_, at) => item(at + 1, 'x'.repeat(400)));
    const whole = review({ paid: many, replanned: many, closed: many, left: many });
    expect(checkMessage(reviewMessage(whole), 'update')).toEqual([]);
  });

  it('tells what was committed, paid and re-planned, and offers what is left item by item and as a whole', () => {
    const left = Array.from({ length: 10 }, (_, at) => item(at + 1));
    const message = reviewMessage(
      review({ left, paid: [item(20)], replanned: [item(21)], closed: [item(22)] }),
    );
    for (const said of [
      'Q4 2026 is over',
      '3 of 9 done, 6 left; 8 were committed, 1 of them re-planned since, 2 added.',
      'Paid off: 1',
      '#20 Item 20 · thanks, <@UANA>',
      'Re-planned: 1',
      'Accepted or closed unpaid: 1',
      'Left: 10 items',
      '+2 more',
    ]) {
      expect(saidBy(message)).toContain(said);
    }
    expect(message.text).toContain('they can be carried over to Q1 2027');
    const carried = buttonsOf(message)
      .filter(({ action }) => action.startsWith(ACTIONS.carryOver))
      .map(({ value }) => carryValue.decode(value)?.number);
    expect(carried).toEqual([1, 2, 3, 4, 5, 6, 7, 8, null]);
    expect(buttonsOf(message).map(({ action }) => action)).toContain(ACTIONS.listLater);
  });

  it('offers to plan the next quarter where nothing is left', () => {
    const message = reviewMessage(review({ paid: [item(1)], lateSince: '2027-01-01' }));
    expect(saidBy(message)).toContain('Nothing is left of it.');
    expect(saidBy(message)).toContain('Late: it was due on Fri 1 Jan 2027.');
    expect(buttonsOf(message).map(({ action }) => action)).toEqual([ACTIONS.openModal]);
  });
});

describe('the form that plans a quarter', () => {
  const plan = { registerId: 3, quarter: '2027-01-01', label: 'Q1 2027', planned: 1, toAssess: 2 };
  const ranked = (titles: readonly string[]) =>
    titles.map((title, at) => ({
      debt: { ...debt({ number: at + 1, title }), hits: [] },
      score: 1,
      why: ['impact high', 'effort low', `recorded ${at} days ago`],
    }));

  it('is a view that Slack takes, whatever the items are called and however many they are', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 70 }), (titles) => {
        expect(checkView(planModal({ ...plan, ranked: ranked(titles) }))).toEqual([]);
      }),
    );
  });

  it('gives back the items that were ticked, from whichever ten they are', () => {
    const titles = Array.from({ length: 60 }, (_, at) => `Item ${at + 1}`);
    const view = planModal({ ...plan, ranked: ranked(titles) });
    const said = JSON.stringify(view.blocks);
    expect(said).toContain('10 further items rank lower');
    expect(said).toContain('2 open items without impact or effort have no rank');
    const form = readPlanForm(filledIn(view, { ranked0: '1,3', ranked40: '41' }));
    expect(form).toEqual({ registerId: 3, quarter: '2027-01-01', numbers: [1, 3, 41] });
  });
});
