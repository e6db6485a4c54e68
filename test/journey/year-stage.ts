import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { NudgeContent } from '../../src/domain/digest.ts';
import { addLocalDays, dayIn } from '../../src/domain/local-date.ts';
import { nextOccurrence } from '../../src/domain/occurrence.ts';
import { quarterOf } from '../../src/domain/quarter.ts';
import type { Register } from '../../src/domain/register.ts';
import { instantOf } from '../../src/domain/zone.ts';
import { changeDebt } from '../../src/register/change.ts';
import { connect, type Sql } from '../../src/store/connect.ts';
import { upsertNudges, upsertProfile } from '../../src/store/persons.ts';
import { insertRegister, updateSettings } from '../../src/store/registers.ts';
import { ensureNudgeSchedule, upsertDigestSchedule } from '../../src/store/schedules.ts';
import { makeDebt, makeWorkspace, reload, silent } from '../delivery/fixtures.ts';
import { lateFetch, type SlackApi } from '../delivery/slack-api.ts';
import { shows } from '../domain/wall-clock.ts';
import type { TestDatabase } from '../support/database.ts';
import { quietLogger } from '../support/quiet-logger.ts';
import {
  ownerAt,
  type PlannedOwner,
  type PlannedRegister,
  registerAt,
  zoneOf,
} from './year-world.ts';

/** How much of the world is simulated, and for how long. */
export interface Extent {
  readonly registers: number;
  readonly owners: number;
  readonly weeks: number;
  readonly zones: number;
}

export interface Outage {
  readonly from: Date;
  readonly to: Date;
}

interface StagedRegister extends PlannedRegister {
  readonly register: Register;
  readonly channel: string;
}

/** Registers are of a workspace each third; people have items in three registers of theirs. */
const WORKSPACES = 3;
const ITEMS_OF_OWNER = 9;

/** A world with a clock that is moved from one due time to the next. */
export class Stage {
  now: Date;
  readonly start: Date;
  readonly end: Date;
  readonly extent: Extent;
  readonly registers: StagedRegister[] = [];
  readonly owners: readonly PlannedOwner[];
  /** How often Slack said that somebody is away, or not to be disturbed. */
  readonly heldBack = { away: 0, quiet: 0 };
  readonly #workspaces: WorkspaceId[] = [];
  readonly #database: TestDatabase;
  #answered = 0;

  constructor(database: TestDatabase, start: Date, extent: Extent) {
    this.#database = database;
    this.start = start;
    this.extent = extent;
    this.now = start;
    this.end = new Date(start.getTime() + extent.weeks * 7 * 24 * 3_600_000);
    this.owners = Array.from({ length: extent.owners }, (_, at) => ownerAt(at, extent.zones));
  }

  get #sql(): Sql {
    return this.#database.sql;
  }

  ownerOf(userId: string): PlannedOwner {
    const owner = this.owners.find((one) => one.userId === userId);
    if (!owner) throw new Error(`nobody is ${userId}`);
    return owner;
  }

  registerOf(registerId: number): StagedRegister {
    const found = this.registers.find(({ register }) => register.id === registerId);
    if (!found) throw new Error(`no register ${registerId}`);
    return found;
  }

  async build(): Promise<void> {
    for (let at = 0; at < WORKSPACES; at++) this.#workspaces.push(await makeWorkspace(this.#sql));
    for (let at = 0; at < this.extent.registers; at++) await this.#makeRegister(at);
    for (const [at, owner] of this.owners.entries()) await this.#makeOwner(owner, at);
  }

  async #makeRegister(at: number): Promise<void> {
    const { name, rule, holidays, firstMonth } = registerAt(at, this.extent.zones);
    const workspaceId = this.#workspaceOf(at);
    const created = new Date(this.start.getTime() - 90 * 24 * 3_600_000);
    const made = await insertRegister(this.#sql, workspaceId, name, 'UKEEPER', created);
    if (!made) throw new Error(`no register ${name}`);
    const channel = `C${at + 1}`;
    await updateSettings(this.#sql, workspaceId, made.id, {
      ...{ homeChannel: channel, ...rule, holidays, firstMonth },
      ...{ offers: true, collapsesDigests: at % 2 === 0 },
    });
    const nextAt = nextOccurrence(rule, this.start);
    const schedule = { ...rule, nextAt, configuredBy: 'UKEEPER' };
    await upsertDigestSchedule(this.#sql, workspaceId, made.id, schedule);
    await this.#sql`update schedule set next_at = ${this.start} where kind = 'quarter'`;
    const register = await reload(this.#sql, workspaceId, made.id);
    this.registers.push({ name, rule, holidays, firstMonth, register, channel });
  }

  /** Items due one after the other until after the end, in up to three registers. */
  async #makeOwner(owner: PlannedOwner, at: number): Promise<void> {
    const { userId, home, nudges } = owner;
    const workspaceId = this.#workspaceOf(at);
    const reachable = this.registers.filter(({ register }) => register.workspaceId === workspaceId);
    const daysBetween = Math.ceil((this.extent.weeks * 7) / (ITEMS_OF_OWNER - 1));
    for (let item = 0; item < ITEMS_OF_OWNER; item++) {
      const { register } = reachable[(at + (item % 3)) % reachable.length] ?? {};
      if (!register) throw new Error(`no register for ${userId}`);
      const targetDate = addLocalDays(dayIn('UTC', this.start), item * daysBetween + (at % 7) - 7);
      const targetQuarter = quarterOf(targetDate, register.firstMonth);
      const status = item % 3 === 0 ? 'in progress' : 'not started';
      const fields = {
        owner: { kind: 'person', userId },
        targetDate,
        targetQuarter,
        status,
      } as const;
      await makeDebt(this.#sql, register, 100 * (at + 1) + item, fields, this.start);
    }
    await upsertProfile(this.#sql, workspaceId, userId, { zone: home, goneAt: null });
    if (nudges) await upsertNudges(this.#sql, workspaceId, userId, nudges);
    const nextAt = nextOccurrence({ weekday: null, time: '09:00', zone: home }, this.start);
    await ensureNudgeSchedule(this.#sql, workspaceId, userId, { zone: home, nextAt });
  }

  #workspaceOf(at: number): WorkspaceId {
    const workspaceId = this.#workspaces[at % WORKSPACES];
    if (workspaceId === undefined) throw new Error('no workspace');
    return workspaceId;
  }

  /** Has Slack answer as people live. */
  listenAs(slack: SlackApi): void {
    slack.on('users.info', ({ user = '' }) => ({ user: this.#profileOf(this.ownerOf(user)) }));
    slack.on('dnd.info', ({ user = '' }) => this.#quietOf(this.ownerOf(user)));
    slack.on('conversations.open', ({ users = '' }) => ({ channel: { id: `D${users}` } }));
    let posts = 0;
    slack.on('chat.postMessage', ({ channel }) => ({ channel, ts: `${++posts}.000001` }));
    slack.on('chat.update', ({ channel, ts }) => ({ channel, ts }));
    slack.on('chat.getPermalink', () => ({
      permalink: 'https://example.slack.com/archives/C1/p1',
    }));
  }

  #profileOf(owner: PlannedOwner): object {
    const zone = zoneOf(owner, this.now);
    const isAway = owner.away?.(dayIn(zone, this.now)) ?? false;
    if (isAway) this.heldBack.away++;
    const tz_offset =
      (Date.parse(`${shows(zone, this.now.getTime())}:00Z`) - this.now.getTime()) / 1000;
    return {
      deleted: owner.leaves !== undefined && this.now >= owner.leaves,
      ...{ tz: owner.hasNewZone ? 'Nowhere/Land' : zone, tz_offset },
      profile: isAway ? { status_emoji: ':palm_tree:' } : {},
    };
  }

  #quietOf(owner: PlannedOwner): object {
    const zone = zoneOf(owner, this.now);
    const day = dayIn(zone, this.now);
    const until = owner.quietUntil?.(day);
    if (until === undefined) return {};
    if (until === null) {
      this.heldBack.quiet++;
      return { snooze_enabled: true };
    }
    const [from, to] = ['00:00', until].map(
      (time) => instantOf(zone, `${day}T${time}`).getTime() / 1000,
    );
    if (this.now.getTime() / 1000 < (to ?? 0)) this.heldBack.quiet++;
    return { dnd_enabled: true, next_dnd_start_ts: from, next_dnd_end_ts: to };
  }

  /** Two replicas work side by side from one due time to the next; people answer at once, or never. */
  async play(outages: readonly Outage[]): Promise<void> {
    const pools = [1, 2].map(() => connect(this.#database.url, { max: 4 }));
    const replicas = pools.map((sql) =>
      createDelivery({
        ...{ sql, now: () => this.now, log: silent, token: async () => 'xoxb-1' },
        slack: { fetch: lateFetch, logger: quietLogger },
        times: { ...DEFAULT_TIMES, channelSpacingMs: 1, workspaceSpacingMs: 0 },
      }),
    );
    for (let due = await this.#nextDue(); due < this.end; due = await this.#nextDue()) {
      this.now = outages.find(({ from, to }) => from <= due && due < to)?.to ?? due;
      const reports = await Promise.all(replicas.map((replica) => replica.tick()));
      if (reports.every(({ enqueued }) => enqueued === 0)) continue;
      await Promise.all(replicas.map((replica) => replica.flush(50)));
      await this.#answerNew();
    }
    await Promise.all(pools.map((pool) => pool.end()));
  }

  async #nextDue(): Promise<Date> {
    const [row] = await this.#sql<{ at: Date }[]>`select min(next_at) as at from schedule`;
    if (!row) throw new Error('nothing is due any more');
    return row.at;
  }

  async #answerNew(): Promise<void> {
    const nudges = await this.#sql<{ id: number; content: NudgeContent }[]>`
      select id, content from outbox
      where kind = 'nudge' and state = 'sent' and id > ${this.#answered} order by id`;
    for (const { id, content } of nudges) {
      this.#answered = id;
      const kind = this.ownerOf(content.userId).answers;
      if (kind) await this.#answer(content, kind);
    }
  }

  async #answer({ userId, items }: NudgeContent, kind: 'still on it' | 'complete'): Promise<void> {
    for (const { registerId, number } of items) {
      const { register } = this.registerOf(registerId);
      const actor = {
        workspaceId: register.workspaceId,
        userId,
        isAdmin: false,
        isOutsider: false,
      };
      const context = { sql: this.#sql, now: () => this.now };
      const command =
        kind === 'complete' ? ({ kind, whatWasDone: null } as const) : ({ kind } as const);
      await changeDebt(context, actor, register, number, command, 'nudge');
    }
  }
}
