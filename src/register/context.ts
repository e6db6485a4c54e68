import type { UserId } from '../domain/debt.ts';
import { dayIn, type LocalDate } from '../domain/local-date.ts';
import type { RuleContext } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import type { Sql } from '../store/connect.ts';

/** What every use case needs of the world. */
export interface RegisterContext {
  readonly sql: Sql;
  readonly now: () => Date;
}

/** The day that it is in a register's zone. */
export function todayOf(register: Register, now: Date): LocalDate {
  return dayIn(register.digestTime.zone, now);
}

/** By which calendar, when and for whom the rules of a register decide. */
export function ruleContext(register: Register, by: UserId | null, now: Date): RuleContext {
  return { now, today: todayOf(register, now), by, firstMonth: register.firstMonth };
}
