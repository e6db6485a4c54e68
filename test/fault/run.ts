/**
 * `npm run test:faults`: a week with the history scopes and one without. With `-- --minutes N` rounds of three weeks, in turn
 * with and without, until that time is over. `-- --seed N` draws other faults. Exits 1 where something is lost or double.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { faultsOf, figures } from './figures.ts';
import { playRound } from './round.ts';

const LONG_ROUND_WEEKS = 3;

const options = new Command('test:faults')
  .option('--minutes <minutes>', 'begin rounds for this long, instead of one of each kind', number)
  .option('--seed <seed>', 'what the faults are drawn by', number, 7)
  .addOption(
    new Option('--history <may>', 'whether the history may be read; in turn unless given').choices([
      'yes',
      'no',
    ]),
  )
  .parse()
  .opts<{ minutes?: number; seed: number; history?: 'yes' | 'no' }>();

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
try {
  process.exitCode = (await run()) ? 0 : 1;
} catch (error) {
  if (!stopping.signal.aborted) throw error;
  console.error('Stopped before the end.');
  process.exitCode = 1;
}

/** Plays the rounds and tells their figures; whether all is well. */
async function run(): Promise<boolean> {
  const logFolder = await mkdtemp(join(tmpdir(), 'debt-register-faults-log-'));
  const endAt = performance.now() + (options.minutes ?? 0) * 60_000;
  const weeks = options.minutes === undefined ? 1 : LONG_ROUND_WEEKS;
  const tell = (line: string) => console.error(line);
  let isWell = true;
  const leastRounds = options.history ? 1 : 2;
  for (let round = 0; round < leastRounds || performance.now() < endAt; round++) {
    const mayReadHistory = options.history ? options.history === 'yes' : round % 2 === 0;
    const seed = options.seed + round;
    const given = { seed, mayReadHistory, weeks, logFolder, tell, signal: stopping.signal };
    const report = await playRound(given);
    for (const line of figures(report, mayReadHistory, seed)) console.log(line);
    const faults = faultsOf(report, mayReadHistory);
    for (const fault of faults) console.error(`  NOT WELL: ${fault}`);
    isWell &&= faults.length === 0;
  }
  if (isWell) await rm(logFolder, { recursive: true });
  else console.error(`What the bots logged is in ${logFolder}.`);
  return isWell;
}

function number(given: string): number {
  const value = Number(given);
  if (given.trim() === '' || !(value >= 0)) throw new InvalidArgumentError('Say a number.');
  return value;
}
