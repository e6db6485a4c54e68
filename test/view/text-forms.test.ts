import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import type { DebtSummary } from '../../src/domain/debt.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { listMessage } from '../../src/view/list.ts';
import { matrixMessage } from '../../src/view/matrix.ts';
import type { Message } from '../../src/view/message.ts';
import { nextMessage } from '../../src/view/next.ts';
import { scheduleMessage } from '../../src/view/schedule.ts';
import { inMrkdwn } from '../../src/view/text.ts';
import { HOSTILE_TITLE } from '../support/arbitrary-debt.ts';
import { viewFixtures } from '../support/view-fixtures.ts';
import { anyListed } from './support.ts';

/** A status by its colour, as Slack or a font may show it. */
const MARKS = /(?:🔴|🟡|🟢|⚪|:(?:red|yellow|green|large_yellow|white)_circle:)/gu;
/** A mark followed by the word that says the same. */
const SAID_MARKS =
  /(?:🔴|🟡|🟢|⚪) (?:not started|planning|in progress|partial|ongoing|complete|accepted|merged|dropped)/gu;

const today = '2026-11-23';
const named = { registerId: 3, registerName: 'payments' };
const seen = { today, firstMonth: 1, ephemeral: true };

/** Every text that the blocks show, one by one. */
function shownTexts(blocks: readonly unknown[]): string[] {
  return [...objectsIn(blocks)].flatMap(({ object }) =>
    typeof object.text === 'string' ? [object.text] : [],
  );
}

/** The views that show many items, of any items. */
const LISTINGS: readonly [string, (items: readonly DebtSummary[]) => Message][] = [
  [
    'a list',
    (items) => {
      const page = {
        total: items.length,
        page: 1,
        pages: 1,
        filters: NO_FILTERS,
        filterText: '',
        alike: 0,
      };
      return listMessage({ ...named, items, ...page }, seen);
    },
  ],
  [
    'the schedule',
    (items) => {
      const quarter = { label: 'Q4 2026', items, done: 0, total: items.length };
      return scheduleMessage({ ...named, quarters: [quarter] }, seen);
    },
  ],
  [
    'what to do next',
    (items) => {
      const ranked = items.map((item) => ({
        debt: { ...item, hits: [] },
        score: 1,
        why: ['high impact'],
      }));
      const page = {
        total: items.length,
        page: 1,
        pages: 1,
        pageSize: 5,
        toAssess: [],
        snoozed: 0,
      };
      return nextMessage({ ...named, ranked, ...page, filterText: '' }, seen);
    },
  ],
];

describe('the text form of a message', () => {
  const messages = viewFixtures().flatMap((fixture) => ('text' in fixture ? [fixture] : []));

  it.each(messages)(
    'of $name says something, and names each item that its blocks name',
    (fixture) => {
      expect(fixture.text.trim()).not.toBe('');
      const shown = shownTexts(fixture.blocks).join(' ');
      for (const [number] of shown.matchAll(/(?<!\w)#\d+/g)) expect(fixture.text).toContain(number);
      if (shown.includes(HOSTILE_TITLE)) expect(fixture.text).toContain(inMrkdwn(HOSTILE_TITLE));
    },
  );

  it.each(LISTINGS)(
    'of %s has the number and title of each item, whatever they are called',
    (_, view) => {
      const items = fc.uniqueArray(anyListed, {
        minLength: 1,
        maxLength: 5,
        selector: ({ number }) => number,
      });
      fc.assert(
        fc.property(items, (all) => {
          const { text } = view(all);
          for (const { number, title } of all) {
            expect(text).toContain(`#${number} ${inMrkdwn(title).slice(0, 110)}`);
          }
        }),
        { numRuns: 50 },
      );
    },
  );

  it('of the matrix has each item’s number', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyListed, { maxLength: 9, selector: (one) => one.number }),
        (all) => {
          const cells = LEVELS.flatMap((impact, row) =>
            LEVELS.map((effort, column) => ({
              ...{ impact, effort },
              items: all.filter((_, at) => at === row * 3 + column),
            })),
          );
          const { text } = matrixMessage({ ...named, cells, toAssess: [] }, seen);
          for (const { number } of all) expect(text).toContain(`#${number}`);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a button', () => {
  it.each(viewFixtures())(
    'in $name is called what it says, so that it can be pressed by voice',
    (fixture) => {
      const within = 'view' in fixture ? fixture.view : fixture.blocks;
      for (const { object } of objectsIn(within)) {
        if (object.type !== 'button' || typeof object.accessibility_label !== 'string') continue;
        const { text } = object.text as { text: string };
        expect(object.accessibility_label).toContain(text);
      }
    },
  );
});

describe('a status', () => {
  it.each(viewFixtures())('in $name is told by its word, never by its colour alone', (fixture) => {
    const texts = shownTexts('view' in fixture ? [fixture.view] : fixture.blocks);
    const told = [...texts, 'text' in fixture ? fixture.text : ''];
    for (const text of told) {
      const marks = text.match(MARKS) ?? [];
      expect(text.match(SAID_MARKS) ?? []).toHaveLength(marks.length);
    }
  });
});
