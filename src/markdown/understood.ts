import type { RegisterDocument } from '../domain/document.ts';
import { STATUS_EMOJI } from '../domain/status.ts';
import { type ReadJsonItem, toReadJson } from './read-json.ts';

/** Where such a list would fill the screen, it is cut and says how much is left out. */
const MAX_LINES = 50;

/**
 * What was understood of a file, as plain text for a terminal: every item on a line, then what was
 * repaired, contradicts itself or was not understood. Ends without a line feed.
 */
export function describeUnderstood(document: RegisterDocument): string {
  const { items, open, done, notUnderstood, contradictions } = toReadJson(document);
  const closed = items.length - open - done;
  const counts = `${count(items.length, 'item')}: ${open} open, ${done} done`;
  return [
    document.title ?? 'Register without a title',
    closed > 0 ? `${counts}, ${closed} accepted` : counts,
    ...items.map((item) => `  ${itemLine(item)}`),
    ...list('Repaired', document.repairs),
    ...list(
      'Contradictions',
      contradictions.map(
        ({ item, field, line, says, other }) =>
          `line ${line}: ${item ? `${item}, ` : ''}${field}: "${oneLine(says)}", but line ${other.line}: "${oneLine(other.says)}"`,
      ),
    ),
    ...list(
      'Not understood',
      notUnderstood.map(({ line, text }) => `line ${line}: ${oneLine(text)}`),
    ),
    ...list(
      'Kept as they are',
      document.sections.map(({ title }) => title),
    ),
  ].join('\n');
}

function itemLine(item: ReadJsonItem): string {
  const { done, total } = item.steps;
  const facts = [
    item.status ?? 'no status',
    item.priority ? `${item.priority} priority` : 'to be assessed',
    `impact ${item.impact ?? '?'}, effort ${item.effort ?? '?'}`,
    item.owner,
    item.due && `due ${item.due}`,
    item.quarter,
    item.completed && `completed ${item.completed}`,
    total > 0 && `steps ${done}/${total}`,
  ];
  const mark = item.status ? `${STATUS_EMOJI[item.status]} ` : '';
  const reference = item.ref ? ` ${item.ref}` : '';
  return `${mark}#${item.number}${reference} ${item.title} (${facts.filter(Boolean).join(' · ')})`;
}

function list(name: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_LINES ? [`  and ${lines.length - MAX_LINES} more`] : [];
  return [
    '',
    `${name} (${lines.length})`,
    ...lines.slice(0, MAX_LINES).map((line) => `  ${line}`),
    ...more,
  ];
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
