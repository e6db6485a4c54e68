import type { RichTextElement, RichTextSection } from '@slack/types';
import type { Debt } from '../domain/debt.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { OutsideName } from '../domain/register-name.ts';
import { actionsIfAny, bullets, line, richText, say } from './blocks.ts';
import { changeElements, changeInMrkdwn } from './change-words.ts';
import { mentionsInMrkdwn, withMentions } from './mentions.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { showButtons } from './rows.ts';
import { count, cut, inMrkdwn, itemName, oneLine } from './text.ts';
import { isGone, undoButtons } from './undo-button.ts';

/** One of several items that a command was carried out on. */
export interface ConfirmedItem {
  readonly debt: Debt & OutsideName;
  /** Empty when the item already was as asked. */
  readonly changes: readonly FieldChange[];
  readonly remarks: readonly string[];
  readonly firstMonth: number;
}

/** One of several items on which a command could not be carried out. */
export interface RefusedItem extends OutsideName {
  readonly number: number;
  readonly what: string;
  readonly remedy: string;
}

/** What one command came to on several items. */
export interface Confirmations {
  readonly items: readonly ConfirmedItem[];
  readonly refused: readonly RefusedItem[];
  /** How the line was read. */
  readonly remarks: readonly string[];
  /** Names the action, so that it can be taken back as a whole; null where nothing was written. */
  readonly changeSet: string | null;
  /** What was done, before the number of items. Default `Changed`. */
  readonly lead?: string;
  /** On the button that takes it back. Default `Undo`. */
  readonly undo?: string;
}

/** An item's line in full, for when there is room, and without what changed. */
interface ItemLine {
  readonly full: Told;
  readonly short: Told;
}
interface Told {
  readonly elements: readonly RichTextElement[];
  readonly text: string;
}

const maxTitleChars = 60;
const maxItemChanges = 3;
const maxRemarkChars = 300;
/** Of all lines together in full; short ones of 50 items still fit beside it (a message takes 12,000). */
const maxFullChars = 5_500;

/** Answers a command on several items: which changed and how, which were so already, which were refused and why. */
export function confirmationsMessage(confirmations: Confirmations): Message {
  const { items, refused, remarks, lead = 'Changed' } = confirmations;
  const changed = items.filter(({ changes }) => changes.length > 0);
  const same = items.filter(({ changes }) => changes.length === 0);
  const room = { chars: maxFullChars };
  const parts = [
    part(`${lead} ${count(changed.length, 'item')}`, changed.map(itemLine), room),
    part('As you asked already', same.map(itemLine), room),
    part('Not changed', refused.map(refusedLine), room),
    part('How it was read', remarks.slice(0, 5).map(remarkLine), room),
  ].filter((it) => it !== null);
  const blocks: MessageBlock[] = parts.map(({ heading, lines }) =>
    richText(
      line(say(heading, { bold: true })),
      bullets(lines.map(({ elements }): RichTextSection => line(...elements))),
    ),
  );
  const text = parts.flatMap(({ heading, lines }) => [
    `${heading}:`,
    ...lines.map((told) => `• ${told.text}`),
  ]);
  const there = changed.filter(({ changes }) => !isGone(changes)).map(({ debt }) => debt);
  const undo = undoButtons(confirmations.changeSet, confirmations.undo);
  const undoing = actionsIfAny(undo);
  return message(text, [...blocks, ...showButtons(there), ...undoing]);
}

function part(heading: string, lines: readonly ItemLine[], room: { chars: number }) {
  if (lines.length === 0) return null;
  const fitted = lines.map(({ full, short }) => {
    room.chars -= full.text.length;
    return room.chars >= 0 ? full : short;
  });
  return { heading, lines: fitted };
}

function itemLine({ debt, changes, remarks, firstMonth }: ConfirmedItem): ItemLine {
  const name = itemName(debt);
  const title = cut(oneLine(debt.title), maxTitleChars);
  const shown = changes.slice(0, maxItemChanges);
  const more = changes.length - shown.length;
  const notes = remarks.slice(0, 2).map((remark) => cut(oneLine(remark), maxRemarkChars));
  const rest = [...(more > 0 ? [`${more} more`] : []), ...notes]
    .map((note) => `; ${note}`)
    .join('');
  const head = [say(`${name} `, { bold: true }), say(title)];
  const told = shown.flatMap((change, index) => [
    say(index === 0 ? ': ' : '; '),
    ...changeElements(change, firstMonth),
  ]);
  const inWords = shown.map((change) => changeInMrkdwn(change, firstMonth)).join('; ');
  const short = { elements: head, text: `${inMrkdwn(name)} ${inMrkdwn(title)}` };
  return {
    short,
    full: {
      elements: [...head, ...told, ...(rest === '' ? [] : [say(rest)])],
      text: `${short.text}${inWords === '' ? '' : `: ${inWords}`}${rest === '' ? '' : inMrkdwn(rest)}`,
    },
  };
}

function refusedLine(refused: RefusedItem): ItemLine {
  const { what: whole, remedy, number } = refused;
  const name = itemName(refused);
  const own = `#${number} `;
  const what = whole.startsWith(own) ? whole.slice(own.length) : whole;
  const why = cut(oneLine(`${what} ${remedy}`), 2 * maxRemarkChars);
  const head = say(`${name} `, { bold: true });
  return {
    full: {
      elements: [head, ...withMentions(why)],
      text: `${inMrkdwn(name)} ${mentionsInMrkdwn(why)}`,
    },
    short: { elements: [head], text: inMrkdwn(name) },
  };
}

function remarkLine(remark: string): ItemLine {
  const told = cut(oneLine(remark), maxRemarkChars);
  const shown = { elements: [say(told)], text: inMrkdwn(told) };
  return { full: shown, short: shown };
}
