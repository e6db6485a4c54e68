import { type RoundReport, secondsOf } from './round.ts';
import { OWNERS, REGISTERS } from './scene.ts';

/** Fewer kills than this in a week are no test. */
const MIN_KILLS_A_WEEK = 5;

/** The figures of a round, in lines. */
export function figures(report: RoundReport, mayReadHistory: boolean, seed: number): string[] {
  const { bots, disasters, calls, health, weekMs } = report;
  const seconds = weekMs.map(secondsOf).join(', ');
  return [
    `${mayReadHistory ? 'History may be read' : 'History may not be read'}, seed ${seed}: ${weekMs.length} × (${REGISTERS} digests, their ${REGISTERS} lists, ${OWNERS} nudges) in ${seconds}`,
    `  sent ${report.posted} of ${report.due} · lost ${report.lost.length} · double ${report.double.length} · less than 1 s apart ${report.tooClose}`,
    `  uncertain ${report.uncertain}, of which ${report.uncertainPosted} are there and ${report.behind} wait in the thread of another; delivery health shows ${shown(health)}`,
    `  ${bots.killed} bots killed · ${disasters.connectionsCut} connections cut · PostgreSQL restarted ${disasters.restarts} and crashed ${disasters.crashes} times · ${calls.failed} of ${calls.all} calls failed`,
    `  ${bots.started} bots started, of which ${bots.failedToStart} ended while starting; ${bots.crashed} crashed`,
  ];
}

/** What in a round must not be, in words; empty when all is well. */
export function faultsOf(report: RoundReport, mayReadHistory: boolean): string[] {
  const { health, bots, weekMs } = report;
  const named = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what}: ${names.slice(0, 10).join(', ')}`] : [];
  const expectThat = (isSo: boolean, otherwise: string) => (isSo ? [] : [otherwise]);
  return [
    ...named('lost', report.lost),
    ...named('double', report.double),
    ...named('not expected', report.unexpected),
    ...expectThat(report.tooClose === 0, `less than a second apart: ${report.tooClose}`),
    ...expectThat(!mayReadHistory || report.uncertain === 0, `uncertain: ${report.uncertain}`),
    ...expectThat(
      health.uncertain === report.uncertain - report.behind && health.waiting === 0,
      `delivery health does not show what is so: ${shown(health)}`,
    ),
    ...expectThat(health.dead === 0, `dead: ${health.dead}`),
    ...expectThat(
      bots.failedToStart === 0,
      `bots that ended while starting: ${bots.failedToStart}`,
    ),
    ...expectThat(bots.crashed === 0, `bots that crashed: ${bots.crashed}`),
    ...expectThat(bots.killed >= MIN_KILLS_A_WEEK * weekMs.length, 'too few bots were killed'),
  ];
}

function shown({ uncertain, dead, waiting }: RoundReport['health']): string {
  return `${uncertain} uncertain, ${dead} dead, ${waiting} waiting`;
}
