import type { Command, ItemName } from '../../command/command.ts';
import { foundElsewhere } from '../../register/moved.ts';
import type { Message } from '../../view/message.ts';
import { remarked } from '../../view/remarked.ts';
import { openModal } from '../open-modal.ts';
import { accept, hit } from './accept.ts';
import { add } from './add.ts';
import { type Asked, type Looking, lookingOf } from './asked.ts';
import { assign, change, move, stepCommand } from './change.ts';
import { sendExport } from './export.ts';
import { health } from './health.ts';
import { placeOf, placesOf } from './places.ts';
import { registerCommand } from './register.ts';
import { askToDelete, merge } from './remove.ts';
import {
  seeChanges,
  seeDoctor,
  seeHelp,
  seeHistory,
  seeItem,
  seeList,
  seeMatrix,
  seeNext,
  seeOverview,
  seeProgress,
  seeSchedule,
} from './see.ts';
import { digest, nudges, settings } from './team.ts';
import { undo } from './undo.ts';

/**
 * Carries out a command. Resolves with the answer, or null where a modal is it.
 * @throws Refusal and RuleError where it cannot be done.
 */
export async function obey(asked: Asked, command: Command): Promise<Message | null> {
  const looking = lookingOf(asked);
  switch (command.kind) {
    case 'overview':
      return seeOverview(looking);
    case 'help':
      return seeHelp(command.topic);
    case 'list':
      return seeList(looking, command.filters, 1);
    case 'next':
      return seeNext(looking, command.filters, 1);
    case 'show':
      return lookAt(asked, command.item, seeItem);
    case 'history':
      return lookAt(asked, command.item, (there, number) => seeHistory(there, number, 1));
    case 'changes':
      return seeChanges(looking, command, 1);
    case 'progress':
      return seeProgress(looking, command.quarter);
    case 'schedule':
      return seeSchedule(looking);
    case 'matrix':
      return seeMatrix(looking);
    case 'doctor':
      return seeDoctor(looking, 1);
    case 'add':
      return add(asked, command);
    case 'edit': {
      const { there, number } = await placeOf(asked, command.item);
      return openModal(asked.deps, there, { modal: 'edit', number });
    }
    case 'status':
      return change(asked, command, { kind: 'set status', status: command.status });
    case 'done':
      return change(asked, command, { kind: 'complete', whatWasDone: command.whatWasDone });
    case 'reopen':
      return change(asked, command, { kind: 'reopen' });
    case 'close':
      return change(asked, command, { kind: 'close', why: command.why });
    case 'accept':
      return accept(asked, command);
    case 'label':
      return change(asked, command, { kind: 'label', add: command.add, remove: command.remove });
    case 'hit':
      return hit(asked, command);
    case 'assign':
      return assign(asked, command, command.owner);
    case 'take':
      return assign(asked, command, asked.actor.userId);
    case 'drop':
      return assign(asked, command, null);
    case 'due':
      return change(asked, command, { kind: 'set due', date: command.due });
    case 'plan':
      return change(asked, command, { kind: 'plan', quarter: command.quarter });
    case 'step': {
      const named = { items: [command.item], remarks: [] };
      return change(asked, named, stepCommand(command.action));
    }
    case 'note':
      return change(asked, command, { kind: 'note', text: command.text });
    case 'link': {
      const { url, title } = command;
      return change(asked, command, { kind: 'link', link: { url, title } });
    }
    case 'snooze':
      return change(asked, command, { kind: 'snooze', until: command.until });
    case 'undo':
      return undo(asked);
    case 'move':
      return move(asked, command, command.to);
    case 'register':
      return registerCommand(asked, command.action);
    case 'merge':
      return merge(asked, command);
    case 'delete': {
      const places = await placesOf(asked, command.items);
      const remarks = [...command.remarks, ...foundElsewhere(places)];
      return askToDelete(asked.deps.context, asked.actor, places, asked.hereId, remarks);
    }
    case 'settings':
      return settings(asked, command.change);
    case 'import':
      return openModal(asked.deps, asked, { modal: 'import' });
    case 'export':
      return sendExport(asked, command);
    case 'owners':
      return openModal(asked.deps, asked, { modal: 'owners' });
    case 'digest':
      return digest(asked, command.action);
    case 'nudges':
      return nudges(asked, command.setting);
    case 'health':
      return health(asked.deps.context, asked.actor);
    default:
      return command satisfies never;
  }
}

/** Shows an item that a line names, and says where it was found when that is elsewhere. */
async function lookAt(
  asked: Asked,
  item: ItemName,
  see: (looking: Looking, number: number) => Promise<Message>,
): Promise<Message> {
  const { there, number, remark } = await placeOf(asked, item, 'stay');
  return remarked(await see(lookingOf(there), number), remark);
}

/** Whether a form is what a command asks for. */
export function isForm(command: Command): boolean {
  switch (command.kind) {
    case 'edit':
    case 'import':
    case 'owners':
      return true;
    case 'accept':
      return command.until === null || command.why === null;
    case 'hit':
      return command.minutes === null;
    case 'settings':
      return command.change === null;
    case 'add':
      return !command.complete;
    default:
      return false;
  }
}
