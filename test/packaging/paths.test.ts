import { describe, expect, test } from 'vitest';
import {
  existsOrIsBuilt,
  filesUnder,
  linksIn,
  packageJson,
  pathsIn,
  read,
  scriptsIn,
} from './project.ts';

const workflows = filesUnder('.github/workflows');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesUnder('docs').filter((path) => path.endsWith('.md')),
];

function missing(paths: readonly string[]): string[] {
  return paths.filter((path) => !existsOrIsBuilt(path));
}

test('a path that is not there is noticed', () => {
  expect(missing(['src/no-such-file.ts', 'dist/demo.js', 'dist/no-such-file.js'])).toHaveLength(3);
});

describe('package.json', () => {
  test('names only files that are there or are built in scripts, bin and files', () => {
    const paths = [
      ...Object.values(packageJson.scripts).flatMap(pathsIn),
      ...Object.values(packageJson.bin),
      ...packageJson.files,
    ];
    expect(paths).toContain('dist/main.js');
    expect(missing(paths)).toEqual([]);
  });

  test('calls only scripts that it has', () => {
    const called = Object.values(packageJson.scripts).flatMap(scriptsIn);
    expect(called).toContain('build');
    expect(called.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });

  test('ships everything that the bot reads at run time', () => {
    expect(packageJson.files).toEqual(expect.arrayContaining(['dist', 'sql']));
  });
});

describe.each(['.ci/run', ...workflows])('%s', (file) => {
  test('runs only scripts and files that are there', () => {
    const text = read(file);
    const steps = [...pathsIn(text), ...scriptsIn(text)];
    expect(steps.length).toBeGreaterThan(0);
    expect(missing(pathsIn(text))).toEqual([]);
    expect(scriptsIn(text).filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

test('CI runs the README’s test command, and on every supported major of Node', () => {
  expect(read('.ci/run')).toContain('npm ci\nnpm test\n');
  expect(read('.github/workflows/ci.yml')).toMatch(/node: \[20, 22, 24\]/);
  expect(read('.github/workflows/ci.yml')).toContain('bash .ci/run');
});

describe.each(documents)('%s', (file) => {
  test('links to and names only what is there', () => {
    expect(missing([...linksIn(file), ...pathsIn(read(file))])).toEqual([]);
  });

  test('tells to run only scripts that are there', () => {
    expect(scriptsIn(read(file)).filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});

test('every decision record has the next number, and says context, decision and consequences', () => {
  const names = filesUnder('docs/adr')
    .map((path) => path.replace('docs/adr/', ''))
    .sort();
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  for (const name of names) {
    const text = read(`docs/adr/${name}`);
    expect(text).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
    for (const part of ['## Context', '## Decision', '## Consequences'])
      expect(text).toContain(part);
  }
});

test('the source refers only to documents that are there', () => {
  const sources = ['src', 'test'].flatMap(filesUnder).filter((path) => /\.(?:ts|mjs)$/.test(path));
  const named = sources.flatMap((path) => [
    ...[...read(path).matchAll(/\bdocs\/[\w/-]+\.md/g)].map(([document]) => document),
  ]);
  expect(named).toContain('docs/operations.md');
  expect(missing(named)).toEqual([]);
});
