import type { DebtSummary, RegisterId } from '../domain/debt.ts';
import { DUE_SOON_DAYS } from '../domain/digest.ts';
import { addLocalDays, dayIn, type LocalDate } from '../domain/local-date.ts';
import type { NudgeSetting } from '../domain/nudge-day.ts';
import { quarterProgress } from '../domain/progress.ts';
import { type Quarter, quarterLabel, quarterOf } from '../domain/quarter.ts';
import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import {
  type DigestPlan,
  digestPlans,
  type OpenOffer,
  offersTo,
  openItemsOf,
  type Some,
  type Undecided,
  undecidedIn,
} from '../store/home-board.ts';
import { narrowHome } from '../store/homes.ts';
import { findPerson } from '../store/persons.ts';
import { countDebtsOf, debtsOfQuarters, type RegisterCounts } from '../store/tracked-debts.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { type HealthNow, healthFor } from './delivery-health.ts';
import { type Baseline, baselineOf, type PayoffProgress } from './progress.ts';
import { registerOf, registerSeenBy, registersSeen } from './registers.ts';

/** How much of each kind a Home shows; the rest is counted. */
const HOME_ITEMS = 8;
const HOME_REGISTERS = 6;
const HOME_OFFERS = 5;
const HOME_DECISIONS = 5;
const HOME_LOST = 3;

/** A register as the Home shows it. */
export interface HomeRegister {
  readonly register: Register;
  readonly progress: PayoffProgress;
  readonly counts: RegisterCounts;
  /** Null where no digest was ever set up. */
  readonly digest: DigestPlan | null;
  /** Whether the reader keeps it. */
  readonly isKept: boolean;
}

/** What a person's Home shows. */
export interface Home {
  /** The first of the registers in use that the person sees, or the one that the Home is narrowed to. */
  readonly registers: readonly HomeRegister[];
  /** All of those that the person sees. */
  readonly choices: readonly Register[];
  readonly narrowedTo: RegisterId | null;
  readonly items: Some<DebtSummary>;
  readonly offers: Some<OpenOffer>;
  /** In the registers that the person keeps. */
  readonly decisions: Some<Undecided>;
  readonly nudges: NudgeSetting;
  /** Null where there is nothing to decide for those who keep no register. */
  readonly health: HealthNow | null;
  /** Whether the person keeps a register. */
  readonly isKeeper: boolean;
  /** The day that it is in each register's zone. */
  readonly today: (registerId: RegisterId) => LocalDate;
}

/**
 * The Home of the actor, of what they may see. A query for each kind of thing, however many registers and items there are.
 * @throws Refusal for guests and people from elsewhere who are in no channel of a register.
 */
export async function homeOf(context: RegisterContext, actor: Actor): Promise<Home> {
  const { sql } = context;
  const { workspaceId, userId } = actor;
  const now = context.now();
  const [seen, person] = await Promise.all([
    registersInUse(context, actor),
    findPerson(sql, workspaceId, userId),
  ]);
  const narrowed = seen.filter(({ id }) => id === person?.homeRegisterId);
  const meant = narrowed.length > 0 ? narrowed : seen;
  const registerIds = meant.map(({ id }) => id);
  const kept = meant.filter((register) => isMaintainer(register, actor));
  const [registers, items, offers, decisions, health] = await Promise.all([
    boardOf(context, actor, meant.slice(0, HOME_REGISTERS)),
    openItemsOf(sql, workspaceId, userId, { registerIds, soon: soon(now), limit: HOME_ITEMS }),
    offersTo(sql, workspaceId, userId, registerIds, HOME_OFFERS),
    undecidedIn(sql, workspaceId, daysIn(kept, now), HOME_DECISIONS),
    healthFor(context, actor, seen, HOME_LOST),
  ]);
  const isKeeper = seen.some((register) => isMaintainer(register, actor));
  const days = new Map(seen.map((register) => [register.id, todayOf(register, now)]));
  return {
    registers,
    choices: seen,
    narrowedTo: narrowed[0]?.id ?? null,
    ...{ items, offers, decisions, isKeeper },
    health: isKeeper || health.decidable > 0 ? health : null,
    nudges: person?.nudges ?? 'on',
    today: (registerId) => days.get(registerId) ?? dayIn('UTC', now),
  };
}

/**
 * Narrows the actor's Home to one register; null widens it again.
 * @throws Refusal when there is none that the actor may see.
 */
export async function narrowHomeTo(
  context: RegisterContext,
  actor: Actor,
  registerId: RegisterId | null,
): Promise<void> {
  if (registerId !== null) await registerOf(context, actor, registerId);
  await narrowHome(context.sql, actor, registerId);
}

/** The first member of a workspace who looks gets its default register. */
async function registersInUse(
  context: RegisterContext,
  actor: Actor,
): Promise<readonly Register[]> {
  const seen = await registersSeen(context, actor);
  const inUse = seen.filter(({ archivedAt }) => archivedAt === null);
  return inUse.length > 0 ? inUse : [await registerSeenBy(context, actor, null)];
}

/** The registers with their quarter. Three queries. */
async function boardOf(
  { sql, now }: RegisterContext,
  actor: Actor,
  registers: readonly Register[],
): Promise<readonly HomeRegister[]> {
  const at = now();
  const { workspaceId, userId } = actor;
  const quarters = registers.map((register) => quarterNow(register, at));
  const [tracked, counts, plans] = await Promise.all([
    debtsOfQuarters(sql, workspaceId, quarters.map(trackedQuarter)),
    countDebtsOf(sql, workspaceId, userId, daysIn(registers, at)),
    digestPlans(
      sql,
      workspaceId,
      registers.map(({ id }) => id),
    ),
  ]);
  return quarters.map(({ register, quarter, baseline }) => {
    const items = tracked.filter(({ debt }) => debt.registerId === register.id);
    const progress = quarterProgress(items, quarter, todayOf(register, at));
    const counted = counts.get(register.id);
    if (!counted) throw new Error('a count without a row');
    return {
      register,
      progress: {
        ...{ progress, baseline, label: quarterLabel(quarter, register.firstMonth) },
        rows: [...progress.committed, ...progress.added],
      },
      counts: counted,
      digest: plans.find(({ registerId }) => registerId === register.id) ?? null,
      isKept: isMaintainer(register, actor),
    };
  });
}

interface QuarterNow {
  readonly register: Register;
  readonly quarter: Quarter;
  readonly baseline: Baseline;
}

function quarterNow(register: Register, now: Date): QuarterNow {
  const quarter = quarterOf(todayOf(register, now), register.firstMonth);
  return { register, quarter, baseline: baselineOf(register, quarter) };
}

function trackedQuarter({ register, quarter, baseline }: QuarterNow) {
  return { registerId: register.id, quarter, baseline: baseline.at };
}

function daysIn(registers: readonly Register[], now: Date) {
  return registers.map((register) => ({ registerId: register.id, today: todayOf(register, now) }));
}

function soon(now: Date): LocalDate {
  return addLocalDays(dayIn('UTC', now), DUE_SOON_DAYS);
}
