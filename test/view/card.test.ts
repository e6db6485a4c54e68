import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, type Step } from '../../src/domain/debt.ts';
import { cardMessage, type HistoryLine } from '../../src/view/card.ts';
import { charsIn } from '../../src/view/limits/walk.ts';
import { checkMessage } from '../../src/view/limits.ts';
import { shownSteps, stepDifference } from '../../src/view/shown-steps.ts';
import { oneLine } from '../../src/view/text.ts';
import { anyDebt, anyFields, debtWith, HOSTILE_TITLE } from '../support/arbitrary-debt.ts';
import { buttonsOf, mrkdwnOf, saidBy } from './support.ts';

const context = {
  today: '2026-11-23',
  now: new Date('2026-11-23T12:00:00Z'),
  firstMonth: 1,
  viewer: 'U0ANA',
  ephemeral: true,
} as const;

const anyHistory = fc.array(
  fc.record({
    at: fc.constant(new Date('2026-11-20T10:00:00Z')),
    by: fc.option(fc.constant('U0BEN')),
    origin: fc.constantFrom('command', 'modal', 'import'),
    changes: fc
      .tuple(anyFields, anyFields)
      .map(([before, after]) =>
        FIELD_NAMES.map((field) => ({ field, before: before[field], after: after[field] })),
      ),
  }),
  { maxLength: 3 },
) satisfies fc.Arbitrary<HistoryLine[]>;

const step = (id: number, done = false): Step => ({
  id,
  text: `Step ${id}`,
  done,
  doneBy: done ? 'U0ANA' : null,
  doneAt: done ? '2026-11-10T10:00:00.000Z' : null,
});

describe('the item card', () => {
  it('fits a message for any item, posted, updated and ephemeral', () => {
    fc.assert(
      fc.property(anyDebt, anyHistory, (debt, recent) => {
        const card = cardMessage(debt, recent, context);
        for (const use of ['post', 'update', 'ephemeral'] as const) {
          expect(checkMessage(card, use)).toEqual([]);
        }
        expect(charsIn(card.blocks)).toBeLessThan(12_000);
        expect(saidBy(card)).toContain(oneLine(debt.title));
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('shows a title that would ping and link as it was typed, and pings nobody', () => {
    const card = cardMessage(debtWith({ title: HOSTILE_TITLE }), [], context);
    expect(saidBy(card)).toContain(HOSTILE_TITLE);
    for (const text of mrkdwnOf(card)) expect(text).not.toMatch(/<!|\*x\*|<https/);
  });

  it('never has user text read as mrkdwn, whatever the item holds', () => {
    const evil = '<!channel> *bold*';
    const debt = debtWith({
      title: evil,
      risk: evil,
      owner: { kind: 'name', name: evil },
      labels: ['*bold*'],
      steps: [{ ...step(1), text: evil }],
      sections: [{ title: evil, text: evil }],
      links: [{ url: 'https://example.com', title: evil }],
      reference: evil,
      impactQualifier: evil,
    });
    for (const text of mrkdwnOf(cardMessage(debt, [], context))) {
      expect(text).not.toMatch(/<!channel>|\*bold\*/);
    }
  });

  it('offers Take only to who does not own the item, and Reopen instead of Done for a paid one', () => {
    const texts = (fields: Parameters<typeof debtWith>[0]) =>
      buttonsOf(cardMessage(debtWith(fields), [], context)).map(
        ({ text }) => JSON.parse(text).text,
      );
    expect(texts({})).toEqual(['Edit', 'Done', 'Take', 'Hand over', 'History', 'Share']);
    expect(texts({ owner: { kind: 'person', userId: 'U0ANA' } })).not.toContain('Take');
    expect(texts({ status: 'complete' })).toEqual(['Edit', 'Reopen', 'History', 'Share']);
  });

  it('does not offer to share what stands in the channel already', () => {
    const card = cardMessage(debtWith(), [], { ...context, ephemeral: false });
    expect(saidBy(card)).not.toContain('Share');
  });

  it('shows the steps from the first open one on, and counts the others', () => {
    const steps = Array.from({ length: 60 }, (_, at) => step(at + 1, at < 25));
    const said = saidBy(cardMessage(debtWith({ steps }), [], context));
    expect(said).toContain('26. Step 26');
    expect(said).not.toContain('60. Step 60');
    expect(said).toContain('+30 more steps');
  });

  it('says how much of a long text is not shown', () => {
    const card = cardMessage(debtWith({ currentState: 'word '.repeat(500) }), [], context);
    expect(saidBy(card)).toMatch(/… \(\d+ more characters; see the edit form\)/);
  });

  it('says that an override disagrees with the matrix', () => {
    const debt = debtWith({ impact: 'high', effort: 'low', priorityOverride: 'low' });
    expect(saidBy(cardMessage(debt, [], context))).toContain(
      'low (nice to have; quick wins; set by hand; the matrix says high)',
    );
  });
});

describe('a click on a step', () => {
  it('is measured against what the card showed, so that a colleague’s tick stays', () => {
    const steps = [step(1, true), step(2), step(5)];
    const card = cardMessage(debtWith({ steps, version: 8 }), [], context);
    const id = card.blocks
      .map((block) => block.block_id ?? '')
      .find((one) => one.startsWith('steps:'));
    const shown = shownSteps(id ?? '');
    expect(shown).toMatchObject({ registerId: 3, number: 12, version: 8 });
    if (!shown) return;
    expect(stepDifference(shown, ['1', '5'])).toEqual({ done: [5], undone: [] });
    expect(stepDifference(shown, [])).toEqual({ done: [], undone: [1] });
  });

  it('is not read from another block', () => {
    expect(shownSteps('nudge:3:12')).toBeNull();
  });
});
