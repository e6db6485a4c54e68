import fc from 'fast-check';
import type { DigestContent, DigestItem } from '../../src/domain/digest.ts';
import { digestOf } from '../support/digest-content.ts';
import { anyText } from './support.ts';

const anyItem: fc.Arbitrary<DigestItem> = fc.record({
  debtId: fc.nat(),
  number: fc.nat(),
  title: anyText,
  status: fc.constantFrom('not started', 'in progress', 'complete'),
  owner: fc.option(
    fc.oneof(
      fc.constant({ kind: 'person', userId: 'UANA' } as const),
      anyText.map((name) => ({ kind: 'name', name }) as const),
    ),
  ),
  targetDate: fc.option(fc.constant('2026-12-04')),
});
const anyItems = fc.array(anyItem, { maxLength: 40 });

/** Digests of every occasion and length, with titles of any letters. */
export const anyDigest = fc
  .record({
    registerName: anyText,
    occasion: fc.constantFrom('weekly', 'now', 'preview'),
    late: fc.boolean(),
    unknownZone: fc.option(anyText, { nil: undefined }),
    baselineFirstImport: fc.option(fc.constant('2026-11-02')),
    paid: anyItems,
    started: anyItems,
    added: anyItems,
    replanned: anyItems,
    quarterLabel: fc.constantFrom('Q4 2026', 'Q1 2027'),
    burnUp: fc
      .array(fc.record({ planned: fc.nat({ max: 500 }), done: fc.nat({ max: 500 }) }), {
        maxLength: 15,
      })
      .map((points) => points.map((point, week) => ({ week, ...point }))),
    decisions: fc.array(
      fc.record({
        item: anyItem,
        reason: fc.constantFrom('overdue', 'unowned', 'owner gone', 'unanswered'),
        isUnanswered: fc.boolean(),
      }),
      { maxLength: 5 },
    ),
    moreDecisions: fc.nat({ max: 500 }),
    quickWins: fc.array(anyItem, { maxLength: 3 }),
    open: fc.array(anyItem, { maxLength: 60 }),
    threadless: fc.constantFrom(undefined, 'now', 'before'),
  } as const)
  .map((fields) => digestOf(fields as Partial<DigestContent>));
