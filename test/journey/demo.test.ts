import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

test('the demo plays its whole story without a fault, and ends', async () => {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'src/demo.ts', '--check']);
  expect(stdout).toMatch(/demo: \d+ steps passed, 0 failed/);
}, 120_000);
