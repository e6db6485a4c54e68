import type { AddCommand } from '../../command/command.ts';
import type { FieldPatch } from '../../domain/patch.ts';
import { addDebt } from '../../register/add.ts';
import { addedMessage } from '../../view/confirmation.ts';
import type { Message } from '../../view/message.ts';
import { requireOwner } from '../assignee.ts';
import { openModal } from '../open-modal.ts';
import type { Asked } from './asked.ts';

/**
 * Records what one line tells, or opens the form with it where that is not enough.
 * @throws Refusal and RuleError where it cannot be recorded.
 */
export async function add(asked: Asked, command: AddCommand): Promise<Message | null> {
  const { deps, actor, register } = asked;
  const told = toldFields(command);
  const { title } = command;
  if (!command.complete || title === null) {
    const warning = command.remarks.join(' ');
    return openModal(deps, asked, { modal: 'create', prefill: told, permalink: null, warning });
  }
  const { owner } = command;
  if (owner !== null) await requireOwner(deps.people, asked, owner, [register]);
  const added = await addDebt(deps.context, actor, register, { ...told, title }, asked.origin);
  const remarks = [...command.remarks, ...added.remarks];
  return addedMessage({ ...added, remarks, firstMonth: register.firstMonth });
}

/** Only what was told: a quarter left out follows from the date. */
function toldFields(command: AddCommand): FieldPatch {
  const { title, impact, effort, owner, due, quarter, labels } = command;
  return {
    ...(title !== null && { title }),
    ...(impact !== null && { impact }),
    ...(effort !== null && { effort }),
    ...(owner !== null && { owner: { kind: 'person', userId: owner } as const }),
    ...(due !== null && { targetDate: due }),
    ...(quarter !== null && { targetQuarter: quarter }),
    ...(labels.length > 0 && { labels }),
  };
}
