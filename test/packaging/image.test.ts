import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import settings from '../../package.json' with { type: 'json' };

test('the production build has nothing of the stand-in, its page or the demo', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.build.json',
    '--listFilesOnly',
  ]);
  const built = stdout.split('\n').filter((file) => file.includes('/src/'));
  expect(built.some((file) => file.endsWith('/src/main.ts'))).toBe(true);
  expect(built.filter((file) => /\/src\/(sandbox\/|demo)/.test(file))).toEqual([]);
});

test('the image takes the build and the packages of production alone', async () => {
  const [, image = ''] = (await readFile('Dockerfile', 'utf8')).split(/^FROM .*$/m).slice(1);
  expect(image).toContain('npm ci --omit=dev');
  const copied = [...image.matchAll(/^COPY (?:--from=build )?(.*) \S+$/gm)].map(([, what]) => what);
  const packages = ['package.json package-lock.json', 'patches'];
  expect(copied).toEqual([...packages, '/app/dist', 'sql', 'manifest.json']);
  const ofThePage = ['react', 'react-dom', 'react-aria-components', 'recharts', 'vite', 'ws'];
  expect(ofThePage.filter((name) => name in settings.dependencies)).toEqual([]);
});
