import { describe, expect, it } from 'vitest';
import { decisionReason, dueDayOf, isQuickWin, nudgeReason } from '../../src/domain/attention.ts';
import { debtLike } from './debt-like.ts';

const TODAY = '2026-11-23';
const ANA = { kind: 'person', userId: 'UANA' } as const;

describe('the day by which an item is to be paid', () => {
  it('is its date, else the end of its quarter, else none', () => {
    expect(dueDayOf(debtLike({ targetDate: '2026-12-04', targetQuarter: '2026-10-01' }))).toBe(
      '2026-12-04',
    );
    expect(dueDayOf(debtLike({ targetQuarter: '2026-10-01' }))).toBe('2026-12-31');
    expect(dueDayOf(debtLike({}))).toBeNull();
  });
});

describe('what needs a decision', () => {
  it.each([
    ['overdue by its date', { owner: ANA, targetDate: '2026-11-22' }, 'overdue'],
    ['overdue by its quarter', { owner: ANA, targetQuarter: '2026-07-01' }, 'overdue'],
    ['not overdue on the day itself', { owner: ANA, targetDate: TODAY }, null],
    ['an owner who has gone', { owner: ANA, ownerGone: true }, 'owner gone'],
    ['two nudges without an answer', { owner: ANA, unansweredNudges: 2 }, 'unanswered'],
    ['one nudge without an answer', { owner: ANA, unansweredNudges: 1 }, null],
    ['high priority without an owner', { impact: 'high', effort: 'high' }, 'unowned'],
    ['high by override without an owner', { priorityOverride: 'high' }, 'unowned'],
    ['high impact not yet assessed', { impact: 'high' }, null],
    ['medium priority without an owner', { impact: 'medium', effort: 'low' }, null],
    ['paid, though its date has passed', { status: 'complete', targetDate: '2026-11-01' }, null],
    ['accepted, without an owner', { status: 'accepted', impact: 'high', effort: 'low' }, null],
    ['dropped, though its owner has gone', { closedReason: 'dropped', ownerGone: true }, null],
  ] as const)('%s', (_, fields, reason) => {
    expect(decisionReason(debtLike(fields), TODAY)).toBe(reason);
  });
});

describe('a quick win', () => {
  it('is open, has no owner, much impact and little effort', () => {
    const win = { impact: 'high', effort: 'low' } as const;
    expect(isQuickWin(debtLike(win))).toBe(true);
    expect(isQuickWin(debtLike({ ...win, owner: ANA }))).toBe(false);
    expect(isQuickWin(debtLike({ ...win, status: 'complete' }))).toBe(false);
    expect(isQuickWin(debtLike({ ...win, effort: 'medium' }))).toBe(false);
  });
});

describe('what an owner is nudged about', () => {
  it.each([
    ['overdue, with the days', { targetDate: '2026-11-20' }, 0, { reason: 'overdue', days: 3 }],
    ['due today', { targetDate: TODAY }, 0, { reason: 'due soon', days: 0 }],
    ['due in a week', { targetDate: '2026-11-30' }, 0, { reason: 'due soon', days: 7 }],
    ['due in eight days', { targetDate: '2026-12-01' }, 0, null],
    [
      'in progress and still for three weeks',
      { status: 'in progress' },
      21,
      { reason: 'stale', days: 21 },
    ],
    ['in progress and still for less', { status: 'in progress' }, 20, null],
    ['not begun and still for long', { status: 'not started' }, 90, null],
    ['snoozed beyond today', { targetDate: '2026-11-20', snoozedUntil: '2026-11-24' }, 0, null],
    [
      'snoozed until today',
      { targetDate: '2026-11-20', snoozedUntil: TODAY },
      0,
      { reason: 'overdue', days: 3 },
    ],
    ['unanswered twice', { targetDate: '2026-11-20', unansweredNudges: 2 }, 0, null],
    ['paid', { targetDate: '2026-11-20', status: 'complete' }, 0, null],
  ] as const)('%s', (_, fields, stillDays, expected) => {
    expect(nudgeReason(debtLike(fields), TODAY, stillDays)).toEqual(expected);
  });
});
