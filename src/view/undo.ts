import type { RichTextElement, RichTextSection } from '@slack/types';
import type { Debt, FieldName, UserId } from '../domain/debt.ts';
import type { FieldChange } from '../domain/patch.ts';
import { quarterLabel } from '../domain/quarter.ts';
import type { OutsideName } from '../domain/register-name.ts';
import type { PastChange, UndoObstacle } from '../domain/undo.ts';
import { actions, bullets, itemElements, line, richText, say } from './blocks.ts';
import {
  changeElements,
  changeInMrkdwn,
  spacedInMrkdwn,
  valueElements,
  valueInMrkdwn,
} from './change-words.ts';
import { confirmationMessage } from './confirmation.ts';
import { confirmationsMessage } from './confirmations.ts';
import { ACTIONS } from './ids.ts';
import { type Message, message } from './message.ts';
import { momentInMrkdwn, momentOf } from './moment.ts';
import { itemButtons } from './rows.ts';
import { count, cut, inMrkdwn, itemName, oneLine } from './text.ts';

/** An item of an action that was taken back, or was not. */
interface UndoItem {
  readonly debt: Debt & OutsideName;
  readonly firstMonth: number;
}

/** What was taken back. */
export interface ShownUndo {
  readonly changeSet: string;
  /** A taking back was taken back: the first change was done again. */
  readonly again: boolean;
  readonly items: readonly (UndoItem & { readonly changes: readonly FieldChange[] })[];
}

/** Why nothing was taken back. */
export interface ShownObstacles {
  readonly items: readonly (UndoItem & { readonly obstacles: readonly UndoObstacle[] })[];
  /** Who wanted it taken back. */
  readonly viewer: UserId;
}

/** An import may have changed thousands. */
const maxItems = 30;
const maxObstacles = 8;
const maxTitleChars = 80;

/** Says what was taken back, or done again, with the button for the other way round. */
export function undoneMessage({ changeSet, again, items }: ShownUndo): Message {
  const [verb, undo] = again ? ['Done again', 'Undo'] : ['Taken back', 'Redo'];
  const [only, ...others] = items;
  if (only && others.length === 0) {
    return confirmationMessage({
      ...only,
      remarks: [],
      changeSet,
      lead: `${verb}: `,
      undo,
    });
  }
  const shown = items.slice(0, maxItems).map((item) => ({ ...item, remarks: [] }));
  const more = items.length - shown.length;
  const remarks = more > 0 ? [`${count(more, 'more item')} besides.`] : [];
  return confirmationsMessage({ items: shown, refused: [], remarks, changeSet, lead: verb, undo });
}

/** Says that nothing was taken back: who changed the same since, when and to what, and how to set it by hand. */
export function obstructedMessage({ items, viewer }: ShownObstacles): Message {
  const told = items
    .flatMap((item) => item.obstacles.map((obstacle) => toldOf(item, obstacle, viewer)))
    .slice(0, maxObstacles);
  const more = items.flatMap(({ obstacles }) => obstacles).length - told.length;
  const rest = more > 0 ? [`and ${count(more, 'more field')} that changed since`] : [];
  const heading = 'Nothing was taken back: it was changed again since.';
  const [only, ...others] = items;
  return message(
    [heading, ...told.map(({ text }) => `• ${text}`), ...rest],
    [
      richText(
        line(say(heading, { bold: true })),
        bullets([...told.map(({ elements }) => elements), ...rest.map((text) => line(say(text)))]),
      ),
      ...(only && others.length === 0 ? [editAndHistory(only.debt)] : []),
    ],
  );
}

interface Told {
  readonly elements: RichTextSection;
  readonly text: string;
}

/** A piece of a sentence in both forms. */
interface Piece {
  readonly elements: readonly RichTextElement[];
  readonly text: string;
}

function toldOf(item: UndoItem, obstacle: UndoObstacle, viewer: UserId): Told {
  const { field, wanted, since } = obstacle;
  const { debt, firstMonth } = item;
  const pieces: Piece[] = [
    {
      elements: itemElements(debt, maxTitleChars),
      text: `${inMrkdwn(itemName(debt))} ${inMrkdwn(cut(oneLine(debt.title), maxTitleChars))}`,
    },
    words(': '),
    who(since?.by ?? null, viewer),
    words(' changed it'),
    ...(since ? changeOf(since, firstMonth) : []),
    words('.'),
    ...(field && !Array.isArray(wanted) ? valueBefore(field, wanted, firstMonth) : []),
    words(` ${remedyFor(item, obstacle, since?.by === viewer)}`),
  ];
  return {
    elements: line(...pieces.flatMap(({ elements }) => elements)),
    text: pieces.map(({ text }) => text).join(''),
  };
}

function words(text: string): Piece {
  return { elements: [say(text)], text: spacedInMrkdwn(text) };
}

function who(by: UserId | null, viewer: UserId): Piece {
  if (by === null) return words('Somebody');
  if (by === viewer) return words('You');
  return { elements: [{ type: 'user', user_id: by }], text: `<@${by}>` };
}

function changeOf(since: PastChange, firstMonth: number): Piece[] {
  return [
    words(' on '),
    { elements: [momentOf(since.at)], text: momentInMrkdwn(since.at) },
    words(': '),
    { elements: changeElements(since, firstMonth), text: changeInMrkdwn(since, firstMonth) },
  ];
}

function valueBefore(field: FieldName, wanted: unknown, firstMonth: number): Piece[] {
  return [
    words(' Before your change it was: '),
    {
      elements: valueElements(field, wanted, firstMonth),
      text: valueInMrkdwn(field, wanted, firstMonth),
    },
    words('.'),
  ];
}

function remedyFor(
  { debt, firstMonth }: UndoItem,
  { field, wanted }: UndoObstacle,
  isOwn: boolean,
): string {
  if (isOwn) return 'Take that back first.';
  if (field === null) return `See /debt history ${typedName(debt)}.`;
  return `To set it by hand: ${byHand(typedName(debt), field, wanted, firstMonth)}`;
}

/** `12`, or `payments#12` from outside. */
function typedName(debt: UndoItem['debt']): string {
  return itemName(debt).replace(/^#/, '');
}

/** The line that gives a field a value; a form where there is none. */
function byHand(item: string, field: FieldName, wanted: unknown, firstMonth: number): string {
  const value = wanted === null ? 'none' : String(wanted);
  if (field === 'status' && value !== 'accepted') return `/debt status ${item} ${value}`;
  if (field === 'targetDate') return `/debt due ${item} ${value}`;
  if (field === 'targetQuarter') {
    const quarter = wanted === null ? 'none' : quarterLabel(value, firstMonth);
    return `/debt plan ${item} ${quarter}`;
  }
  if (field === 'owner' && wanted === null) return `/debt assign ${item} none`;
  return `/debt edit ${item}`;
}

function editAndHistory(debt: Debt & OutsideName) {
  const about = itemButtons(debt);
  return actions([
    about('Edit', ACTIONS.edit),
    about('History', ACTIONS.history, { verb: 'History of' }),
  ]);
}
