import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtSummary } from '../../src/domain/debt.ts';
import { rankNext } from '../../src/domain/next.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { nextMessage, type ShownNext } from '../../src/view/next.ts';
import { debt } from '../domain/fixtures.ts';
import { anyListed, anyText, buttonsOf, faultsOf, saidBy } from './support.ts';

const CONTEXT = {
  now: new Date('2026-11-18T10:00:00Z'),
  today: '2026-11-18',
  firstMonth: 1,
  withSnoozed: false,
};

function shown(items: readonly DebtSummary[], more: Partial<ShownNext> = {}) {
  const { ranked, toAssess, snoozed } = rankNext(
    items.map((item) => ({ ...item, hits: [] })),
    CONTEXT,
  );
  const page = { page: 1, pages: Math.max(1, Math.ceil(ranked.length / 5)), pageSize: 5 };
  const named = { registerId: 3, registerName: 'payments', filterText: '' };
  const total = ranked.length;
  return { ...named, ...page, ranked: ranked.slice(0, 5), total, toAssess, snoozed, ...more };
}

describe('what to do next', () => {
  it('is a message that Slack takes, for any register', () => {
    fc.assert(
      fc.property(fc.array(anyListed, { maxLength: 30 }), anyText, (items, registerName) => {
        const numbered = items.map((item, at) => ({ ...item, number: at + 1 }));
        const message = nextMessage(shown(numbered, { registerName }), { ephemeral: true });
        expect(faultsOf(message)).toEqual([]);
      }),
    );
  });

  it('says in its text what its blocks say', () => {
    const items = [
      debt({ number: 4, title: 'Flaky tests', impact: 'high', effort: 'low' }),
      debt({ number: 6, title: 'Old cache', impact: 'medium' }),
    ];
    const message = nextMessage(shown(items), { ephemeral: true });
    for (const said of [message.text, saidBy(message)]) {
      expect(said).toMatch(/1\. #4 Flaky tests/);
      expect(said).toContain('High impact · low effort');
      expect(said).toContain('To be assessed: 1 item');
      expect(said).toContain('#6 Old cache');
    }
  });

  it('offers what nobody owns, and turns its pages', () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      debt({ number: at + 1, impact: 'high', effort: 'low', owner: null }),
    );
    const ids = buttonsOf(nextMessage(shown(many), { ephemeral: true })).map(
      ({ action }) => action,
    );
    expect(ids.filter((id) => id === ACTIONS.take)).toHaveLength(5);
    expect(ids).toContain(ACTIONS.nextLater);
    expect(ids).not.toContain(ACTIONS.nextEarlier);
  });

  it('says what to do where nothing is open or nothing is assessed', () => {
    expect(saidBy(nextMessage(shown([]), { ephemeral: true }))).toContain('/debt add');
    const one = shown([debt({ number: 1, impact: 'high', effort: null })]);
    expect(saidBy(nextMessage(one, { ephemeral: true }))).toContain('Nothing can be ranked yet');
  });

  it('says what is left out because it is snoozed', () => {
    const message = nextMessage(shown([debt({ snoozedUntil: '2026-12-01' })]), { ephemeral: true });
    for (const told of ['All that is open is snoozed.', '1 snoozed item is left out']) {
      expect(saidBy(message)).toContain(told);
      expect(message.text).toContain(told);
    }
  });
});
