/** An item on one or two lines, as lists of every kind show it. */
import type { Button, RichTextElement, RichTextSection } from '@slack/types';
import { type DebtSummary, isOpen } from '../domain/debt.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { OutsideName } from '../domain/register-name.ts';
import {
  actionsIfAny,
  type ButtonOptions,
  button,
  itemElements,
  line,
  ownerElement,
  say,
} from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { itemValue } from './refs.ts';
import { cut, dueWords, inMrkdwn, itemName, ownerInMrkdwn } from './text.ts';
import { levelWords, priorityWords, stateWords, stepWords } from './words.ts';

/** An item of a list; where the list goes through several registers, with the name of its own before the number. */
export type ListedItem = DebtSummary & OutsideName;

/** `#12 Title`, and below it status, priority, effort, owner, date and steps. */
export function itemLine(item: ListedItem, today: LocalDate): RichTextSection {
  const [before, after] = facts(item, today);
  return line(
    ...itemElements(item),
    say(`\n${before} · `),
    ...ownerOf(item),
    say(after === '' ? ' ' : ` · ${after}`),
  );
}

/** The same for its owner alone, who need not be named; `more` is told after the facts. */
export function ownLine(
  item: DebtSummary,
  today: LocalDate,
  more: readonly string[],
): RichTextSection {
  const told = [...facts(item, today), ...more].filter((part) => part !== '');
  return line(...itemElements(item, maxShortTitleChars), say(`\n${told.join(' · ')}`));
}

/** The same as one line of a fallback text. */
export function itemInMrkdwn(item: ListedItem, today: LocalDate): string {
  const [before, after] = facts(item, today);
  const owner = item.owner === null ? 'no owner' : `owner ${ownerInMrkdwn(item.owner)}`;
  const rest = after === '' ? '' : ` · ${after}`;
  return `• ${inMrkdwn(itemName(item))} ${inMrkdwn(item.title)} · ${before} · ${owner}${rest}`;
}

/** At most this many characters of a title are shown where many items stand together; the card has the whole of it. */
export const maxShortTitleChars = 120;

/** `#12 Title` for a fallback text. */
export function titleInMrkdwn(
  item: Pick<ListedItem, 'number' | 'title' | 'registerHandle'>,
): string {
  return `${inMrkdwn(itemName(item))} ${inMrkdwn(cut(item.title, maxShortTitleChars))}`;
}

/** `#12 Title · 🟡 in progress`, for long lists. */
export function shortLine(item: DebtSummary): RichTextSection {
  return line(...itemElements(item, maxShortTitleChars), say(` · ${paidWords(item)}`));
}

/** The same for a fallback text. */
export function shortInMrkdwn(item: DebtSummary): string {
  return `• ${titleInMrkdwn(item)} · ${paidWords(item)}`;
}

type NamedItem = Pick<ListedItem, 'registerId' | 'number' | 'title' | 'registerHandle'>;

/** Makes buttons about an item: it is their value, and a screen reader hears it after the button's words, or after `verb`. */
export function itemButtons(item: NamedItem) {
  const value = itemValue.encode({ registerId: item.registerId, number: item.number });
  const name = `${itemName(item)} ${item.title}`;
  return (
    text: string,
    actionId: string,
    { verb = text, ...options }: Omit<ButtonOptions, 'label'> & { readonly verb?: string } = {},
  ): Button => button(text, actionId, value, { ...options, label: `${verb} ${name}` });
}

/** actions-block: at most 25 buttons. */
const maxShowButtons = 10;

/** A button for each of the first ten items that opens its card. None without items. */
export function showButtons(items: readonly NamedItem[]): MessageBlock[] {
  const buttons = items.slice(0, maxShowButtons).map((item) => {
    const actionId = `${ACTIONS.show}:${item.registerId}:${item.number}`;
    return itemButtons(item)(`Show ${itemName(item)}`, actionId, { verb: 'Show' });
  });
  return actionsIfAny(buttons);
}

function facts(item: DebtSummary, today: LocalDate): [before: string, after: string] {
  const paid = item.status === 'complete' && item.completedOn;
  const when = paid
    ? `paid off ${formatDay(paid)}`
    : dueWords(item.targetDate, today, isOpen(item));
  const before = [stateWords(item), priorityWords(item), `effort ${levelWords(item.effort)}`];
  return [
    before.join(' · '),
    [when, stepWords(item.steps)].filter((part) => part !== '').join(' · '),
  ];
}

function ownerOf(item: DebtSummary): RichTextElement[] {
  if (item.owner === null) return [say('no owner')];
  return [ownerElement(item.owner), ...(item.ownerGone ? [say(' (owner gone)')] : [])];
}

function paidWords(item: DebtSummary): string {
  const paid = item.status === 'complete' && item.completedOn;
  return paid ? `${stateWords(item)}, ${formatDay(paid)}` : stateWords(item);
}
