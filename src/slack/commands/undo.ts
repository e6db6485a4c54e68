import type { Debt, RegisterId } from '../../domain/debt.ts';
import type { Actor, Register } from '../../domain/register.ts';
import { seenFrom } from '../../domain/register-name.ts';
import type { RegisterContext } from '../../register/context.ts';
import { withPlaceNames } from '../../register/place-names.ts';
import { type UndoResult, undoLast } from '../../register/undo.ts';
import type { Message } from '../../view/message.ts';
import { obstructedMessage, undoneMessage } from '../../view/undo.ts';
import type { Asked } from './asked.ts';

/** Takes back what the person did last. @throws Refusal where there is nothing, or it cannot be taken back. */
export async function undo({ deps, actor, hereId }: Asked): Promise<Message> {
  return undoAnswer(deps.context, await undoLast(deps.context, actor), actor, hereId);
}

/** What came of taking something back. @param hereId the register that `/debt` means where the answer stands. */
export async function undoAnswer(
  context: RegisterContext,
  result: UndoResult,
  actor: Actor,
  hereId: RegisterId | null,
): Promise<Message> {
  const shown = <Item extends { register: Register; debt: Debt }>(items: readonly Item[]) =>
    items.map(({ register, debt, ...item }) => ({
      ...item,
      debt: seenFrom(debt, register, hereId),
      firstMonth: register.firstMonth,
    }));
  if (result.outcome === 'obstructed') {
    return obstructedMessage({ items: shown(result.items), viewer: actor.userId });
  }
  const known = result.items.map(({ register }) => register);
  const items = await withPlaceNames(context, actor, result.items, { known });
  return undoneMessage({ ...result, items: shown(items) });
}
