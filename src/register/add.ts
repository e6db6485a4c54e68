import { randomUUID } from 'node:crypto';
import { blankFields, type Debt, type DebtFields, isOpen, type UserId } from '../domain/debt.ts';
import { askFirst } from '../domain/offer.ts';
import { applyPatch, type FieldChange, type FieldPatch } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type ChangeSet, insertChanges, type Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { insertDebts } from '../store/debts.ts';
import { takeNumber } from '../store/registers.ts';
import { type RegisterContext, ruleContext } from './context.ts';
import { followOwnership } from './ownership.ts';
import { requireMember } from './rights.ts';
import { ensureNudges } from './save.ts';

/** What is told of a new item; all but the title may be left out. */
export type NewFields = FieldPatch & Pick<DebtFields, 'title'>;

/** An item that was recorded. */
export interface Added {
  readonly debt: Debt;
  readonly remarks: readonly string[];
  /** Who is asked to own it. */
  readonly asked: UserId | null;
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
  const blank = blankFields('');
  const asks = register.offers && isOpen({ ...blank, ...fields });
  const { patch, asked } = asks
    ? askFirst(blank, null, fields, actor.userId)
    : { patch: fields, asked: [] };
  const decision = applyPatch(blank, patch, ruleContext(register, actor.userId, now));
  const action = { id: randomUUID(), by: actor.userId, at: now, origin };
  const changes = [creation(decision.changes), ...asked];
  const debt = await context.sql.begin((sql) =>
    insertNew(sql, register, decision.fields, changes, action),
  );
  const owner = asked.length > 0 ? fields.owner : null;
  return {
    debt,
    remarks: decision.remarks,
    asked: owner?.kind === 'person' ? owner.userId : null,
    changeSet: action.id,
  };
}

async function insertNew(
  sql: AnySql,
  register: Register,
  fields: DebtFields,
  changes: readonly FieldChange[],
  action: ChangeSet,
): Promise<Debt> {
  const number = await takeNumber(sql, register.workspaceId, register.id);
  const item = { number, reference: null, fields, imported: {} };
  const [debt] = await insertDebts(sql, register, [item], action.by, action.at);
  if (!debt) throw new Error(`item ${number} was not written`);
  await insertChanges(sql, register, action, [{ debt, changes }]);
  await followOwnership(sql, register, [{ before: debt, debt, changes }], action, action.id);
  await ensureNudges(sql, register, [debt.owner], action.at);
  return debt;
}

/** The history's first entry of an item: what was told of it, by field. */
export function creation(changes: readonly FieldChange[]): FieldChange {
  const told = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
  return { field: 'created', before: null, after: told };
}
