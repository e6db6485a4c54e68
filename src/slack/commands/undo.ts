import type { Actor, Register } from '../../domain/register.ts';
import { type UndoResult, undoLast } from '../../register/undo.ts';
import type { Message } from '../../view/message.ts';
import { obstructedMessage, undoneMessage } from '../../view/undo.ts';
import type { Asked } from './asked.ts';

/** Takes back what the person did last. @throws Refusal where there is nothing, or it cannot be taken back. */
export async function undo({ deps, actor, register }: Asked): Promise<Message> {
  return undoAnswer(await undoLast(deps.context, actor), actor, register);
}

/** What came of taking something back. @param asked the register in which it was asked; others are named. */
export function undoAnswer(result: UndoResult, actor: Actor, asked: Register | null): Message {
  const shown = <Item extends { register: Register }>(items: readonly Item[]) =>
    items.map(({ register: { id, name, firstMonth }, ...item }) => ({
      ...item,
      firstMonth,
      registerName: asked === null || id === asked.id ? null : name,
    }));
  return result.outcome === 'undone'
    ? undoneMessage({ ...result, items: shown(result.items) })
    : obstructedMessage({ items: shown(result.items), viewer: actor.userId });
}
