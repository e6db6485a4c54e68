import type { FieldChange } from '../domain/patch.ts';
import type { ImportPreview } from './import-preview.ts';

/** Where a list would fill the screen, it is cut and says how much is left out. */
const MAX_LINES = 40;

/** What an import would do, as plain text for a terminal. Ends without a line feed. */
export function describeImport(preview: ImportPreview): string {
  const { counts } = preview;
  const moved = counts.movedAway > 0 ? `, ${counts.movedAway} moved away` : '';
  const summary = `${preview.fileName} → ${preview.registerName}: ${counts.additions} new, ${counts.changed} changed, ${counts.unchanged} unchanged${moved}, ${counts.missing} not in the file`;
  return [
    summary,
    ...block(
      'New',
      preview.additions.map(({ number, title }) => `#${number} ${title}`),
    ),
    ...block(
      'Changed',
      preview.changed.map(
        ({ number, title, changes }) =>
          `#${number} ${title}: ${changes.map(changeWords).join('; ')}`,
      ),
    ),
    ...block(
      'In another register now, and left alone',
      preview.movedAway.map(({ number, title }) => `#${number} ${title}`),
    ),
    ...block(
      'Not in the file, and kept',
      preview.missing.map(({ number, title }) => `#${number} ${title}`),
    ),
    ...block(
      'Changed in the file and differently in Slack; Slack is kept',
      preview.conflicts.map(({ number, title, field }) => `#${number} ${title}: ${field}`),
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
      preview.notUnderstood.map(({ line, text }) => `line ${line}: ${text}`),
    ),
  ].join('\n');
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
  const isShort = [before, after].every((value) => value === null || typeof value === 'string');
  return isShort ? `${field} ${before ?? 'none'} → ${after ?? 'none'}` : `${field} changed`;
}
