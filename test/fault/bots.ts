import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DeliveryTimes } from '../../src/delivery/context.ts';

const BOT = fileURLToPath(new URL('./bot.mjs', import.meta.url));
const IS_UP = '"Debt Register is up"';

/** What `bot.mjs` takes. */
export interface BotSettings {
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs: number;
  readonly times: Partial<DeliveryTimes>;
}

interface Bot {
  readonly child: ChildProcess;
  isUp: boolean;
  isKilled: boolean;
}

/** Bots as processes of their own. One that ends by itself is started again, as whoever runs bots does, and counted. */
export class Bots {
  readonly counts = { started: 0, killed: 0, failedToStart: 0, crashed: 0 };
  readonly #running = new Set<Bot>();
  readonly #environment: Readonly<Record<string, string>>;
  readonly #log: WriteStream;
  #settings: BotSettings = { aheadMs: 0, times: {} };

  /** @param logFile takes what all of them log. */
  constructor(environment: Readonly<Record<string, string>>, logFile: string) {
    this.#environment = environment;
    this.#log = createWriteStream(logFile, { flags: 'a' });
  }

  /** How many have started up and run. */
  get up(): number {
    return [...this.#running].filter(({ isUp }) => isUp).length;
  }

  /** Starts `count` bots with these settings, which those that are started later in place of them have too. */
  start(count: number, settings: BotSettings): void {
    this.#settings = settings;
    for (let bot = 0; bot < count; bot++) this.#startOne();
  }

  /** Kills one with -9, by a number from 0 to below 1, and starts another. */
  async replaceOne(random: number): Promise<void> {
    const bots = [...this.#running];
    const unlucky = bots[Math.floor(random * bots.length)];
    if (unlucky) await this.#kill(unlucky);
    this.#startOne();
  }

  /** Kills all of them with -9. */
  async killAll(): Promise<void> {
    await Promise.all([...this.#running].map((bot) => this.#kill(bot)));
  }

  async close(): Promise<void> {
    await this.killAll();
    await new Promise((resolve) => this.#log.end(resolve));
  }

  #startOne(): void {
    const args = [BOT, JSON.stringify(this.#settings)];
    const env = { PATH: process.env.PATH ?? '', ...this.#environment };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const bot: Bot = { child, isUp: false, isKilled: false };
    this.#running.add(bot);
    this.counts.started++;
    child.stderr?.on('data', (bytes: Buffer) => {
      bot.isUp ||= bytes.includes(IS_UP);
      this.#log.write(bytes);
    });
    child.once('exit', (code) => this.#ended(bot, code));
  }

  #ended(bot: Bot, code: number | null): void {
    this.#running.delete(bot);
    if (bot.isKilled) return;
    this.#log.write(`a bot ended by itself with ${code}\n`);
    this.counts[bot.isUp ? 'crashed' : 'failedToStart']++;
    this.#startOne();
  }

  async #kill(bot: Bot): Promise<void> {
    bot.isKilled = true;
    this.counts.killed++;
    const ended = once(bot.child, 'exit');
    if (bot.child.kill('SIGKILL')) await ended;
  }
}
