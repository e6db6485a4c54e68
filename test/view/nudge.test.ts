import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NudgeContent, NudgeItem } from '../../src/domain/digest.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { checkMessage } from '../../src/view/limits.ts';
import type { Message } from '../../src/view/message.ts';
import { answeredNudge, itemOfRow, nudgeMessage } from '../../src/view/nudge.ts';
import { SNOOZE_CHOICES, snoozeValue } from '../../src/view/refs.ts';
import { CHANGE_SET, HOSTILE_TITLE } from '../support/arbitrary-debt.ts';
import { buttonsOf, expectTold, mrkdwnOf, saidBy } from './support.ts';

function item(fields: Partial<NudgeItem> = {}): NudgeItem {
  const number = fields.number ?? 12;
  return {
    debtId: number,
    number,
    title: `Item ${number}`,
    status: 'in progress',
    owner: { kind: 'person', userId: 'UANA' },
    targetDate: null,
    registerId: 3,
    registerName: 'payments',
    reason: 'stale',
    days: 25,
    isLast: false,
    ...fields,
  };
}

function nudge(fields: Partial<NudgeContent> = {}): NudgeContent {
  return {
    userId: 'UANA',
    kind: 'weekly',
    day: '2026-11-23',
    items: [item()],
    more: 0,
    newlyOverdue: [],
    tellsOverdue: true,
    nextOn: '2026-11-30',
    firstContact: false,
    ...fields,
  };
}

const rowOf = (message: Message, id: string) =>
  message.blocks.find(({ block_id }) => block_id === id);

describe('a nudge', () => {
  it('is a message that Slack takes, whatever the items are called, and pings nobody by a title', () => {
    const title = fc.oneof(fc.string({ maxLength: 400 }), fc.constant(HOSTILE_TITLE));
    const anyRow = fc
      .record({
        title,
        registerName: title,
        reason: fc.constantFrom('overdue', 'due soon', 'stale'),
        days: fc.nat(),
        targetDate: fc.option(fc.constant('2026-11-20')),
        registerId: fc.nat(),
      } as const)
      .map((fields) => fields as Partial<NudgeItem>);
    const rows = fc.array(anyRow, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.nat(), fc.boolean(), title, (found, more, firstContact, words) => {
        const items = found.map((fields, at) => item({ number: at + 1, ...fields }));
        const asked = nudgeMessage(nudge({ items, more, firstContact }));
        const answered = items.reduce(
          (told, row) => answeredNudge(told, row, words, CHANGE_SET),
          asked,
        );
        for (const message of [asked, answered]) {
          expect(checkMessage(message, 'update')).toEqual([]);
          for (const text of mrkdwnOf(message)) expect(text).not.toMatch(/<!channel>|\*x\*|<https/);
        }
      }),
    );
  });

  it('tells of each item why it is there', () => {
    const items = [
      item({ number: 1, reason: 'overdue', days: 3, targetDate: '2026-11-20' }),
      item({ number: 2, reason: 'due soon', days: 2, targetDate: '2026-11-25' }),
      item({ number: 3, reason: 'due soon', days: 0, targetDate: '2026-11-23' }),
      item({ number: 4, reason: 'stale', days: 25 }),
      item({ number: 5, reason: 'overdue', days: 1 }),
    ];
    const message = nudgeMessage(nudge({ items, more: 4 }));
    const facts = [
      '#1 Item 1',
      'Overdue by 3 days, since Fri 20 Nov 2026',
      'Due in 2 days, Wed 25 Nov 2026',
      'Due today, Mon 23 Nov 2026',
      'No change for 25 days',
      'Overdue by 1 day, its quarter is over',
      '9 items of yours',
      '+4 more',
    ];
    expectTold(message, facts);
  });

  it('says why it came, when the next could come and how to stop it', () => {
    const message = nudgeMessage(nudge());
    const why = 'You get this because you own this item and it is standing still.';
    expect(saidBy(message)).toContain(why);
    const more = nudgeMessage(nudge({ more: 2 }));
    expect(more.text).toContain('these items and they are overdue, due soon or standing still.');
    expect(saidBy(message)).toContain('Mon 30 Nov 2026');
    expect(saidBy(message)).toContain('`/debt nudges off`');
    expect(saidBy(message)).not.toContain('I am Debt Register');
  });

  it('says what comes before the next one, to those who take it', () => {
    const said = (tellsOverdue: boolean) => saidBy(nudgeMessage(nudge({ tellsOverdue })));
    expect(said(true)).toContain('before it I write only of what newly becomes overdue');
    expect(said(true)).toContain('`/debt nudges weekly`');
    expect(said(false)).not.toMatch(/before it|nudges weekly/);
  });

  it('says that it tells only what is newly overdue', () => {
    const row = item({ reason: 'overdue', days: 1, targetDate: '2026-11-22' });
    const message = nudgeMessage(nudge({ kind: 'daily', items: [row] }));
    expect(message.text).toContain('1 item of yours newly overdue');
    expect(saidBy(message)).toContain('which I had not told you yet');
  });

  it('says of which item it asks for the last time, and what becomes of it', () => {
    const rows = [item({ number: 1 }), item({ number: 2, isLast: true })];
    const message = nudgeMessage(nudge({ items: rows }));
    for (const said of [saidBy(message), message.text]) {
      expect(said).toContain('This is the last time I ask about #2');
      expect(said).not.toContain('the last time I ask about #1');
      expect(said).toContain('for the team to decide, in the digest');
    }
    expect(saidBy(nudgeMessage(nudge()))).not.toContain('for the team to decide');
  });

  it.each(['weekly', 'daily'] as const)('says who writes when a %s one is the first', (kind) => {
    const said = saidBy(nudgeMessage(nudge({ kind, firstContact: true })));
    expect(said).toContain('I am Debt Register');
  });

  it('leads from those that it counts to the list of all', () => {
    const [button] = buttonsOf(nudgeMessage(nudge({ more: 3 }))).slice(-1);
    expect(button).toMatchObject({ action: ACTIONS.runCommand, value: '/debt list mine in:all' });
  });

  it('calls items by their register where a bare number would mean another one', () => {
    const items = [
      item({ number: 1 }),
      item({ number: 1, registerId: 4, registerHandle: 'infra' }),
    ];
    const message = nudgeMessage(nudge({ items }));
    for (const said of [saidBy(message), message.text]) expect(said).toMatch(/#1 [\s\S]*infra#1 /);
  });

  it('offers Still on it, Snooze, Re-plan, Hand over and Done for each item', () => {
    const message = nudgeMessage(nudge());
    expect(buttonsOf(message).map(({ action }) => action)).toEqual([
      ACTIONS.nudgeStill,
      ACTIONS.nudgeReplan,
      ACTIONS.nudgeHandOver,
      ACTIONS.nudgeDone,
    ]);
    const values = [...objectsIn(rowOf(message, 'nudge:3:12'))].flatMap(({ object }) =>
      'value' in object && !('type' in object) ? [snoozeValue.decode(String(object.value))] : [],
    );
    expect(values).toEqual(SNOOZE_CHOICES.map((choice) => ({ registerId: 3, number: 12, choice })));
  });

  it('lets a day be picked in a row, whose block names the item', () => {
    const row = rowOf(nudgeMessage(nudge()), 'nudge:3:12');
    const kinds = [...objectsIn(row)].map(({ object }) => object.type);
    expect(kinds).toContain('datepicker');
    expect(itemOfRow(row?.block_id ?? '')).toEqual({ registerId: 3, number: 12 });
    expect(itemOfRow('nudge:3')).toBeNull();
  });

  it('shows an answer in place of the buttons of that row alone', () => {
    const items = [item({ number: 1 }), item({ number: 2 }), item({ number: 1, registerId: 4 })];
    const asked = nudgeMessage(nudge({ items }));
    const answered = answeredNudge(
      asked,
      { registerId: 3, number: 1 },
      'Done, thank you',
      CHANGE_SET,
    );
    expect(rowOf(answered, 'nudge:3:1')?.type).toBe('section');
    expect(answered.blocks.filter((block) => !asked.blocks.includes(block))).toHaveLength(1);
    expect(answered.blocks).toHaveLength(asked.blocks.length);
    expect(saidBy(answered)).toContain('✓ Done, thank you');
    expect(answered.text).toContain('#1: Done, thank you');
    expect(checkMessage(answered, 'update')).toEqual([]);
  });

  it('shows the later answer where a row is answered twice', () => {
    const item12 = { registerId: 3, number: 12 };
    const once = answeredNudge(nudgeMessage(nudge()), item12, 'Still on it', null);
    const twice = answeredNudge(once, item12, 'Done, thank you', CHANGE_SET);
    expect(saidBy(twice)).toContain('✓ Done, thank you');
    expect(saidBy(twice)).not.toContain('✓ Still on it');
  });
});
