import { describe, expect, it } from 'vitest';
import {
  answerOffer,
  askFirst,
  endOfOffer,
  LAPSE_REASONS,
  type Offer,
  type OfferState,
} from '../../src/domain/offer.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { debtWith } from '../support/arbitrary-debt.ts';

const person = (userId: string) => ({ kind: 'person', userId }) as const;
const unowned = { owner: null };
const bens = { owner: person('UBEN') };

describe('giving an item to somebody', () => {
  it('asks them first, and leaves the rest of what was changed', () => {
    const patch = { title: 'Flaky', owner: person('UANA') };
    expect(askFirst(bens, null, patch, 'UBEN', 'You know it best')).toEqual({
      patch: { title: 'Flaky' },
      asked: [{ field: 'offered', before: null, after: { to: 'UANA', note: 'You know it best' } }],
    });
  });

  it('is taking it where it is the person themselves', () => {
    const patch = { owner: person('UANA') };
    expect(askFirst(bens, null, patch, 'UANA')).toEqual({ patch, asked: [] });
    expect(askFirst(unowned, 'UANA', patch, 'UANA')).toEqual({ patch, asked: [] });
  });

  it('asks nobody who was asked already, or whose it is', () => {
    const toAna = askFirst(unowned, 'UANA', { owner: person('UANA') }, 'UBEN');
    expect(toAna).toEqual({ patch: {}, asked: [] });
    const toOwner = { owner: person('UBEN') };
    expect(askFirst(bens, 'UANA', toOwner, 'UCHLOE')).toEqual({ patch: toOwner, asked: [] });
  });

  it('ends the question where the owner keeps the item', () => {
    expect(askFirst(bens, 'UANA', { owner: person('UBEN') }, 'UBEN').asked).toEqual([
      { field: 'offered', before: { to: 'UANA', note: null }, after: null },
    ]);
  });

  it('asks nobody where nobody is to own it, or only a name', () => {
    for (const owner of [null, { kind: 'name', name: 'Team A' } as const]) {
      expect(askFirst(bens, null, { owner }, 'UBEN')).toEqual({ patch: { owner }, asked: [] });
    }
  });
});

describe('an answer', () => {
  const offer: Offer = { id: 1, debtId: 7, from: 'UBEN', to: 'UANA', state: { state: 'open' } };
  const debt = debtWith();

  it('makes who accepts the owner, and keeps a no in the history alone', () => {
    expect(answerOffer(offer, debt, { kind: 'accept' }, 'UANA')).toEqual({ owner: person('UANA') });
    const no = { kind: 'decline', reason: 'No time' } as const;
    expect(answerOffer(offer, debt, no, 'UANA')).toEqual({
      field: 'declined',
      before: 'UBEN',
      after: 'No time',
    });
  });

  it('is for the person who was asked', () => {
    expect(() => answerOffer(offer, debt, { kind: 'accept' }, 'UCHLOE')).toThrow(RuleError);
  });

  const ended: OfferState[] = [
    { state: 'accepted' },
    { state: 'declined', reason: null },
    ...LAPSE_REASONS.map((why) => ({ state: 'withdrawn', why }) as const),
  ];
  it.each(ended)('comes too late once it is %o', (state) => {
    const late = () => answerOffer({ ...offer, state }, debt, { kind: 'accept' }, 'UANA');
    expect(late).toThrow(/^#12: .+, so nothing was changed\.$/);
  });
});

describe('a question', () => {
  const asked = { to: 'UANA' };
  const changed = (field: 'owner' | 'status' | 'moved' | 'title') => [
    { field, before: null, after: null } as const,
  ];
  it.each([
    ['is answered by taking the item', debtWith({ owner: person('UANA') }), 'UANA', 'accepted'],
    ['ends where somebody else takes it', debtWith({ owner: person('UBEN') }), 'UBEN', 'taken'],
  ])('%s', (_, debt, by, end) => {
    const found = endOfOffer(asked, debt, changed('owner'), by);
    expect(found && Object.values(found)).toEqual([end]);
  });

  it('ends with an item that is paid, moved, deleted or offered to somebody else', () => {
    const paid = debtWith({ status: 'complete' });
    expect(endOfOffer(asked, paid, changed('status'), 'UBEN')).toEqual({ why: 'closed' });
    expect(endOfOffer(asked, debtWith(), changed('moved'), 'UBEN')).toEqual({ why: 'moved' });
    const deleted = [{ field: 'deleted', before: false, after: true }] as const;
    expect(endOfOffer(asked, debtWith(), deleted, 'UBEN')).toEqual({ why: 'deleted' });
    const anew = [{ field: 'offered', before: null, after: { to: 'UCHLOE', note: null } }] as const;
    expect(endOfOffer(asked, debtWith(), anew, 'UBEN')).toEqual({ why: 'offered anew' });
  });

  it('goes on where nobody owns the item, and where other things change', () => {
    expect(endOfOffer(asked, debtWith(), changed('owner'), 'UBEN')).toBeNull();
    expect(endOfOffer(asked, debtWith(), changed('title'), 'UBEN')).toBeNull();
  });
});
