import { setTimeout as after } from 'node:timers/promises';
import type { Sql } from '../../src/store/connect.ts';
import type { Bots } from './bots.ts';
import { patiently } from './patiently.ts';
import type { Postgres } from './postgres.ts';

/** No bot is killed while fewer than these are up: on a busy machine a new one takes longer to start than it would live. */
const MIN_UP = 2;
/** Kills before the first restart of PostgreSQL, and between two. */
const KILLS_TO_RESTART = 8;
const KILLS_BETWEEN_RESTARTS = 40;

/** What is done to the bots and to PostgreSQL while they work. */
export class Disasters {
  readonly counts = { connectionsCut: 0, restarts: 0, crashes: 0 };
  readonly #bots: Bots;
  readonly #postgres: Postgres;
  readonly #sql: Sql;
  readonly #random: () => number;
  #kills = 0;

  constructor(parts: { bots: Bots; postgres: Postgres; sql: Sql; random: () => number }) {
    this.#bots = parts.bots;
    this.#postgres = parts.postgres;
    this.#sql = parts.sql;
    this.#random = parts.random;
  }

  /**
   * About once a second a bot is killed and replaced, and every other time a connection cut; PostgreSQL is restarted after some
   * kills, in turn cleanly and by a crash. Until `isOver`.
   */
  async strike(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await after(700 + 600 * this.#random());
      while (!isOver() && this.#bots.up < MIN_UP) await after(50);
      if (isOver()) return;
      await this.#bots.replaceOne(this.#random());
      this.#kills++;
      if (this.#random() < 0.5) await this.#cutConnection();
      if (this.#kills % KILLS_BETWEEN_RESTARTS === KILLS_TO_RESTART) await this.#restart();
    }
  }

  async #cutConnection(): Promise<void> {
    const at = this.#random();
    const cut = await patiently(
      () => this.#sql`
        select pg_terminate_backend(pid) from (
          select pid, row_number() over (order by pid) - 1 as place, count(*) over () as places
          from pg_stat_activity where application_name = 'debt-register bot'
        ) as bot where place = floor(${at}::float8 * places)`,
    );
    this.counts.connectionsCut += cut.count;
  }

  async #restart(): Promise<void> {
    const isClean = this.counts.restarts <= this.counts.crashes;
    await this.#postgres.restart(isClean ? 'cleanly' : 'by a crash');
    this.counts[isClean ? 'restarts' : 'crashes']++;
  }
}
