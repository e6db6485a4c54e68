import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeView, type ShownHome } from '../../src/view/home.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { checkView } from '../../src/view/limits.ts';
import type { ShownLost } from '../../src/view/lost-message.ts';
import { plainMessage } from '../../src/view/modals.ts';
import { OPTIONAL_SCOPES } from '../../src/view/scopes.ts';
import { debt } from '../domain/fixtures.ts';
import { homeRegister as register, shownHome } from '../support/home-fixtures.ts';
import { anyListed, anyText, buttonsOf, mrkdwnOf, saidBy } from './support.ts';

const at = new Date('2026-11-20T10:00:00Z');

const lostMessage: ShownLost = {
  ...{ id: 12, fence: 1, kind: 'digest', state: 'uncertain', reason: 'missing_scope' },
  ...{ channel: 'C0GENERAL', userId: null, createdAt: at, decision: null, decidedBy: null },
};
const messageOf = (shown: ShownHome) => ({ text: '', blocks: homeView(shown).blocks });

const anyCount = fc.nat({ max: 5_000 });
const some = <Item>(item: fc.Arbitrary<Item>, max: number) =>
  fc
    .tuple(fc.array(item, { maxLength: max }), anyCount)
    .map(([items, more]) => ({ items, total: items.length + more }));
const anyRegister = fc
  .record({ registerName: anyText, pausedWhy: fc.option(anyText) })
  .map((fields) => ({ ...register, ...fields, nextDigestAt: null }));
const anyReason = fc.constantFrom('overdue', 'unowned', 'owner gone', 'unanswered');
const anyLost = fc.record({
  id: fc.nat(),
  fence: fc.nat(),
  decision: fc.constantFrom(null, 'send again' as const),
  decidedBy: fc.option(fc.constant('U0CLEO')),
  kind: fc.constantFrom('digest', 'digest list', 'nudge', 'notice', 'other'),
  state: fc.constantFrom('dead', 'uncertain'),
  reason: fc.option(anyText),
  channel: fc.option(fc.constant('C0GENERAL')),
  userId: fc.option(fc.constant('U0ANA')),
  createdAt: fc.constant(at),
});
const anyHome: fc.Arbitrary<ShownHome> = fc
  .record({
    registers: fc.array(anyRegister, { minLength: 1, maxLength: 6 }),
    choices: fc.array(anyText, { minLength: 1, maxLength: 150 }),
    items: some(anyListed, 8),
    offers: some(
      anyListed.map((item) => ({ offerId: 5, debt: item, from: 'U0BEN', madeAt: at })),
      5,
    ),
    decisions: some(fc.record({ debt: anyListed, reason: anyReason }), 5),
    nudges: fc.constantFrom('on', 'weekly', 'off'),
    health: fc.option(
      fc.record({
        ...{ waiting: anyCount, sent: anyCount, dead: anyCount, uncertain: anyCount },
        decidable: anyCount,
        now: fc.constant(at),
        oldestDueAt: fc.option(fc.constant(at)),
        lateness: fc.option(fc.record({ medianMs: anyCount, worstMs: anyCount })),
        lost: fc.array(anyLost, { maxLength: 3 }),
      }),
    ),
    missingScopes: fc.subarray(Object.keys(OPTIONAL_SCOPES)),
    isNew: fc.boolean(),
    isOutsider: fc.boolean(),
    isKeeper: fc.boolean(),
  })
  .map(({ choices, ...rest }) =>
    shownHome({
      ...rest,
      choices: choices.map((registerName, registerId) => ({ registerId, registerName })),
    }),
  );

describe('the Home', () => {
  it('is a view that Slack takes, whatever is in the registers, with an answer above it or without', () => {
    fc.assert(
      fc.property(anyHome, fc.boolean(), (shown, isAnswer) => {
        const view = homeView(shown, isAnswer ? plainMessage('Done.') : null);
        expect(checkView(view)).toEqual([]);
        const raw = mrkdwnOf({ text: '', blocks: view.blocks });
        expect(raw.filter((text) => /<!channel>|\*x\*|<https/.test(text))).toEqual([]);
      }),
    );
  });

  it('leaves nothing out at its end, however full it is', () => {
    const full = fc.sample(anyHome, { numRuns: 200, seed: 7 });
    for (const shown of full) expect(homeView(shown).blocks.length).toBeLessThan(100);
  });

  it('counts what it does not show', () => {
    const items = [debt({ number: 7, title: 'Old TLS' })];
    const said = saidBy(messageOf(shownHome({ items: { items, total: 12 } })));
    expect(said).toContain('Yours: 12 open items');
    expect(said).toContain('+11 more');
  });

  it('names each item’s register where the reader sees several, and only there', () => {
    const items = { items: [debt({ number: 7, registerId: 3 })], total: 1 };
    const choices = [
      { registerId: 3, registerName: 'Tools' },
      { registerId: 4, registerName: 'Web' },
    ];
    expect(saidBy(messageOf(shownHome({ items, choices })))).toContain('tools#7');
    expect(saidBy(messageOf(shownHome({ items })))).not.toContain('payments#7');
  });

  it('offers guests and people from elsewhere nothing that would refuse them', () => {
    const decisions = { items: [{ debt: debt({}), reason: 'unowned' as const }], total: 1 };
    const pressed = (shown: ShownHome) =>
      buttonsOf(messageOf(shown)).map(({ action }) => action.split(':')[0]);
    const members = pressed(shownHome({ decisions }));
    expect(members).toEqual(expect.arrayContaining([ACTIONS.addDebt, ACTIONS.take]));
    const outsiders = pressed(shownHome({ decisions, isOutsider: true }));
    for (const action of [ACTIONS.addDebt, ACTIONS.take, ACTIONS.openModal]) {
      expect(outsiders).not.toContain(action);
    }
  });

  it('says how the messages fare in words, with what was lost, why, and a button for each decision', () => {
    const health = {
      ...{ waiting: 2, sent: 5, dead: 0, uncertain: 3, decidable: 2, lateness: null },
      ...{ oldestDueAt: at, now: at },
      lost: [lostMessage],
    };
    const message = messageOf(shownHome({ health, isKeeper: true }));
    const said = saidBy(message);
    expect(said).toContain('5 messages sent in the last 7 days, 2 waiting');
    expect(said).toContain('may or may not have arrived: the app is not allowed to read there');
    expect(said).toContain('+1 more');
    expect(said).toContain('1 further message: those who keep its register decide');
    const pressed = buttonsOf(message).map(({ action }) => action);
    expect(pressed).toEqual(expect.arrayContaining([ACTIONS.lostAgain, ACTIONS.lostLeave]));
  });

  it('shows who keeps no register what they decide about, and no sums', () => {
    const health = {
      ...{ waiting: 2, sent: 5, dead: 0, uncertain: 3, decidable: 1, lateness: null },
      ...{ oldestDueAt: null, now: at },
      lost: [{ ...lostMessage, kind: 'nudge', channel: null, userId: 'U0ANA' }],
    };
    const said = saidBy(messageOf(shownHome({ health, isKeeper: false })));
    expect(said).toContain('1 message to you may not have arrived');
    expect(said).not.toContain('in the last 7 days');
  });

  it('tells the next digest in the reader’s own time zone', () => {
    const dates = [...objectsIn(homeView(shownHome()).blocks)].map(({ object }) =>
      String(object.text),
    );
    expect(dates.join()).toContain('<!date^1796025600^');
  });
});
