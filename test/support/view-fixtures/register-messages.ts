import { NO_FILTERS } from '../../../src/command/filters.ts';
import { USAGES } from '../../../src/command/usage.ts';
import type { DebtSummary } from '../../../src/domain/debt.ts';
import { FINDING_KINDS } from '../../../src/domain/doctor.ts';
import { LEVELS } from '../../../src/domain/level.ts';
import { quarterProgress } from '../../../src/domain/progress.ts';
import { doctorMessage } from '../../../src/view/doctor.ts';
import { healthMessage, type ShownFullHealth } from '../../../src/view/health.ts';
import { commandHelpMessage, helpMessage } from '../../../src/view/help.ts';
import { listMessage } from '../../../src/view/list.ts';
import { matrixMessage } from '../../../src/view/matrix.ts';
import { overviewMessage } from '../../../src/view/overview.ts';
import { progressMessage } from '../../../src/view/progress.ts';
import { scheduleMessage } from '../../../src/view/schedule.ts';
import { HOSTILE_TITLE } from '../arbitrary-debt.ts';

import { debt, now, quarter, register, said, seen, today, type ViewFixture } from './shared.ts';

/** All of which an answer shows at most. */
const health: ShownFullHealth = {
  ...{ waiting: 12, sent: 3, lateness: { medianMs: 900, worstMs: 7_500_000 } },
  oldestDueAt: new Date('2026-11-23T09:00:00Z'),
  ...{ dead: 20, uncertain: 9, decidable: 19, now },
  lost: Array.from({ length: 10 }, (_, at) => ({
    ...{ id: at, fence: 1, kind: at === 0 ? 'nudge' : 'digest', createdAt: now },
    ...{ state: at % 2 === 0 ? 'dead' : 'uncertain', reason: HOSTILE_TITLE },
    ...(at === 0 ? { channel: null, userId: 'U0ANA' } : { channel: 'C0GENERAL', userId: null }),
    ...{ decision: at === 1 ? 'send again' : null, decidedBy: at === 1 ? 'U0ANA' : null },
  })),
  paused: Array.from({ length: 12 }, (_, at) => ({
    ...{ registerId: at, registerName: HOSTILE_TITLE, channel: 'C0GENERAL' },
    ...{ why: 'not_in_channel', mayResume: true },
  })),
};
const wellHealth: ShownFullHealth = {
  ...{ waiting: 0, sent: 3, lateness: null, oldestDueAt: null, dead: 0, uncertain: 0, now },
  ...{ decidable: 0, lost: [], paused: [] },
};

/** Answers about a register. */
export function registerMessages(): ViewFixture[] {
  const items: readonly DebtSummary[] = [debt];
  const filters = { ...NO_FILTERS, mine: true, words: ['login'] };
  const page = {
    ...{ items, total: 21, alike: 1, page: 2, pages: 3 },
    ...{ filters, filterText: 'mine login' },
  };
  const progress = quarterProgress([{ debt, quarterAtBaseline: quarter }], quarter, today);
  const paid = {
    label: 'Q4 2026',
    progress,
    baseline: { kind: 'quarter start' },
    rows: items,
  } as const;
  const counts = { open: 1, mine: 1, overdue: 1, unowned: 0, ownerGone: 0, unanswered: 0 };
  const overview = { ...register, progress: paid, counts, mine: items };
  const cells = LEVELS.flatMap((impact) =>
    LEVELS.map((effort) => ({
      impact,
      effort,
      items: impact === 'high' && effort === 'low' ? items : [],
    })),
  );
  const quarters = [{ label: 'Q4 2026', items, done: 0, total: 1 }];
  const examined = { ...debt, isOffered: false, statusSince: '2026-08-01', changedOn: today };
  const findings = FINDING_KINDS.slice(0, 8).map((kind) => ({
    ...{ kind, key: `${kind}:7`, debt: examined, other: examined },
    contradiction: {
      ...{ item: HOSTILE_TITLE, field: 'status', line: 9, says: HOSTILE_TITLE },
      other: { line: 4, says: 'Open' },
    },
  }));
  const found = findings.map(({ kind }) => ({ kind, count: 1 }));
  const diagnosis = { findings, counts: found, total: 20, page: 2, pages: 3 };
  const [usage] = USAGES;
  return [
    said('list', listMessage({ ...register, ...page }, seen)),
    said('empty list', listMessage({ ...register, ...page, items: [], total: 0 }, seen)),
    said('overview', overviewMessage(overview, seen)),
    said('progress', progressMessage({ ...register, ...paid }, seen)),
    said('schedule', scheduleMessage({ ...register, quarters }, seen)),
    said('matrix', matrixMessage({ ...register, cells, toAssess: [] }, seen)),
    said('doctor', doctorMessage({ ...register, ...diagnosis }, { ...seen, isMaintainer: true })),
    said('delivery health', healthMessage(health)),
    said('delivery health, all well', healthMessage(wellHealth)),
    said('help', helpMessage()),
    ...(usage ? [said('help of one command', commandHelpMessage(usage))] : []),
  ];
}
