import { describe, expect, test } from 'vitest';
import { readRegisterFile } from '../../src/markdown/read.ts';
import { toReadJson } from '../../src/markdown/read-json.ts';
import { type ExpectedFile, type Fact, factsOf } from './score.ts';
import { sharedFile } from './support.ts';

/**
 * So many facts of other teams' files are read rightly, out of all. It rises with the reader and is never
 * lowered. `SCORE_DETAILS=1` lists every fact that is wrong.
 */
const FLOOR = 512;

const seed = factsIn('seed-expected.json');
const others = factsIn('expected.json');

describe.skipIf(others.length === 0)(
  'registers that teams really keep (skipped where ../shared is missing)',
  () => {
    const scores = [
      ...seed.map((expected) => scoreOf(expected, false)),
      ...others.map((expected) => scoreOf(expected, true)),
    ];

    test('are read as their readers would, at least as well as before', () => {
      console.log([...scores.map(line), summary(scores)].join('\n'));
      expect(rightIn(scores)).toBeGreaterThanOrEqual(FLOOR);
    });
  },
);

interface Score {
  readonly file: string;
  readonly facts: readonly Fact[];
}

function factsIn(name: string): ExpectedFile[] {
  return JSON.parse(sharedFile(name)?.toString() ?? '[]');
}

function scoreOf(expected: ExpectedFile, saysWordings: boolean): Score {
  const bytes = sharedFile(expected.file);
  if (!bytes) throw new Error(`${expected.file} is named but not there`);
  const facts = factsOf(expected, toReadJson(readRegisterFile(bytes)), saysWordings);
  return { file: expected.file, facts };
}

function rightIn(scores: readonly Score[]): number {
  return scores.flatMap(({ facts }) => facts).filter(({ isRight }) => isRight).length;
}

function line({ file, facts }: Score): string {
  const wrong = facts.filter(({ isRight }) => !isRight);
  const details = process.env.SCORE_DETAILS
    ? wrong.map(({ name, wanted, got }) => `\n    ${name}: ${wanted}\n      read: ${got}`)
    : [];
  return `${String(facts.length - wrong.length).padStart(3)}/${facts.length} ${file}${details.join('')}`;
}

function summary(scores: readonly Score[]): string {
  const all = scores.flatMap(({ facts }) => facts).length;
  const right = rightIn(scores);
  return `${right}/${all} facts right (${((100 * right) / all).toFixed(1)} %)`;
}
