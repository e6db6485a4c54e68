import { fieldFor } from './fields.ts';
import type { Labelled } from './labelled.ts';
import type { Code } from './nodes.ts';
import { type Source, spanOf } from './source.ts';

/** Languages of fences that hold an item's fields, as `key: value` lines. */
const DATA_LANGUAGES =
  /^(?:ya?ml|toml|properties|ini|(?:tech(?:nical)?[-_ ]?)?debt(?:[-_ ]?item)?|td|item)$/i;
const KEY =
  /^(?<lead>\s*(?:- )?\s*)(?<key>\p{L}[\p{L}\p{N}_ -]{0,40}?)\s*[:=](?:\s+(?<value>\S.*?))?\s*$/u;
/** Fences with less known fields than this are examples of code. */
const MIN_KNOWN_FIELDS = 2;

/** Whether a fence is meant for data: by its language, or as one of debt. */
export function isDataFence({ lang }: Code): boolean {
  return DATA_LANGUAGES.test(lang ?? '');
}

/** The fields of a fence that holds one item's; null for any other. */
export function fenceFields(source: Source, code: Code): Labelled[] | null {
  const [record, ...more] = fenceRecords(source, code);
  const isOne = record !== undefined && more.length === 0;
  return isOne && record.filter(({ field }) => field).length >= MIN_KNOWN_FIELDS ? record : null;
}

/** What a fence of `key: value` lines says, record by record; a `- ` or an empty line begins a new one. */
export function fenceRecords(source: Source, code: Code): Labelled[][] {
  if (!isDataFence(code)) return [];
  const records: Labelled[][] = [];
  let isNew = true;
  for (const { text, start } of linesWithin(source, code)) {
    const match = KEY.exec(text)?.groups;
    const isDivider = /^\s*(?:---)?\s*$/.test(text);
    const lead = match?.lead ?? '';
    const depth = lead.replace('- ', '').length;
    const isField =
      match && (depth === 0 || lead.includes('- ') || records.at(-1)?.[0]?.indent === lead.length);
    if (isDivider) {
      isNew = true;
    } else if (isField && match) {
      if (isNew || lead.includes('- ')) records.push([]);
      isNew = false;
      records.at(-1)?.push(fieldAt(source, start, text, match));
    } else {
      extend(records.at(-1), start + text.length);
      isNew = false;
    }
  }
  return records;
}

function fieldAt(
  source: Source,
  start: number,
  text: string,
  { lead = '', key = '', value }: Partial<Record<string, string>>,
): Labelled {
  const bare = value?.replace(/^(?<quote>["'])(?<inner>.*)\k<quote>$/, '$<inner>') ?? '';
  const at = value === undefined ? text.length : text.lastIndexOf(value) + value.indexOf(bare);
  const end = start + at + bare.length;
  const isBlank = value === undefined || bare === 'null' || /^[|>][+-]?$/.test(bare);
  const label = key.trim();
  return {
    label,
    field: fieldFor(label),
    line: source.lineAt(start),
    inline: isBlank ? { start: end, end } : { start: start + at, end },
    blocks: [],
    indent: lead.length,
  };
}

/** Lines that go on with the value above them. */
function extend(record: Labelled[] | undefined, end: number): void {
  const last = record?.pop();
  if (last) record?.push({ ...last, inline: { start: last.inline.start, end } });
}

function* linesWithin(source: Source, code: Code): Generator<{ text: string; start: number }> {
  const span = spanOf(code);
  const lines = source.text.slice(span.start, span.end).split('\n');
  let start = span.start;
  for (const [index, text] of lines.entries()) {
    const isFence =
      index === 0 || (index === lines.length - 1 && /^\s*(?:`{3,}|~{3,})\s*$/.test(text));
    if (!isFence) yield { text, start };
    start += text.length + 1;
  }
}
