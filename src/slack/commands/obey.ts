import type { Command } from '../../command/command.ts';
import type { Message } from '../../view/message.ts';
import { openModal } from '../open-modal.ts';
import { add } from './add.ts';
import { type Asked, lookingOf } from './asked.ts';
import { assign, change, stepCommand } from './change.ts';
import {
  seeHelp,
  seeHistory,
  seeItem,
  seeList,
  seeMatrix,
  seeOverview,
  seeProgress,
  seeSchedule,
} from './see.ts';
import { digest, nudges, settings } from './team.ts';

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
    case 'show':
      return seeItem(looking, command.item);
    case 'history':
      return seeHistory(looking, command.item, 1);
    case 'progress':
      return seeProgress(looking, command.quarter);
    case 'schedule':
      return seeSchedule(looking);
    case 'matrix':
      return seeMatrix(looking);
    case 'add':
      return add(asked, command);
    case 'edit':
      return openModal(asked.deps, asked, { modal: 'edit', number: command.item });
    case 'status':
      return change(asked, command.item, { kind: 'set status', status: command.status });
    case 'done':
      return change(asked, command.item, {
        kind: 'complete',
        whatWasDone: command.whatWasDone,
      });
    case 'reopen':
      return change(asked, command.item, { kind: 'reopen' });
    case 'assign':
      return assign(asked, command.item, command.owner);
    case 'take':
      return assign(asked, command.item, asked.actor.userId);
    case 'due':
      return change(asked, command.item, { kind: 'set due', date: command.due }, command.remarks);
    case 'plan':
      return change(asked, command.item, { kind: 'plan', quarter: command.quarter });
    case 'step':
      return change(asked, command.item, stepCommand(command.action));
    case 'note':
      return change(asked, command.item, { kind: 'note', text: command.text });
    case 'link': {
      const { item, url, title } = command;
      return change(asked, item, { kind: 'link', link: { url, title } });
    }
    case 'snooze':
      return change(asked, command.item, { kind: 'snooze', until: command.until }, command.remarks);
    case 'settings':
      return settings(asked, command.change);
    case 'import':
      return openModal(asked.deps, asked, { modal: 'import' });
    case 'digest':
      return digest(asked, command.action);
    case 'nudges':
      return nudges(asked, command.setting);
    default:
      return command satisfies never;
  }
}

/** Whether a form is what a command asks for. */
export function isForm(command: Command): boolean {
  switch (command.kind) {
    case 'edit':
    case 'import':
      return true;
    case 'settings':
      return command.change === null;
    case 'add':
      return !command.complete;
    default:
      return false;
  }
}
