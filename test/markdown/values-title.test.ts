import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadTitle } from '../../src/markdown/title-draft.ts';
import { readTitle } from '../../src/markdown/values-title.ts';

/** What was found, without what was not. */
function found(wording: string): Record<string, unknown> {
  const { title, status, completed, priority, day, ...rest } = readTitle(wording);
  const all: Record<keyof ReadTitle, unknown> = {
    ...rest,
    day: day?.value,
    title,
    status: status && `${status.value}: ${status.says}`,
    completed: completed?.value,
    priority: priority && `${priority.value}: ${priority.says}`,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value != null));
}

describe('what stands beside a title', () => {
  test.each([
    ['3. Old parser', { title: 'Old parser', ordinal: 3 }],
    ['#12 Old parser', { title: 'Old parser', ordinal: 12 }],
    ['2.1 Old parser', { title: 'Old parser', reference: '2.1' }],
    ['TD-003: Old parser', { title: 'Old parser', reference: 'TD-003' }],
    ['[DEBT-7] Old parser', { title: 'Old parser', reference: 'DEBT-7' }],
    ['**TD-01** — Old parser', { title: 'Old parser', reference: 'TD-01' }],
    ['[C1] Old parser', { title: 'Old parser', reference: 'C1' }],
    ['[SEC-C1] Old parser', { title: 'Old parser', reference: 'SEC-C1' }],
    [
      'R1 — Old parser — **resolved** (`bench/`)',
      { title: 'Old parser', reference: 'R1', status: 'complete: resolved (bench/)' },
    ],
    [
      'D04: Old parser — **paid down** (2026-07-21)',
      {
        title: 'Old parser',
        reference: 'D04',
        status: 'complete: paid down (2026-07-21)',
        completed: '2026-07-21',
      },
    ],
    ['D11. Old parser', { title: 'Old parser', reference: 'D11' }],
    ['D5a · Old parser', { title: 'Old parser', reference: 'D5a' }],
    ['Old parser 🟠', { title: 'Old parser', priority: 'high: 🟠' }],
    ['Old parser — **open**', { title: 'Old parser', status: 'not started: open' }],
    [
      'Old parser — **substantially paid down**',
      {
        title: 'Old parser — **substantially paid down**',
        status: 'partial: **substantially paid down**',
      },
    ],
    ['[P1] Old parser', { title: 'Old parser', priority: 'high: P1' }],
    ['P2: Old parser', { title: 'Old parser', priority: 'medium: P2' }],
    ['Old parser (High)', { title: 'Old parser', priority: 'high: High' }],
    ['Old parser (Low Priority)', { title: 'Old parser', priority: 'low: Low Priority' }],
    ['Old parser [P3]', { title: 'Old parser', priority: 'low: P3' }],
    [
      'TD-2: [Critical] Old parser',
      { title: 'Old parser', reference: 'TD-2', priority: 'high: Critical' },
    ],
    ['✅ Old parser', { title: 'Old parser', status: 'complete: ✅' }],
    ['[x] Old parser', { title: 'Old parser', status: 'complete: [x]' }],
    ['[ ] Old parser', { title: 'Old parser', status: 'not started: [ ]' }],
    ['Old parser ✅', { title: 'Old parser', status: 'complete: ✅' }],
    [
      'Old parser - ✅ REMOVED (this week)',
      { title: 'Old parser', status: 'complete: ✅ REMOVED (this week)' },
    ],
    ['~~Old parser~~', { title: 'Old parser', status: 'complete: ~~Old parser~~' }],
    [
      '~~4. Old parser~~ ✅ Behoben',
      { title: 'Old parser', ordinal: 4, status: 'complete: ✅ Behoben' },
    ],
    [
      '4. ~~Old parser~~ ✅ Behoben',
      { title: 'Old parser', ordinal: 4, status: 'complete: ✅ Behoben' },
    ],
    [
      '~~7. Old parser~~ ✅ Teilweise behoben',
      { title: 'Old parser', ordinal: 7, status: 'partial: ✅ Teilweise behoben' },
    ],
    [
      '1. Old parser — **RESOLVED 2026-04-23**',
      {
        title: 'Old parser',
        ordinal: 1,
        status: 'complete: RESOLVED 2026-04-23',
        completed: '2026-04-23',
      },
    ],
    [
      '~~Old parser~~ ✅ (RESOLVED 2026-02-09)',
      {
        title: 'Old parser',
        status: 'complete: ✅ (RESOLVED 2026-02-09)',
        completed: '2026-02-09',
      },
    ],
    [
      'Old parser (RESOLVED 2026-02-09)',
      { title: 'Old parser', status: 'complete: RESOLVED 2026-02-09', completed: '2026-02-09' },
    ],
    ['Old parser (fixed)', { title: 'Old parser', status: 'complete: fixed' }],
    ['[DONE] Old parser', { title: 'Old parser', status: 'complete: DONE' }],
    ['RESOLVED: Old parser', { title: 'Old parser', status: 'complete: RESOLVED' }],
    ["Old parser (won't fix)", { title: 'Old parser', status: "accepted: won't fix" }],
    ['Old parser [IN PROGRESS]', { title: 'Old parser', status: 'in progress: IN PROGRESS' }],
    [
      'Old parser (partially fixed)',
      { title: 'Old parser (partially fixed)', status: 'partial: partially fixed' },
    ],
    [
      '[x] Old parser (2026-02-09)',
      { title: 'Old parser', status: 'complete: [x]', completed: '2026-02-09' },
    ],
    [
      '✅ Old parser — 9 Feb 2026',
      { title: 'Old parser', status: 'complete: ✅', completed: '2026-02-09' },
    ],
    [
      '~~Old parser~~ (fixed 2026-02)',
      { title: 'Old parser', status: 'complete: (fixed 2026-02)' },
    ],
    [
      'Old parser [RESOLVED] (2026-02-09)',
      { title: 'Old parser', status: 'complete: RESOLVED', completed: '2026-02-09' },
    ],
    ['Old parser (2026-02-09)', { title: 'Old parser (2026-02-09)', day: '2026-02-09' }],
    ['✅ TD-4: Old parser', { title: 'Old parser', reference: 'TD-4', status: 'complete: ✅' }],
    ['🔴 TD-4: Old parser', { title: 'Old parser', reference: 'TD-4', priority: 'high: 🔴' }],
    ['The old parser is slow. ~~ana', { title: 'The old parser is slow.', owner: '~~ana' }],
    ['Old parser (@ana)', { title: 'Old parser', owner: '@ana' }],
    ['**Old parser**', { title: 'Old parser' }],
  ])('%s', (wording, expected) => {
    expect(found(wording)).toEqual(expected);
  });

  test.each([
    'Old parser',
    '`parse()` is slow',
    'Login page (new)',
    'User rows (deleted)',
    '~~Old~~ new parser',
    'The guard landed — guard landed, integration test outstanding',
    'Done-ness is not defined',
    'Session length (30 minutes)',
    'ChatPage (1295 → 555 lines)',
    'HTTP2: upgrade the proxy',
    '✅',
    '~~~~',
    '2026 plans',
    'High availability - the last mile',
  ])('a title that says no more stays as it is: %s', (wording) => {
    expect(readTitle(wording).title).toBe(wording);
    expect(readTitle(wording).status).toBeNull();
    expect(readTitle(wording).priority).toBeNull();
  });

  const words = fc
    .array(fc.constantFrom('Slow', 'old', 'parser', '`x()`', 'für', 'A/B', 'cache'), {
      minLength: 1,
    })
    .map((list) => `The ${list.join(' ')}`);
  const around = fc.constantFrom<(title: string) => string>(
    (title) => `~~${title}~~`,
    (title) => `✅ ${title}`,
    (title) => `${title} ✅ DONE`,
    (title) => `${title} — **RESOLVED 2026-04-23**`,
    (title) => `${title} (done)`,
  );
  const before = fc.constantFrom('', '3. ', 'TD-4: ', '[TD-4] ', '[P1] ', '12. [High] ');

  test('a title comes back from within any marks, and its status with it', () => {
    fc.assert(
      fc.property(words, around, before, (title, wrap, lead) => {
        expect(readTitle(`${lead}${wrap(title)}`)).toMatchObject({
          title,
          status: { value: 'complete' },
        });
        expect(readTitle(title).title).toBe(title);
      }),
    );
  });

  test('any text is read without a fault and leaves a title', () => {
    const marks = fc.constantFrom(
      '~~',
      '**',
      '✅',
      '[',
      ']',
      '(',
      ')',
      ' — ',
      'P1',
      'done',
      'a',
      ' ',
      '3.',
    );
    fc.assert(
      fc.property(
        fc.array(marks).map((list) => list.join('')),
        (text) => {
          expect(readTitle(text).title !== '').toBe(text.trim() !== '');
          expect(readTitle(text)).toEqual(readTitle(text));
        },
      ),
    );
  });
});
