import { quarterProgress } from '../../src/domain/progress.ts';
import type { ShownHome } from '../../src/view/home.ts';
import { debt } from '../domain/fixtures.ts';

const today = '2026-11-23';
const Q4 = '2026-10-01';

const counts = { open: 9, mine: 2, overdue: 1, unowned: 0, ownerGone: 0, unanswered: 0 };
/** A register as a Home shows it. */
export const homeRegister = {
  registerId: 3,
  registerName: 'payments',
  progress: {
    label: 'Q4 2026',
    progress: quarterProgress(
      [{ debt: debt({ number: 1, targetQuarter: Q4 }), quarterAtBaseline: Q4 }],
      Q4,
      today,
    ),
    baseline: { kind: 'quarter start' } as const,
  },
  counts,
  homeChannel: 'C0GENERAL',
  nextDigestAt: new Date('2026-11-30T08:00:00Z'),
  pausedWhy: null,
};

/** A Home in which nothing waits, but for what is told. */
export function shownHome(fields: Partial<ShownHome> = {}): ShownHome {
  return {
    registers: [homeRegister],
    choices: [{ registerId: 3, registerName: 'payments' }],
    narrowedTo: null,
    items: { items: [], total: 0 },
    offers: { items: [], total: 0 },
    decisions: { items: [], total: 0 },
    nudges: 'on',
    health: null,
    isKeeper: false,
    missingScopes: [],
    isNew: false,
    isOutsider: false,
    today: () => today,
    ...fields,
  };
}
