import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { connect } from '../../src/store/connect.ts';
import { startBot } from '../support/bot.ts';
import { useBot } from '../support/use-bot.ts';

const logged: string[] = [];
const stage = useBot({ log: pino({ level: 'error' }, { write: (line) => logged.push(line) }) });

afterEach(() => {
  logged.length = 0;
});

/** A promise that is fulfilled from outside. */
function signal(): { fired: Promise<void>; fire: () => void } {
  let fire: () => void = () => undefined;
  const fired = new Promise<void>((resolve) => {
    fire = resolve;
  });
  return { fired, fire };
}

describe('a slow database', () => {
  /** Runs `work` while nobody gets at the registers; lets them go when it calls `release`. */
  async function whileLocked(work: (release: () => void) => Promise<void>): Promise<void> {
    const [released, locked] = [signal(), signal()];
    const holding = stage.database.sql.begin(async (sql) => {
      await sql`lock table register in access exclusive mode`;
      locked.fire();
      await released.fired;
    });
    await locked.fired;
    await work(released.fire).finally(released.fire);
    await holding;
  }

  const acked = (kind: string) => () =>
    stage.sandbox.deliveries(kind).some(({ ackMs }) => ackMs !== undefined);

  test('a command is acknowledged before the database answers, and its answer follows', async () => {
    const ana = stage.sandbox.person('ana');
    await whileLocked(async (release) => {
      const seen = ana.command('/debt list');
      await stage.sandbox.until(acked('slash_commands'), 'the acknowledgement');
      release();
      expect((await seen).text).toContain('Debt Register');
    });
  });

  test('a form stands there at once and is filled when the database answers', async () => {
    const ana = stage.sandbox.person('ana');
    await whileLocked(async (release) => {
      expect((await ana.command('/debt settings')).text).toContain('Loading');
      release();
      await stage.sandbox.until(() => ana.modal.title === 'Settings', 'the filled form');
    });
  });
});

test('without its database the bot says so, and repeats the line', async () => {
  const sandbox = await startSandbox();
  const sql = connect(stage.database.url);
  const bot = await startBot(sandbox, { sql });
  await sql.end();
  const { text } = await sandbox.person('ana').command('/debt add Flaky <login> tests !high ~low');
  expect(text).toContain('could not reach its database');
  expect(text).not.toContain('mistake of its own');
  expect(text).toContain('/debt add Flaky <login> tests !high ~low');
  await bot.stop();
  await sandbox.close();
});

test('a mistake of the bot is logged under the reference that the person sees', async () => {
  await stage.database.sql`alter table debt rename to debt_elsewhere`;
  try {
    const answer = await stage.says('ana', '/debt show 1');
    expect(answer).toContain('/debt show 1');
    expect(answer).toContain('mistake of its own');
    expect(answer).not.toContain('database');
    const [, reference] = /reference ([0-9a-f]{8})/.exec(answer) ?? [];
    expect(reference).toBeDefined();
    expect(logged.join('')).toContain(reference);
  } finally {
    await stage.database.sql`alter table debt_elsewhere rename to debt`;
  }
});
