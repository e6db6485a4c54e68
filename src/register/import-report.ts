import { togetherByText } from '../domain/not-understood.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { ImportPreview, PreviewItem } from './import-preview.ts';

/** Where a list would fill the screen, it is cut and says how much is left out. */
const MAX_LINES = 40;

/** What an import would do, as plain text for a terminal. Ends without a line feed. */
export function describeImport(preview: ImportPreview): string {
  const { counts } = preview;
  const moved = counts.movedAway > 0 ? `, ${counts.movedAway} moved away` : '';
  const renamed = counts.doubtful > 0 ? `, ${counts.doubtful} new or renamed` : '';
  const summary = `${preview.fileName} → ${preview.registerName}: ${counts.additions} new, ${counts.changed} changed, ${counts.unchanged} unchanged${moved}${renamed}, ${counts.missing} not in the file`;
  return [
    summary,
    ...block('New', preview.additions.map(named)),
    ...block(
      'Changed',
      preview.changed.map(
        ({ number, title, changes }) =>
          `#${number} ${title}: ${changes.map(changeWords).join('; ')}`,
      ),
    ),
    ...block('In another register now, and left alone', preview.movedAway.map(named)),
    ...block('Deleted in Slack, and not brought back', preview.deleted.map(named)),
    ...block(
      'Renamed, or new? Say --assume-renamed or --assume-new',
      preview.doubtful.map(
        ({ number, title, titleInFile, line }) =>
          `line ${line}: “${titleInFile}” may be #${number} “${title}”`,
      ),
    ),
    ...block('Not in the file any more, and closed', preview.closed.map(named)),
    ...block('Not in the file, and kept', preview.missing.map(named)),
    ...block(
      'Changed in the file and differently in Slack; Slack is kept unless you say --prefer file',
      preview.conflicts.map(
        ({ number, title, field, before, inSlack, inFile }) =>
          `#${number} ${title}: ${field} was ${valueWords(before)}; in Slack ${valueWords(inSlack)}; in the file ${valueWords(inFile)}`,
      ),
    ),
    ...block('Repaired', preview.repairs),
    ...block(
      'Contradictions',
      preview.contradictions.map(
        ({ item, field, line, says, other }) =>
          `line ${line}: ${item ? `${item}, ` : ''}${field}: “${says}”, but line ${other.line}: “${other.says}”`,
      ),
    ),
    ...block(
      'Not understood',
      togetherByText(preview.notUnderstood).map(({ where, text }) => `${where}: ${text}`),
    ),
  ].join('\n');
}

function named({ number, title }: PreviewItem): string {
  return `#${number} ${title}`;
}

function block(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MAX_LINES).map((line) => `  ${line.replace(/\s+/g, ' ')}`);
  const rest = lines.length - shown.length;
  return [
    '',
    `${title} (${lines.length})`,
    ...shown,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ];
}

function changeWords({ field, before, after }: FieldChange): string {
  return `${field} ${valueWords(before)} → ${valueWords(after)}`;
}

/** Longest part of a value that a line tells. */
const MAX_VALUE_CHARS = 80;

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : cut(value.map(entryWords).join(', '));
  }
  return cut(entryWords(value));
}

function entryWords(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return `“${entry}”`;
  const told: Readonly<Record<string, unknown>> = { ...entry };
  if (typeof told.text === 'string' && typeof told.done === 'boolean') {
    return `[${told.done ? 'x' : ' '}] ${told.text}`;
  }
  return String(told.name ?? told.title ?? told.text ?? told.path ?? told.url ?? told.userId);
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= MAX_VALUE_CHARS
    ? text
    : `${characters.slice(0, MAX_VALUE_CHARS).join('')}…`;
}
