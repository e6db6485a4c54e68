import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { type BotOptions, startBot, type TestBot } from './bot.ts';
import { createDatabase, type TestDatabase } from './database.ts';

/** The workspace, database and bot of the test that is running. */
export interface BotStage {
  readonly database: TestDatabase;
  readonly sandbox: Sandbox;
  readonly bot: TestBot;
  /** What a person reads after typing a line, in #general unless told otherwise. */
  says(handle: string, line: string, channel?: string): Promise<string>;
}

/**
 * Tests of what is answered do not count on the speed of a busy machine; test/journey/acks.test.ts and test/sandbox/acks.test.ts
 * hold the bot and the stand-in to Slack's 3 s.
 */
const ACK_LIMIT_MS = 15_000;

/** Gives every test of a file its own workspace with the bot in it; they share an emptied database. */
export function useBot(options: BotOptions = {}): BotStage {
  let database: TestDatabase;
  let sandbox: Sandbox;
  let bot: TestBot;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    sandbox = await startSandbox({ ackLimitMs: ACK_LIMIT_MS });
    bot = await startBot(sandbox, database, options);
  });
  afterEach(async () => {
    await bot.stop();
    await sandbox.close();
    await database.sql`truncate workspace cascade`;
  });
  return {
    get database() {
      return database;
    },
    get sandbox() {
      return sandbox;
    },
    get bot() {
      return bot;
    },
    says: async (handle, line, channel = 'general') =>
      (await sandbox.person(handle).command(line, { channel })).text,
  };
}
