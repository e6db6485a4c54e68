import type { RichTextElement } from '@slack/types';
import type { Debt, UserId } from '../domain/debt.ts';
import { formatDay } from '../domain/local-date.ts';
import type { FieldChange } from '../domain/patch.ts';
import { priorityOf } from '../domain/priority.ts';
import { quarterLabel } from '../domain/quarter.ts';
import type { OutsideName } from '../domain/register-name.ts';
import {
  actionsIfAny,
  bullets,
  itemElements,
  line,
  ownerElement,
  richText,
  say,
} from './blocks.ts';
import { changeElements, changeInMrkdwn } from './change-words.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { itemButtons } from './rows.ts';
import { cut, inMrkdwn, itemName, oneLine, ownerInMrkdwn } from './text.ts';
import { isGone, undoButtons } from './undo-button.ts';
import { levelWords, statusWords } from './words.ts';

const maxChanges = 20;
const maxRemarkChars = 400;
const maxRemarks = 5;

/** What a change came to. */
export interface Confirmation {
  readonly debt: Debt & OutsideName;
  /** Empty when the item already was as asked. */
  readonly changes: readonly FieldChange[];
  readonly remarks: readonly string[];
  readonly firstMonth: number;
  /** Names the action, so that it can be taken back; null where nothing was written. */
  readonly changeSet: string | null;
  /** What stands before the item, such as `Taken back: `. */
  readonly lead?: string;
  /** On the button that takes it back. Default `Undo`. */
  readonly undo?: string;
}

/** Answers a change: the item, what changed from what to what, what else is to be known, Edit, Show and Undo. */
export function confirmationMessage(confirmation: Confirmation): Message {
  const { debt, firstMonth, lead = '' } = confirmation;
  const changes = confirmation.changes.slice(0, maxChanges);
  const more = confirmation.changes.length - changes.length;
  const unchanged = changes.length === 0 ? ['Nothing to change: it is as you asked already.'] : [];
  const rest = more > 0 ? [`and ${more} more`] : [];
  const remarks = confirmation.remarks
    .slice(0, maxRemarks)
    .map((remark) => cut(oneLine(remark), maxRemarkChars));
  const lines = [
    ...changes.map((change) => line(...changeElements(change, firstMonth))),
    ...[...unchanged, ...rest, ...remarks].map((text) => line(say(text))),
  ];
  const told = [
    ...changes.map((change) => changeInMrkdwn(change, firstMonth)),
    ...[...unchanged, ...rest, ...remarks].map(inMrkdwn),
  ];
  return message(
    [
      `${inMrkdwn(lead)}${inMrkdwn(itemName(debt))} ${inMrkdwn(debt.title)}`,
      ...told.map((text) => `• ${text}`),
    ],
    [
      richText(line(...(lead === '' ? [] : [say(lead)]), ...itemElements(debt)), bullets(lines)),
      ...buttonsBelow(confirmation),
    ],
  );
}

/** Answers a new item in one line that says what was understood, with remarks, Edit, Show and Undo. */
export function addedMessage(
  added: Omit<Confirmation, 'changes'> & {
    /** Who is asked to own it. */
    readonly asked?: UserId | null;
  },
): Message {
  const { debt, remarks, firstMonth, asked = null } = added;
  const facts = understood(debt, firstMonth);
  const notes = remarks.slice(0, maxRemarks).map((remark) => cut(oneLine(remark), maxRemarkChars));
  const owner: RichTextElement[] =
    debt.owner !== null
      ? [say(' · owner '), ownerElement(debt.owner)]
      : asked !== null
        ? [say(' · offered to '), { type: 'user', user_id: asked }, say(', who is asked first')]
        : [say(' · nobody owns it yet')];
  const owned = asked === null ? ownerInMrkdwn(debt.owner) : `asked: <@${asked}>`;
  const labels = debt.labels.map((label) => `#${label}`).join(' ');
  const elements = [
    say('Recorded '),
    ...itemElements(debt),
    say(` · ${facts}`),
    ...owner,
    ...(labels === '' ? [] : [say(` · ${cut(oneLine(labels), 300)}`)]),
  ];
  const recorded = `Recorded ${inMrkdwn(itemName(debt))} ${inMrkdwn(debt.title)} · ${facts} · owner ${owned}`;
  const blocks: MessageBlock[] = [
    richText(
      line(...elements),
      ...(notes.length > 0 ? [bullets(notes.map((note) => line(say(note))))] : []),
    ),
    ...buttonsBelow({ ...added, changes: [] }),
  ];
  return message([recorded, ...notes.map(inMrkdwn)], blocks);
}

function understood(debt: Debt, firstMonth: number): string {
  const priority = priorityOf(debt);
  return [
    `impact ${levelWords(debt.impact)}`,
    `effort ${levelWords(debt.effort)}`,
    priority === null ? '' : `${priority} priority`,
    debt.status === 'not started' ? '' : statusWords(debt.status),
    debt.targetDate ? `due ${formatDay(debt.targetDate)}` : '',
    debt.targetQuarter ? quarterLabel(debt.targetQuarter, firstMonth) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Edit and Show of an item that is still there, and Undo of what was written. */
function buttonsBelow({ debt, changes, changeSet, undo }: Confirmation): MessageBlock[] {
  const about = itemButtons(debt);
  const buttons = [
    ...(isGone(changes) ? [] : [about('Edit', ACTIONS.edit), about('Show', ACTIONS.show)]),
    ...undoButtons(changeSet, undo),
  ];
  return actionsIfAny(buttons);
}
