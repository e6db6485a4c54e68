import { type Debt, type DebtId, isOpen, type Owner, type UserId } from '../domain/debt.ts';
import { type DebtCommand, decide } from '../domain/decide.ts';
import { askFirst } from '../domain/offer.ts';
import type { Decision, FieldPatch } from '../domain/patch.ts';
import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import { RuleError } from '../domain/rule-error.ts';
import type { AnySql } from '../store/connect.ts';
import { lockOpenOffers } from '../store/offers.ts';
import { ruleContext } from './context.ts';
import { Refusal } from './refusal.ts';
import { keepersOf } from './rights.ts';

/** Who was asked to own an item and has not answered, by item. */
export type PeopleAsked = ReadonlyMap<DebtId, UserId>;

const NOBODY: PeopleAsked = new Map();

/** Who was asked about locked items; looked up only where a command gives them to somebody. */
export async function peopleAsked(
  sql: AnySql,
  debts: readonly Pick<Debt, 'id' | 'workspaceId'>[],
  command: DebtCommand,
): Promise<PeopleAsked> {
  const [first] = debts;
  if (!first || patchOf(command)?.owner === undefined) return NOBODY;
  const ids = debts.map(({ id }) => id);
  const open = await lockOpenOffers(sql, first.workspaceId, ids);
  return new Map(open.map(({ debtId, to }) => [debtId, to]));
}

/**
 * As `decide`, for an actor who may change the item. A new owner other than the actor is asked first where the register
 * says so: the decision then has the question and leaves the owner as it is.
 * @throws Refusal when the actor may not take the item from its owner, RuleError when a rule forbids it.
 */
export function decideGiving(
  debt: Debt,
  {
    register,
    actor,
    asked,
    now,
  }: {
    readonly register: Register;
    readonly actor: Actor;
    readonly asked: PeopleAsked;
    readonly now: Date;
  },
  command: DebtCommand,
): Decision {
  const context = ruleContext(register, actor.userId, now);
  const told = patchOf(command);
  if (told?.owner === undefined) return decide(debt, command, context);
  requireMayUnassign(register, actor, debt, told.owner);
  const note = command.kind === 'assign' ? (command.note ?? null) : null;
  const waiting = asked.get(debt.id) ?? null;
  const parted = register.offers
    ? askFirst(debt, waiting, told, actor.userId, note)
    : { patch: told, asked: [] };
  const decision = decide(debt, { kind: 'edit', patch: parted.patch }, context);
  if (parted.asked.some(({ after }) => after !== null)) requireOwed(debt, decision);
  return {
    ...decision,
    changes: [...decision.changes, ...parted.asked],
    remarks: [...decision.remarks, ...remarksOn(debt, told.owner, actor, register, waiting)],
  };
}

function patchOf(command: DebtCommand): FieldPatch | null {
  if (command.kind === 'assign') return { owner: command.owner };
  return command.kind === 'edit' ? command.patch : null;
}

/** @throws Refusal where somebody else's item would be left without an owner. */
function requireMayUnassign(
  register: Register,
  actor: Actor,
  { number, owner }: Debt,
  next: Owner | null,
): void {
  if (next !== null || owner?.kind !== 'person' || owner.userId === actor.userId) return;
  if (isMaintainer(register, actor)) return;
  throw new Refusal(
    'not allowed',
    `#${number} belongs to somebody else, and only they or a maintainer of ${register.name} can leave it without an owner.`,
    `It is <@${owner.userId}>’s. Ask them or ${keepersOf(register)}, or take it over with /debt take ${number}.`,
    'owner',
  );
}

/** Nobody is asked to own what is not owed. */
function requireOwed({ number }: Debt, { fields }: Decision): void {
  if (isOpen(fields)) return;
  const what = `#${number} is not open, so nobody is asked to own it.`;
  throw new RuleError('owner', what, `If it is owed again, say /debt reopen ${number} first.`);
}

function remarksOn(
  { owner, ownerGone }: Debt,
  next: Owner | null,
  { userId }: Actor,
  { offers }: Register,
  waiting: UserId | null,
): string[] {
  const isOthers = owner?.kind === 'person' && owner.userId !== userId;
  const nextId = next?.kind === 'person' ? next.userId : null;
  const isOwner = owner?.kind === 'person' && owner.userId === nextId;
  if (isOwner) return [];
  if (offers && nextId !== null && nextId !== userId) {
    if (waiting === nextId) return ['They were asked already and have not answered yet.'];
    return [
      owner === null ? 'Nobody owns it until they accept.' : 'Its owner stays until they accept.',
    ];
  }
  return isOthers && !ownerGone ? ['Whose it was is told.'] : [];
}
