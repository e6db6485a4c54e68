import type { DigestContent } from '../../src/domain/digest.ts';

/** A digest of a register `Platform` in the eighth week of a quarter, in which nothing happened, but for `fields`. */
export function digestOf(fields: Partial<DigestContent> = {}): DigestContent {
  return {
    registerId: 3,
    registerName: 'Platform',
    occasion: 'weekly',
    day: '2026-11-23',
    late: false,
    quarter: '2026-10-01',
    quarterLabel: 'Q4 2026',
    weeksGone: 7.6,
    burnUp: [],
    week: 8,
    weeks: 13,
    progress: { committed: 8, done: 3, left: 6, replanned: 1, added: 2, closed: 0, forecast: 5 },
    baselineFirstImport: null,
    since: '2026-11-16',
    paid: [],
    started: [],
    added: [],
    replanned: [],
    reopened: [],
    decisions: [],
    moreDecisions: 0,
    quickWins: [],
    open: [],
    ...fields,
  };
}
