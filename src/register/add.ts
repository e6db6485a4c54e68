import { randomUUID } from 'node:crypto';
import { blankFields, type Debt, type DebtFields } from '../domain/debt.ts';
import { applyPatch, type FieldChange, type FieldPatch } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { insertChanges, type Origin } from '../store/changes.ts';
import { insertDebts } from '../store/debts.ts';
import { takeNumber } from '../store/registers.ts';
import { type RegisterContext, ruleContext } from './context.ts';
import { requireMember } from './rights.ts';
import { ensureNudges } from './save.ts';

/** What is told of a new item; all but the title may be left out. */
export type NewFields = FieldPatch & Pick<DebtFields, 'title'>;

export interface Added {
  readonly debt: Debt;
  readonly remarks: readonly string[];
  readonly changeSet: string;
}

/**
 * Records debt under the register's next number.
 * @throws Refusal for guests and people from elsewhere, RuleError when a field breaks a rule.
 */
export async function addDebt(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  fields: NewFields,
  origin: Origin,
): Promise<Added> {
  requireMember(register, actor, 'record debt');
  const now = context.now();
  const decision = applyPatch(blankFields(''), fields, ruleContext(register, actor.userId, now));
  const changeSet = randomUUID();
  const debt = await context.sql.begin(async (sql) => {
    const number = await takeNumber(sql, register.workspaceId, register.id);
    const item = { number, reference: null, fields: decision.fields, imported: {} };
    const [added] = await insertDebts(sql, register, [item], actor.userId, now);
    if (!added) throw new Error(`item ${number} was not written`);
    const action = { id: changeSet, by: actor.userId, at: now, origin };
    await insertChanges(sql, register, action, [
      { debt: added, changes: [creation(decision.changes)] },
    ]);
    await ensureNudges(sql, register, [added.owner], now);
    return added;
  });
  return { debt, remarks: decision.remarks, changeSet };
}

/** The history's first entry of an item: what was told of it, by field. */
export function creation(changes: readonly FieldChange[]): FieldChange {
  const told = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
  return { field: 'created', before: null, after: told };
}
