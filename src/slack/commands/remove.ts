import type { Command } from '../../command/command.ts';
import type { RegisterId } from '../../domain/debt.ts';
import type { Actor } from '../../domain/register.ts';
import { seenFrom } from '../../domain/register-name.ts';
import type { RegisterContext } from '../../register/context.ts';
import type { ItemPlace } from '../../register/load.ts';
import { foundElsewhere } from '../../register/moved.ts';
import { judgeDeleting, mergeDebts } from '../../register/remove.ts';
import { deleteQuestion } from '../../view/delete-question.ts';
import type { Message } from '../../view/message.ts';
import { outcomesMessage } from '../outcomes.ts';
import type { Asked } from './asked.ts';
import { placesOf } from './places.ts';

/**
 * Asks before anything is deleted.
 * @param hereId the register that `/debt` means where the answer stands
 * @param remarks say how the line was read, and which items are not where they were looked for
 * @throws Refusal where nothing can be deleted.
 */
export async function askToDelete(
  context: RegisterContext,
  actor: Actor,
  places: readonly ItemPlace[],
  hereId: RegisterId | null,
  remarks: readonly string[] = [],
): Promise<Message> {
  const judged = await judgeDeleting(context.sql, actor, places);
  const debts = judged.flatMap(({ register, debt, verdict }) =>
    debt && !(verdict instanceof Error) ? [seenFrom(debt, register, hereId)] : [],
  );
  const refused = judged.flatMap(({ verdict }) => (verdict instanceof Error ? [verdict] : []));
  if (debts.length === 0 && refused[0]) throw refused[0];
  return deleteQuestion(debts, [...remarks, ...refused.map(({ message }) => message)]);
}

/** Merges duplicates into an item, and says what came of each. @throws Refusal where the item that stays is refused. */
export async function merge(
  asked: Asked,
  { items, into, remarks }: Extract<Command, { kind: 'merge' }>,
): Promise<Message> {
  const { deps, actor, hereId } = asked;
  const [stays, ...duplicates] = await placesOf(asked, [into, ...items]);
  if (!stays) throw new Error('nothing was named');
  const merged = await mergeDebts(deps.context, actor, duplicates, stays, asked.origin);
  const [only, ...others] = merged.outcomes;
  if (only?.refused && others.length === 0) throw only.refused;
  return outcomesMessage(merged, [...remarks, ...foundElsewhere([stays, ...duplicates])], hereId);
}
