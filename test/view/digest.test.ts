import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SinceAsked } from '../../src/domain/asked.ts';
import type { DigestContent, DigestItem } from '../../src/domain/digest.ts';
import { askedMessage } from '../../src/view/asked.ts';
import { digestListMessage, digestMessage } from '../../src/view/digest.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { checkMessage, checkView } from '../../src/view/limits.ts';
import { messageView } from '../../src/view/modals.ts';
import { itemValue, listValue } from '../../src/view/refs.ts';
import { digestOf } from '../support/digest-content.ts';
import { anyDigest } from './arbitrary-digest.ts';
import { buttonsOf, expectTold, mrkdwnOf, saidBy } from './support.ts';

const ana = { kind: 'person', userId: 'UANA' } as const;

function item(fields: Partial<DigestItem> = {}): DigestItem {
  const number = fields.number ?? 12;
  return {
    debtId: number,
    number,
    title: `Item ${number}`,
    status: 'in progress',
    owner: ana,
    targetDate: null,
    ...fields,
  };
}

const digest = (fields: Partial<DigestContent> = {}) =>
  digestOf({ registerName: 'payments', ...fields });

describe('a digest', () => {
  it('is a message that Slack takes, whatever the items are called, and pings nobody by a title', () => {
    fc.assert(
      fc.property(anyDigest, (content) => {
        for (const message of [digestMessage(content), digestListMessage(content)]) {
          expect(checkMessage(message, 'post')).toEqual([]);
          for (const text of mrkdwnOf(message)) expect(text).not.toMatch(/<!channel>|\*x\*|<https/);
        }
      }),
    );
  });

  it('stays a message that Slack takes with 500 long items under each heading', () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      item({ number: at + 1, title: 'x'.repeat(400), owner: null }),
    );
    const content = digest({
      ...{ paid: many, started: many, added: many, replanned: many, reopened: many, open: many },
      decisions: many.slice(0, 5).map((one) => ({ item: one, reason: 'overdue' })),
      moreDecisions: 495,
      quickWins: many.slice(0, 3),
      threadless: 'now',
      burnUp: Array.from({ length: 14 }, (_, week) => ({ week, planned: 500, done: week })),
    });
    const message = digestMessage(content);
    expect(checkMessage(message, 'update')).toEqual([]);
    const offered = buttonsOf(message).map(({ action }) => action);
    expect(offered).toContain(ACTIONS.feedOlder);
    expect(offered).toContain(ACTIONS.listLater);
    const list = digestListMessage(content);
    expect(checkMessage(list, 'update')).toEqual([]);
    expect(saidBy(list)).toContain('Open in Q4 2026: 500');
    expect(saidBy(list)).toMatch(/\+4\d\d more/);
    expect(buttonsOf(list)).toMatchObject([{ action: ACTIONS.listLater }]);
    expect(listValue.decode(buttonsOf(list)[0]?.value ?? '')?.filters).toBe('open q:2026-10-01');
  });

  it('whose channel takes no threads counts the open items and shows them by a button, in a quiet week too', () => {
    const open = [item({ number: 1 }), item({ number: 2 })];
    for (const news of [{}, { added: open }]) {
      const shown = digestMessage(digest({ ...news, open, threadless: 'before' }));
      expect(saidBy(shown)).toContain('Open in Q4 2026: 2.');
      expect(shown.text).toMatch(/Open in Q4 2026: 2\. `\/debt list open`/);
      expect(buttonsOf(shown).filter(({ action }) => action === ACTIONS.listLater)).toHaveLength(1);
      expect(saidBy(shown)).not.toContain('takes no list in a thread');
      const first = digestMessage(digest({ ...news, open, threadless: 'now' }));
      expect(saidBy(first)).toContain('takes no list in a thread');
      expect(saidBy(digestMessage(digest({ ...news, open })))).not.toContain('Open in');
    }
  });

  it('draws planned against done by week, and tells the same figures in its text form', () => {
    const burnUp = [
      { week: 0, planned: 8, done: 0 },
      { week: 1, planned: 8, done: 1 },
      { week: 2, planned: 9, done: 3 },
    ];
    const message = digestMessage(digest({ burnUp, started: [item()] }));
    const chart = message.blocks.find(({ type }) => type === 'data_visualization');
    expect(chart).toMatchObject({
      title: 'Q4 2026: planned and done by week',
      chart: { type: 'line', axis_config: { categories: ['Start', 'W1', 'W2'] } },
    });
    expect(message.text).toContain('Planned: Start 8, W1 8, W2 9. Done: Start 0, W1 1, W2 3.');
    const inModal = messageView('Digest', message);
    expect(checkView(inModal)).toEqual([]);
    expect(JSON.stringify(inModal.blocks)).toContain('Done: Start 0, W1 1, W2 3.');
  });

  it('draws nothing where there is nothing to draw, and in a quiet week', () => {
    const burnUp = [0, 1, 2].map((week) => ({ week, planned: 0, done: 0 }));
    const blocks = [
      ...digestMessage(digest({ burnUp, started: [item()] })).blocks,
      ...digestMessage(digest({ burnUp: [{ week: 0, planned: 3, done: 0 }], started: [item()] }))
        .blocks,
    ];
    expect(blocks.map(({ type }) => type)).not.toContain('data_visualization');
  });

  it('tells quarter, week, progress against the commitment, and the forecast', () => {
    const content = digest({ started: [item()], baselineFirstImport: '2026-11-02' });
    const facts = [
      'Q4 2026, week 8 of 13',
      'payments',
      '3 of 9 done, 6 left; 8 were committed, 1 of them re-planned since, 2 added',
      'At this pace 5 of 9: 3 done in 7.6 of 13 weeks.',
      'first imported, Mon 2 Nov 2026',
    ];
    const message = digestMessage(content);
    expectTold(message, facts);
  });

  it('thanks the owner of what was paid, and counts what does not fit', () => {
    const paid = Array.from({ length: 8 }, (_, at) => item({ number: at + 1 }));
    const replanned = [{ ...item({ number: 20 }), moved: 'Q4 2026 → Q1 2027' }];
    const closed = [item({ number: 21 })];
    const message = digestMessage(digest({ paid, replanned, closed }));
    expect(saidBy(message)).toContain('Paid off: 8');
    expect(saidBy(message)).toContain('#1 Item 1 · thanks, <@UANA>');
    expect(saidBy(message)).toContain('+3 more');
    expect(saidBy(message)).toContain('re-planned: 1');
    expect(saidBy(message)).toContain('#20 Item 20 · Q4 2026 → Q1 2027');
    expect(saidBy(message)).toContain('Accepted or closed unpaid: 1');
    expect(message.text).toContain('#20 Item 20 (Q4 2026 → Q1 2027)');
    expect(message.text).toContain('#1 Item 1 (thanks, <@UANA>)');
    expect(message.text).toContain('3 more');
  });

  it('tells of an overdue item whose owner did not answer twice both', () => {
    const overdue = { item: item({ targetDate: '2026-11-20' }), reason: 'overdue' } as const;
    const gone = digestMessage(digest({ decisions: [{ ...overdue, isOwnerGone: true }] }));
    expect(gone.text).toContain('overdue since Fri 20 Nov 2026, owner <@UANA>, who is gone');
    const message = digestMessage(digest({ decisions: [{ ...overdue, isUnanswered: true }] }));
    const words = 'overdue since Fri 20 Nov 2026, owner <@UANA>, asked twice without an answer';
    expect(saidBy(message)).toContain(words);
    expect(message.text).toContain(words);
  });

  it('gives every decision the one button that decides it', () => {
    const message = digestMessage(
      digest({
        decisions: [
          { item: item({ number: 1, targetDate: '2026-11-20' }), reason: 'overdue' },
          { item: item({ number: 2 }), reason: 'owner gone' },
          { item: item({ number: 3, owner: null }), reason: 'unowned' },
          { item: item({ number: 4 }), reason: 'unanswered' },
        ],
        moreDecisions: 7,
        quickWins: [item({ number: 5, owner: null })],
      }),
    );
    expect(
      buttonsOf(message).map(({ action, value }) => [action, itemValue.decode(value)?.number]),
    ).toEqual([
      [ACTIONS.replan, 1],
      [ACTIONS.take, 2],
      [ACTIONS.take, 3],
      [ACTIONS.show, 4],
      [ACTIONS.listLater, undefined],
      [ACTIONS.take, 5],
    ]);
    expect(saidBy(message)).toContain('overdue since Fri 20 Nov 2026, owner <@UANA>');
    expect(saidBy(message)).toContain('its owner <@UANA> is gone');
    expect(saidBy(message)).toContain('high priority, and nobody owns it');
    expect(saidBy(message)).toContain('two nudges to <@UANA> are unanswered');
    expect(saidBy(message)).toContain('+7 more');
  });

  it('says in its rows, and in their lines of the text form, what has been decided since', () => {
    const decided = item({ number: 1, targetDate: '2026-11-20' });
    const taken = item({ number: 5, owner: null });
    const message = digestMessage(
      digest({
        decisions: [{ item: decided, reason: 'overdue' }],
        quickWins: [taken, item({ number: 6, owner: null })],
      }),
      {
        messageId: 7,
        since: new Map<number, SinceAsked>([
          [1, { kind: 'due', date: '2026-12-11' }],
          [5, { kind: 'owned', owner: ana }],
        ]),
      },
    );
    expect(buttonsOf(message).map(({ value }) => itemValue.decode(value)?.number)).toEqual([6]);
    expect(saidBy(message)).toContain('✓ Re-planned: due Fri 11 Dec 2026');
    expect(message.text).toMatch(/#1 .*owner <@UANA>\. ✓ Re-planned: due Fri 11 Dec 2026\./);
    expect(message.text).toContain('#5 Item 5 ✓ Owned by <@UANA>.');
    expect(message.blocks.map(({ block_id }) => askedMessage(block_id ?? ''))).toContain(7);
    expect(checkMessage(message, 'update')).toEqual([]);
  });

  it('is one line in a quiet week', () => {
    const message = digestMessage(digest());
    expect(message.blocks).toHaveLength(1);
    expect(message.text).toBe(
      'Q4 2026, week 8 of 13, payments: nothing changed since Mon 16 Nov 2026 and nothing needs a decision; 3 of 9 done.',
    );
  });

  it('says of a quarter in which the register was created what it is measured against', () => {
    const message = digestMessage(digest({ started: [item()], began: '2026-11-02' }));
    expect(saidBy(message)).toContain('it was created on Mon 2 Nov 2026');
    expect(message.text).toContain('what was planned since counts as added');
  });

  it('does not count what was never planned', () => {
    const progress = { ...digest().progress, committed: 0, done: 0, left: 0 };
    expect(digestMessage(digest({ progress })).text).toContain('nothing is planned');
  });

  it('says when it is a preview, and when it comes late', () => {
    const started = [item()];
    expect(saidBy(digestMessage(digest({ started, occasion: 'preview' })))).toContain('preview');
    expect(saidBy(digestMessage(digest({ started, late: true })))).toContain(
      'Late: it was due on Mon 23 Nov 2026.',
    );
  });

  it('lists the open items without pinging their owners', () => {
    const open = [item({ number: 1, targetDate: '2026-12-04' }), item({ number: 2, owner: null })];
    const message = digestListMessage(digest({ open }));
    expect(saidBy(message)).toContain('#1 Item 1 · 🟡 in progress · due Fri 4 Dec 2026');
    expect(saidBy(message)).toContain('#2 Item 2 · 🟡 in progress · nobody owns it');
    expect(JSON.stringify(message)).not.toContain('UANA');
  });
});
