import { describe, expect, it } from 'vitest';
import type { Debt } from '../../src/domain/debt.ts';
import {
  type Evidence,
  type ExaminedDebt,
  examine,
  FINDING_KINDS,
} from '../../src/domain/doctor.ts';
import { debt } from './fixtures.ts';

const TODAY = '2026-11-23';
const ana = { kind: 'person', userId: 'UANA' } as const;
/** Nothing is missing of it. */
const sound = {
  impact: 'high',
  effort: 'low',
  owner: ana,
  targetQuarter: '2026-10-01',
} as const;

type Told = Partial<Debt> & Partial<Pick<ExaminedDebt, 'statusSince' | 'changedOn' | 'isOffered'>>;

function examined(fields: Told = {}): ExaminedDebt {
  const { statusSince = TODAY, changedOn = TODAY, isOffered = false, ...rest } = fields;
  return { ...debt({ ...sound, ...rest }), statusSince, changedOn, isOffered };
}

function kindsOf(evidence: Partial<Evidence>): string[] {
  const nothing = { debts: [], pairs: [], contradictions: [], changedSince: [], dismissed: [] };
  return examine({ ...nothing, ...evidence }, TODAY).map(({ kind }) => kind);
}

const step = (id: number, done: boolean) => ({ id, text: 'x', done, doneBy: null, doneAt: null });

describe('the doctor', () => {
  it('finds nothing in a register that is as it should be', () => {
    const paid = { owner: null, impact: null, targetQuarter: null, status: 'complete' } as const;
    expect(kindsOf({ debts: [examined(), examined({ ...paid, steps: [step(1, true)] })] })).toEqual(
      [],
    );
  });

  it.each<[string, Told]>([
    ['overdue', { targetDate: '2026-11-22' }],
    ['quarter passed', { targetQuarter: '2026-07-01' }],
    ['owner gone', { ownerGone: true }],
    ['steps open', { status: 'complete', steps: [step(1, true), step(2, false)] }],
    ['override', { priorityOverride: 'low' }],
    ['stuck', { status: 'in progress', statusSince: '2026-08-25' }],
    ['stale', { status: 'in progress', changedOn: '2026-11-02' }],
    ['unassessed', { effort: null }],
    ['unowned', { owner: null }],
    ['owner name', { owner: { kind: 'name', name: 'Dana' } }],
    ['unplanned', { targetQuarter: null }],
  ])('finds %s, and says it once', (kind, fields) => {
    expect(kindsOf({ debts: [examined(fields)] })).toEqual([kind]);
  });

  it.each<[string, Told]>([
    ['due today', { targetDate: TODAY }],
    ['unowned, while somebody is asked', { owner: null, isOffered: true }],
    ['for 89 days in progress', { status: 'in progress', statusSince: '2026-08-26' }],
    ['for 20 days unchanged', { status: 'in progress', changedOn: '2026-11-03' }],
    [
      'long snoozed',
      { status: 'in progress', statusSince: '2026-01-01', snoozedUntil: '2026-12-01' },
    ],
    ['accepted', { status: 'accepted', targetQuarter: '2026-01-01', owner: null }],
    ['dropped', { closedReason: 'dropped', targetQuarter: '2026-01-01', owner: null }],
  ])('lets an item be that is %s', (_what, fields) => {
    expect(kindsOf({ debts: [examined(fields)] })).toEqual([]);
  });

  it('names the elder of two likely duplicates first, and forgets pairs of which one is gone', () => {
    const [young, old] = [examined({ id: 1, number: 9 }), examined({ id: 2, number: 3 })];
    const pairs = [
      [1, 2],
      [1, 77],
    ] as const;
    const evidence = {
      debts: [young, old],
      pairs,
      contradictions: [],
      changedSince: [],
      dismissed: [],
    };
    const found = examine(evidence, TODAY).map(({ debt: one, other }) => [
      one?.number,
      other?.number,
    ]);
    expect(found).toEqual([[3, 9]]);
    expect(kindsOf({ ...evidence, dismissed: ['duplicate:2:1'] })).toEqual([]);
  });

  it('tells what a file contradicts, of the item that has its title where there is one', () => {
    const told = { field: 'status', line: 9, says: 'Done', other: { line: 4, says: 'Open' } };
    const contradictions = [
      { id: '1:0', told: { ...told, item: 'QUEUE' } },
      { id: '1:1', told: { ...told, item: null } },
    ];
    const evidence = {
      debts: [examined()],
      pairs: [],
      contradictions,
      changedSince: [],
      dismissed: [],
    };
    const found = examine(evidence, TODAY).map(({ debt: one, contradiction }) => [
      one?.number,
      contradiction?.says,
    ]);
    expect(found).toEqual([
      [undefined, 'Done'],
      [12, 'Done'],
    ]);
  });

  it('forgets what a file contradicts once somebody changes the field that it is about', () => {
    const told = { field: 'status', line: 9, says: 'Done', other: { line: 4, says: 'Open' } };
    const contradictions = [{ id: '1:0', told: { ...told, item: 'QUEUE' } }];
    const one = examined();
    const evidence = { debts: [one], contradictions };
    expect(kindsOf({ ...evidence, changedSince: [[one.id, 'owner']] })).toEqual(['contradiction']);
    expect(kindsOf({ ...evidence, changedSince: [[one.id, 'status']] })).toEqual([]);
  });

  it('puts the gravest first, by number within a kind, and leaves out what was dismissed', () => {
    const late = (id: number) => examined({ id, number: 20 - id, targetDate: '2026-11-01' });
    const debts = [late(1), examined({ id: 5, number: 5, owner: null }), late(2)];
    const all = {
      debts,
      pairs: [],
      contradictions: [],
      changedSince: [],
      dismissed: ['overdue:1'],
    };
    const told = (evidence: Evidence) =>
      examine(evidence, TODAY).map(({ kind, debt: one }) => [kind, one?.number]);
    expect(told({ ...all, dismissed: [] })).toEqual([
      ['overdue', 18],
      ['overdue', 19],
      ['unowned', 5],
    ]);
    expect(told(all)).toEqual([
      ['overdue', 18],
      ['unowned', 5],
    ]);
    expect(FINDING_KINDS.indexOf('overdue')).toBeLessThan(FINDING_KINDS.indexOf('unowned'));
  });
});
