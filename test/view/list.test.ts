import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { ACTIONS, actionOf } from '../../src/view/ids.ts';
import { listMessage } from '../../src/view/list.ts';
import { listValue } from '../../src/view/refs.ts';
import { debtWith } from '../support/arbitrary-debt.ts';
import { buttonsOf, list, saidBy } from './support.ts';

const context = { today: '2026-11-23', firstMonth: 1, ephemeral: true } as const;

describe('a list', () => {
  it('says in words what it was narrowed to', () => {
    const owner = { kind: 'person', userId: 'U0ANA' } as const;
    const filters = {
      ...NO_FILTERS,
      overdue: true,
      priorities: ['high', 'low'],
      quarters: ['2026-10-01'],
      owners: [owner],
    };
    const said = saidBy(listMessage(list([debtWith()], { filters }), context));
    expect(said).toContain(
      'open · overdue · high or low priority · planned for Q4 2026 · owner <@U0ANA>',
    );
  });

  it('names several owners, and says what it leaves out', () => {
    const owners = [
      { kind: 'person', userId: 'U0ANA' },
      { kind: 'name', name: 'Dana' },
    ] as const;
    const filters = {
      ...NO_FILTERS,
      ...{ open: true, accepted: true, owners, mine: true, unowned: true, bitten: true },
      withoutLabels: ['infra'],
    };
    const answer = listMessage(list([debtWith()], { filters }), context);
    const told =
      'open or accepted · bit us lately · not labelled infra · owner <@U0ANA> or Dana or you or nobody';
    expect(saidBy(answer)).toContain(told);
    expect(answer.text).toContain(told);
  });

  it.each([
    [{ total: 1, alike: 1 }, 'Perhaps you mean one of these'],
    [{ total: 3, alike: 1 }, '1 of them, the last, only resembles what you searched for'],
    [{ total: 3, alike: 0 }, ''],
  ])('says what was found by likeness alone: %o', (counts, told) => {
    const filters = { ...NO_FILTERS, words: ['timout'] };
    const answer = listMessage(list([debtWith()], { filters, ...counts }), context);
    expect(saidBy(answer)).toContain(told);
    expect(answer.text).toContain(told);
    expect(/resemble/.test(answer.text)).toBe(counts.alike > 0);
  });

  it('names the register of an item that is in another one', () => {
    const listed = { ...debtWith(), registerHandle: 'payments' };
    const answer = listMessage(list([listed]), context);
    expect(saidBy(answer)).toContain('payments#12 Flaky login tests');
    expect(answer.text).toContain('payments#12 Flaky login tests');
    expect(buttonsOf(answer).map(({ text }) => text)).toContainEqual(
      expect.stringContaining('Show payments#12'),
    );
  });

  it('has paging buttons that carry filters and page', () => {
    const paged = list([debtWith()], { total: 30, page: 2, pages: 3, filterText: 'mine overdue' });
    const buttons = buttonsOf(listMessage(paged, context));
    const values = [ACTIONS.listEarlier, ACTIONS.listLater].map((action) =>
      listValue.decode(buttons.find((one) => one.action === action)?.value),
    );
    expect(values).toEqual([
      { registerId: 3, filters: 'mine overdue', page: 1 },
      { registerId: 3, filters: 'mine overdue', page: 3 },
    ]);
  });

  it('has a button to show each item', () => {
    const items = [debtWith({ number: 4 }), debtWith({ number: 9 })];
    const shows = buttonsOf(listMessage(list(items), context)).filter(
      ({ action }) => actionOf(action) === ACTIONS.show,
    );
    expect(shows.map(({ value }) => JSON.parse(value))).toEqual([
      { registerId: 3, number: 4 },
      { registerId: 3, number: 9 },
    ]);
  });

  it('says of an item what state it is in, by words and not by colour alone', () => {
    const item = debtWith({
      impact: 'high',
      effort: 'low',
      status: 'in progress',
      targetDate: '2026-11-20',
    });
    const said = saidBy(listMessage(list([item]), context));
    expect(said).toContain('🟡 in progress · high priority · effort low · no owner');
    expect(said).toContain('overdue since Fri 20 Nov 2026');
  });

  it('says what to do when nothing fits', () => {
    expect(saidBy(listMessage(list([]), context))).toContain('/debt add');
  });
});
