import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureWorkspace } from '../src/register/workspaces.ts';
import { debtRegister, shell } from './support/command-line.ts';
import { createDatabase, type TestDatabase } from './support/database.ts';

const sample = 'src/demo/TECHNICAL_DEBT.md';
const seed = '../shared/registers/00-technical-debt-register.md';

describe('start', () => {
  it('says exactly what to do when Slack’s tokens are missing, and exits 4', async () => {
    const { code, stderr, stdout } = await debtRegister(['start']);
    expect(code).toBe(4);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/SLACK_BOT_TOKEN: is missing\n.*manifest\.json/);
    expect(stderr).toMatch(/SLACK_APP_TOKEN: is missing\n.*connections:write/);
  });
});

describe('read', () => {
  it('prints what is understood of a file as JSON, without a database', async () => {
    const { code, stdout } = await debtRegister(['read', sample, '--json']);
    expect(code).toBe(0);
    const read = JSON.parse(stdout);
    expect(read).toMatchObject({ open: 5, done: 1, notUnderstood: [] });
    expect(read.items[0]).toMatchObject({
      number: 1,
      ref: null,
      title: 'Payment retries are not idempotent',
      status: 'in progress',
      due: '2026-11-16',
      quarter: '2026-Q4',
      steps: { done: 1, total: 3 },
      source: { status: '🟡 In Progress', owner: null },
    });
    expect(read.contradictions[0]).toMatchObject({ item: 'Runbooks are out of date' });
  });

  it('reads standard input, and ends well when nobody reads its output', async () => {
    const command = `node --import tsx src/main.ts read - --json < ${sample} | head -c 1`;
    const { code, stdout, stderr } = await shell(`set -o pipefail; ${command}`);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '{', stderr: '' });
  });

  it('tells wrong use by the code 2, with what would be right', async () => {
    const { code, stdout, stderr } = await debtRegister(['read']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/missing required argument 'file'/);
    expect((await debtRegister(['import', sample, '--prefer', 'me'])).code).toBe(2);
    expect((await debtRegister(['--help'])).code).toBe(0);
  });

  it('says which file it cannot read', async () => {
    const { code, stderr } = await debtRegister(['read', 'no-such-file.md']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/no-such-file\.md cannot be read/);
  });
});

describe('import and migrate', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    const context = { sql: database.sql, now: () => new Date('2026-11-18T10:00:00Z') };
    const botUserId = 'UBOT';
    await ensureWorkspace(context, {
      teamId: 'T1',
      enterpriseId: null,
      name: 'One',
      botUserId,
      scopes: [],
    });
  });
  afterAll(() => database.close());
  const run = (...args: string[]) => debtRegister(args, { DATABASE_URL: database.url });

  it('shows what would change and asks; where nobody can answer, nothing is imported', async () => {
    const { code, stdout, stderr } = await run('import', sample);
    expect(stdout).toMatch(/6 new/);
    expect(stdout).toMatch(/Contradictions \(1\)/);
    expect(stderr).toMatch(/say --yes/);
    expect(code).toBe(1);
    expect(await database.sql`select from debt`).toHaveLength(0);
  });

  it('imports into a register by name, and importing again changes nothing', async () => {
    const first = await run('import', sample, '--register', 'Checkout', '--yes');
    expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/Imported\.\n$/) });
    const again = await run('import', sample, '--register', 'Checkout', '--yes');
    expect(again.stdout).toMatch(/0 new, 0 changed, 6 unchanged/);
    expect(await database.sql`select from debt`).toHaveLength(6);
  });

  it.skipIf(!existsSync(new URL(`../${seed}`, import.meta.url)))(
    'imports the real register (skipped where ../shared is missing)',
    async () => {
      const { code, stdout } = await run('import', seed, '--register', 'Real', '--yes');
      expect(code).toBe(0);
      expect(stdout).toMatch(/12 new/);
    },
  );

  it('names the workspaces when the one asked for is not there', async () => {
    const { code, stderr } = await run('import', sample, '--workspace', 'T9', '--yes');
    expect(code).toBe(4);
    expect(stderr).toMatch(/T9/);
  });

  it('writes the history as JSON lines, oldest first, of all registers or of one', async () => {
    await run('import', sample, '--register', 'Checkout', '--yes');
    const { code, stdout, stderr } = await run('export', '--history', '--register', 'checkout');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    const changes = lines.map((line) => JSON.parse(line));
    expect(changes).toHaveLength(6);
    expect(Object.keys(changes[0])).toEqual([
      ...['at', 'by', 'register', 'item', 'title', 'field', 'before', 'after'],
      ...['origin', 'changeSet', 'undoes', 'version'],
    ]);
    expect(changes[0]).toMatchObject({
      ...{ by: null, register: 'Checkout', item: 1, field: 'created', origin: 'shell' },
      after: { title: 'Payment retries are not idempotent' },
    });
    expect((await run('export', '--history', '--register', 'checkout')).stdout).toBe(stdout);
    const rows = await database.sql`select from change`;
    expect((await run('export', '--history')).stdout.trimEnd().split('\n')).toHaveLength(
      rows.length,
    );
  });

  it('exports nothing of a register that is not there', async () => {
    const missing = await run('export', '--history', '--register', 'Paymnts');
    expect(missing).toMatchObject({ code: 4, stdout: '' });
    expect(missing.stderr).toContain('There is no register “Paymnts”');
  });

  it('exports a register to a file that changes nothing when it is imported again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'debt-register-'));
    const file = join(folder, 'checkout.md');
    await run('import', sample, '--register', 'Checkout', '--yes');
    const written = await run('export', file, '--register', 'Checkout');
    expect(written).toMatchObject({ code: 0, stdout: `Written to ${file}.\n`, stderr: '' });
    const again = await run('import', file, '--register', 'Checkout', '--yes');
    expect(again.stdout).toMatch(/0 new, 0 changed, 6 unchanged/);
    await rm(folder, { recursive: true });
  });

  it('writes the same bytes in every time zone, and any format to standard output', async () => {
    await run('import', sample, '--register', 'Checkout', '--yes');
    for (const format of ['markdown', 'csv', 'json']) {
      const args = ['export', '-', '--register', 'Checkout', '--format', format];
      const [east, west] = await Promise.all(
        ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((TZ) =>
          debtRegister(args, { DATABASE_URL: database.url, TZ }),
        ),
      );
      expect(east?.stdout).toContain('Payment retries are not idempotent');
      expect(east).toEqual(west);
    }
  });

  it('says what is wrong with a format or a file', async () => {
    expect((await run('export', '--format', 'xml')).stderr).toContain('markdown, csv, json');
    expect((await run('export', '--format', 'csv', '--history')).stderr).toContain('A CSV has');
    const nowhere = await run('export', '/no/such/folder/debt.md');
    expect(nowhere).toMatchObject({ code: 3, stdout: '' });
    expect(nowhere.stderr).toContain('/no/such/folder/debt.md cannot be written');
  });

  it('lists the migrations', async () => {
    const { code, stdout } = await run('migrate', 'status');
    expect(code).toBe(0);
    expect(stdout).toMatch(/applied {2}0001_registers[\s\S]*applied {2}0002_delivery/);
  });

  it('refuses a direction that is none', async () => {
    const { code, stderr } = await run('migrate', 'sideways');
    expect(code).toBe(2);
    expect(stderr).toMatch(/up, down or status/);
  });
});
