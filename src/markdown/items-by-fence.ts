import { fenceRecords, isDataFence } from './fence-fields.ts';
import type { Candidate, FoundItem } from './found-item.ts';
import type { Labelled } from './labelled.ts';
import { divideByLabels } from './labels.ts';
import type { Code, RootContent } from './nodes.ts';
import type { Part } from './outline.ts';
import type { Reading } from './reading.ts';
import { spanOf } from './source.ts';
import { TITLE_COLUMNS } from './words/columns.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * The fences of a part that hold items as `key: value` lines, each with the text between it and the next:
 * data in a known language with a title and a field or id.
 */
export function itemsByFence(reading: Reading, part: Part): Candidate[] {
  const found: Candidate[] = [];
  let after: RootContent[] | null = null;
  for (const block of part.blocks) {
    const items = block.type === 'code' && isDataFence(block) ? itemsOf(reading, part, block) : [];
    if (items.length > 0) {
      const blocks = [block];
      found.push({ part, blocks, items, notUnderstood: [] });
      after = items.length === 1 ? blocks : null;
    } else if (block.type === 'thematicBreak' || block.type === 'blockquote') {
      after = null;
    } else {
      after?.push(block);
    }
  }
  return found.map((one) => withText(reading, one));
}

function withText(reading: Reading, candidate: Candidate): Candidate {
  const [item, ...others] = candidate.items;
  const text = candidate.blocks.slice(1);
  if (!item || others.length > 0 || text.length === 0) return candidate;
  const stretches = [...item.stretches, ...divideByLabels(reading.source, text)];
  return { ...candidate, items: [{ ...item, stretches }] };
}

function itemsOf(reading: Reading, part: Part, code: Code): FoundItem[] {
  const records = fenceRecords(reading.source, code);
  return records.flatMap((record) => itemOf(reading, part, code, record));
}

function itemOf(
  reading: Reading,
  part: Part,
  code: Code,
  record: readonly Labelled[],
): FoundItem[] {
  const { source } = reading;
  const title = TITLE_COLUMNS.map((name) =>
    record.find(({ label }) => plainWords(label ?? '') === name),
  ).find((stretch) => stretch !== undefined);
  const others = record.filter((stretch) => stretch !== title);
  const says = title ? source.slice(title.inline) : '';
  if (says === '' || !others.some(({ field }) => field !== null)) return [];
  return [
    {
      line: source.lineAt(spanOf(code).start),
      title: says,
      ownId: '',
      ordinal: null,
      stretches: others,
      around: [part],
    },
  ];
}
