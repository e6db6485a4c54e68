import { EXPORT_FORMATS, type ExportFormat } from '../domain/exported-register.ts';
import type { ReadLine } from './item-lines.ts';
import { plain } from './line.ts';
import { nearest } from './nearest.ts';
import { quote, refused, understood } from './problem.ts';

const FORMAT_WORDS: ReadonlyMap<string, ExportFormat> = new Map([
  ['markdown', 'markdown'],
  ['md', 'markdown'],
  ['csv', 'csv'],
  ['excel', 'csv'],
  ['spreadsheet', 'csv'],
  ['json', 'json'],
]);
/** Words around the format that change nothing. */
const FILLERS = new Set(['as', 'to', 'with', 'and', 'the']);
const HISTORY = 'history';

/** `/debt export [markdown | csv | json] [history]`, in any order. */
export const parseExport: ReadLine = (line, _context, usage) => {
  const words = line.words.map(({ raw }) => plain(raw)).filter((word) => !FILLERS.has(word));
  const history = words.includes(HISTORY);
  const named = words.filter((word) => word !== HISTORY);
  const unknown = named.find((word) => !FORMAT_WORDS.has(word));
  if (unknown !== undefined) {
    const near = nearest(unknown, [...FORMAT_WORDS.keys()]);
    const format = near ? FORMAT_WORDS.get(near) : 'markdown';
    return refused(
      `${quote(unknown)} is no format to export to.`,
      `Write one of: ${EXPORT_FORMATS.join(', ')}.`,
      { suggestion: `/debt export ${format}`, usage },
    );
  }
  const formats = new Set(named.map((word) => FORMAT_WORDS.get(word)));
  if (formats.size > 1) {
    return refused('One format at a time.', 'Export once for each.', { usage });
  }
  const [format = 'markdown'] = formats;
  if (format === 'csv' && history) {
    const remedy = 'Leave out history, or export markdown or json.';
    const suggestion = '/debt export json history';
    return refused('A CSV has a row for each item, and no room for the history.', remedy, {
      suggestion,
      usage,
    });
  }
  return understood({ kind: 'export', format, history });
};
