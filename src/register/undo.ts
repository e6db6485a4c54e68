import type { Debt } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import {
  inEffect,
  inverseOf,
  type PastChange,
  UNDO_HOURS,
  type UndoObstacle,
} from '../domain/undo.ts';
import type { AnySql } from '../store/connect.ts';
import {
  changesFrom,
  findAction,
  latestAction,
  lockActedOn,
  type PastAction,
} from '../store/undo.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';
import { registerOf } from './registers.ts';
import { requireMaintainer, requireMayChange } from './rights.ts';
import { saveUndo, type TakenBack, type UndoneItem } from './undo-save.ts';

/** What keeps an item from going back. */
export interface Obstructed {
  readonly debt: Debt;
  readonly register: Register;
  readonly obstacles: readonly UndoObstacle[];
}

export type UndoResult =
  | {
      readonly outcome: 'undone';
      /** Taking it back again is doing the first change once more. */
      readonly changeSet: string;
      /** What was taken back was itself a taking back: the first change was done again. */
      readonly again: boolean;
      readonly items: readonly UndoneItem[];
    }
  /** Nothing was taken back, of none of the items. */
  | { readonly outcome: 'obstructed'; readonly items: readonly Obstructed[] };

const HOUR_MS = 3_600_000;

/**
 * Takes back what the actor did last in the workspace and still holds; called again, what was done before that.
 * @throws Refusal when there is nothing of the last 24 hours, and as `undoChange`.
 */
export async function undoLast(context: RegisterContext, actor: Actor): Promise<UndoResult> {
  const since = new Date(context.now().getTime() - UNDO_HOURS * HOUR_MS);
  const latest = await latestAction(context.sql, actor.workspaceId, actor.userId, since);
  if (latest) return undoChange(context, actor, latest);
  throw new Refusal(
    'not undoable',
    `There is nothing of yours to take back from the last ${UNDO_HOURS} hours.`,
    'See what was changed with /debt changes.',
  );
}

/**
 * Takes a change set of the actor's back, of all its items or of none, each field exactly to what it was. In one transaction
 * with the history of it.
 * @throws Refusal when it is not the actor's, older than 24 hours, or taken back already, or when the actor may not change one
 * of the items (any more); RuleError when a list has no room for what would come back.
 */
export async function undoChange(
  context: RegisterContext,
  actor: Actor,
  changeSet: string,
): Promise<UndoResult> {
  const at = context.now();
  const action = await findAction(context.sql, actor.workspaceId, changeSet);
  requireOwnAndRecent(action, actor, at);
  const registers = await registersOf(context, actor, action);
  return context.sql.begin(async (sql): Promise<UndoResult> => {
    const items = await inversesOf(sql, actor, changeSet, registers);
    const obstructed = items.filter((item) => 'obstacles' in item);
    if (obstructed.length > 0) return { outcome: 'obstructed', items: obstructed };
    const takenBack = items
      .filter((item) => 'changes' in item)
      .filter(({ changes }) => changes.length > 0);
    if (takenBack.length === 0) throw nothingToTakeBack();
    const isImport = action.first.origin === 'import';
    const how = { undoes: changeSet, registers, isImport };
    const saved = await saveUndo(sql, takenBack, how, { by: actor.userId, at, origin: 'undo' });
    return { outcome: 'undone', again: action.turns % 2 === 1, ...saved };
  });
}

function requireOwnAndRecent(
  action: PastAction | null,
  actor: Actor,
  now: Date,
): asserts action is PastAction {
  if (!action) {
    const remedy = 'See what was changed with /debt changes.';
    throw new Refusal('not undoable', 'There is no such change to take back.', remedy);
  }
  const byHand = `To set it by hand, see what it was with /debt history ${action.number}.`;
  if (action.by !== actor.userId) {
    const who = action.by === null ? '' : `It was <@${action.by}>. `;
    const what = 'Only who made a change can take it back.';
    throw new Refusal('not undoable', what, `${who}${byHand}`);
  }
  if (now.getTime() - action.at.getTime() > UNDO_HOURS * HOUR_MS) {
    const what = `This was changed more than ${UNDO_HOURS} hours ago, and cannot be taken back any more.`;
    throw new Refusal('not undoable', what, byHand);
  }
}

/** The registers concerned, by id. @throws Refusal when the actor may not see one, or needs to keep it and does not. */
async function registersOf(
  context: RegisterContext,
  actor: Actor,
  { registerIds, first }: PastAction,
): Promise<ReadonlyMap<number, Register>> {
  const registers = new Map<number, Register>();
  for (const id of new Set(registerIds)) {
    const register = await registerOf(context, actor, id);
    if (first.origin === 'import') requireMaintainer(register, actor, 'take back an import');
    if (first.fields.includes('deleted')) requireMaintainer(register, actor, 'delete');
    if (first.fields.includes('merged')) requireMaintainer(register, actor, 'merge');
    registers.set(id, register);
  }
  return registers;
}

/** Each item of the action with what it was before, or with what is in the way; the items stay locked. */
async function inversesOf(
  sql: AnySql,
  actor: Actor,
  changeSet: string,
  registers: ReadonlyMap<number, Register>,
): Promise<readonly (TakenBack | Obstructed)[]> {
  const items = await lockActedOn(sql, actor.workspaceId, changeSet);
  const histories = await changesFrom(sql, actor.workspaceId, changeSet);
  return items.map((item) => {
    const { debt, isDeleted } = item;
    const history = histories.get(debt.id) ?? [];
    requireInEffect(history, changeSet);
    const register = registers.get(debt.registerId);
    if (!register) throw movedJustNow(debt);
    requireMayChange(register, actor, debt);
    const inverse = inverseOf(debt, isDeleted, changeSet, history);
    if (!inverse.ok) return { debt, register, obstacles: inverse.obstacles };
    return { ...item, register, fields: inverse.fields, changes: inverse.changes };
  });
}

function requireInEffect(history: readonly PastChange[], changeSet: string): void {
  if (inEffect(history).some((change) => change.changeSet === changeSet)) return;
  const wasUndo = history.some((own) => own.changeSet === changeSet && own.undoes !== null);
  throw new Refusal(
    'not undoable',
    wasUndo ? 'This was done again already.' : 'This was taken back already.',
    'See how it stands with /debt changes.',
  );
}

function nothingToTakeBack(): Refusal {
  const what = 'There is nothing to take back: no field was changed.';
  return new Refusal('not undoable', what, 'See what was changed with /debt changes.');
}

function movedJustNow({ number }: Debt): Refusal {
  return new Refusal(
    'not undoable',
    `#${number} was moved to another register at this moment.`,
    'Try again.',
  );
}
