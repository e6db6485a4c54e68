import {
  type ExaminedDebt,
  examine,
  FIELDS_CONCERNED,
  FINDING_KINDS,
  type Finding,
  type FindingKind,
} from '../domain/doctor.ts';
import { dayIn } from '../domain/local-date.ts';
import type { Actor, Register } from '../domain/register.ts';
import {
  type DatedDebt,
  datedDebts,
  doctorEvidence,
  dropDismissal,
  dismissFinding as insertDismissal,
} from '../store/doctor.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { requireMember, requireSight } from './rights.ts';

const DOCTOR_PAGE_SIZE = 8;

/** How many findings of a kind there are. */
export interface FindingCount {
  readonly kind: FindingKind;
  readonly count: number;
}

/** A page of what is wrong or missing, counted from 1. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Of all pages, the gravest kind first; kinds of which there are none are left out. */
  readonly counts: readonly FindingCount[];
  readonly total: number;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

/** What is wrong with a register's items, or missing; a page beyond the last is the last. Two queries. */
export async function diagnose(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  page: number,
): Promise<Diagnosis> {
  requireSight(register, actor);
  const all = await findingsOf(context, register);
  const pages = Math.max(1, Math.ceil(all.length / DOCTOR_PAGE_SIZE));
  const shown = Math.min(Math.max(1, Math.trunc(page)), pages);
  const counts = FINDING_KINDS.map((kind) => ({
    kind,
    count: all.filter((finding) => finding.kind === kind).length,
  }));
  return {
    findings: all.slice((shown - 1) * DOCTOR_PAGE_SIZE, shown * DOCTOR_PAGE_SIZE),
    counts: counts.filter(({ count }) => count > 0),
    total: all.length,
    page: shown,
    pages,
  };
}

/**
 * Leaves a finding out until one of the fields changes that it is about. Does nothing where it does not hold any more.
 * @throws Refusal for guests, people from elsewhere, and in an archived register.
 */
export async function leaveAlone(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  key: string,
): Promise<Finding | null> {
  requireMember(register, actor, 'leave findings out');
  const finding = (await findingsOf(context, register)).find((one) => one.key === key);
  if (!finding) return null;
  const { debt, other, kind } = finding;
  const debtIds = [debt, other].flatMap((item) => (item ? [item.id] : []));
  const dismissed = { finding: key, debtIds, fields: FIELDS_CONCERNED[kind] };
  await insertDismissal(context.sql, register, dismissed, actor.userId, context.now());
  return finding;
}

/** Shows a finding again that was left out. @throws Refusal as `leaveAlone` does. */
export async function showAgain(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  key: string,
): Promise<void> {
  requireMember(register, actor, 'leave findings out');
  await dropDismissal(context.sql, register, key);
}

async function findingsOf(
  { sql, now }: RegisterContext,
  register: Register,
): Promise<readonly Finding[]> {
  const { workspaceId, id } = register;
  const [debts, evidence] = await Promise.all([
    datedDebts(sql, workspaceId, id),
    doctorEvidence(sql, workspaceId, id),
  ]);
  const { zone } = register.digestTime;
  const examined = debts.map((debt) => inDays(debt, zone));
  return examine({ debts: examined, ...evidence }, todayOf(register, now()));
}

function inDays({ statusSince, ...debt }: DatedDebt, zone: string): ExaminedDebt {
  return {
    ...debt,
    statusSince: dayIn(zone, statusSince),
    changedOn: dayIn(zone, debt.updatedAt),
  };
}
