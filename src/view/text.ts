import type { Owner } from '../domain/debt.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { OutsideName } from '../domain/register-name.ts';

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
};

/**
 * User text for a place that Slack reads as mrkdwn, such as a message's fallback: it pings nobody, links nothing
 * and is formatted nowhere, because the marks become characters that look the same (formatting-message-text).
 */
export function inMrkdwn(text: string): string {
  return oneLine(text).replace(/[&<>*_~`]/g, (mark) => LOOK_ALIKES[mark] ?? mark);
}

/** The text on one line, never empty. */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll('\u200b', '')
    .trim();
  return line === '' ? '(empty)' : line;
}

/** At most `maxChars` UTF-16 units, an ellipsis included; no character is halved. */
export function cut(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${head(text, maxChars - 1)}…`;
}

/** The first `maxChars` UTF-16 units, one less where that would halve a character. */
export function head(text: string, maxChars: number): string {
  const last = text.charCodeAt(maxChars - 1);
  const halves = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, halves ? maxChars - 1 : maxChars);
}

const maxHandleChars = 40;

/** `#12`, or `payments#12` where it is seen from outside its register. */
export function itemName({
  number,
  registerHandle = '',
}: OutsideName & { readonly number: number }): string {
  return `${cut(registerHandle, maxHandleChars)}#${number}`;
}

/** `1 step`, `3 steps`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[], joint = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}

/** With its first letter in upper case. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An owner for mrkdwn: a mention, a name that a file gave, or `nobody`. */
export function ownerInMrkdwn(owner: Owner | null): string {
  if (owner === null) return 'nobody';
  return owner.kind === 'person' ? `<@${owner.userId}>` : inMrkdwn(cut(owner.name, 80));
}

/** `due Fri 4 Dec 2026`, or `overdue since …`; empty without a date. */
export function dueWords(targetDate: LocalDate | null, today: LocalDate, open: boolean): string {
  if (targetDate === null) return '';
  const late = open && targetDate < today;
  return `${late ? 'overdue since' : 'due'} ${formatDay(targetDate)}`;
}
