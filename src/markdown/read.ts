import type { RegisterDocument } from '../domain/document.ts';
import { applyRows } from './apply-rows.ts';
import { claimsIn } from './claims.ts';
import { contradictionsWithin, contradictionsWithRow } from './contradictions.ts';
import { countContradictions, headingContradictions } from './counts.ts';
import { decodeRegister, tidyText } from './decode.ts';
import { withLetterEfforts } from './effort-letters.ts';
import { findItems } from './find-items.ts';
import { withFrontMatter } from './front-matter.ts';
import { readItem } from './item.ts';
import { legendIn } from './legend.ts';
import { refuseHostileText, refuseTooManyItems } from './limits.ts';
import { listsAsSeen } from './lists-as-seen.ts';
import { namesOf } from './match.ts';
import { numberItems } from './number-items.ts';
import { outlineOf } from './outline.ts';
import { isWrittenByUs, withoutGenerated } from './own-marks.ts';
import { readRest, textsBeside } from './read-rest.ts';
import { readingOf } from './reading.ts';
import type { Repaired } from './repair.ts';
import { repeatContradictions } from './repeats.ts';
import { parseSource } from './source.ts';

/**
 * Reads a register file as text. Wrongly decoded characters are mended first. Whatever has no field is
 * in sections and tables word for word; whatever should have been understood and was not, is named.
 * The same text always gives the same document.
 * Throws RegisterFileError for text that cannot be read as a register at all, and nothing else.
 */
export function readRegister(text: string): RegisterDocument {
  return readRepaired(tidyText(text));
}

/** Reads a register file as it lies on the disk: `readRegister` after `decodeRegister`. */
export function readRegisterFile(bytes: Uint8Array): RegisterDocument {
  return readRepaired(decodeRegister(bytes));
}

function readRepaired({ text, repairs }: Repaired): RegisterDocument {
  refuseHostileText(text);
  const source = parseSource(text);
  const isOwn = isWrittenByUs(text);
  const written = isOwn ? source.blocks : listsAsSeen(source, source.blocks);
  const blocks = withFrontMatter(text, withoutGenerated(written));
  const { reading, found } = findItems(readingOf(source, outlineOf(blocks), isOwn), blocks);
  refuseTooManyItems(found.items.length);
  const { numbers, repeated } = numberItems(found.items);
  const legend = legendIn(textsBeside(reading, found));
  const reads = found.items.map((item, index) =>
    readItem({ ...reading, legend }, item, numbers[index] ?? index + 1),
  );
  const items = withLetterEfforts(reads.map(({ item }) => item));
  const rest = readRest(reading, found, items, namesOf(items));
  const rows = rest.read.flatMap((table) => table.rows);
  const applied = applyRows(items, rows);
  const byNumber = new Map(applied.map((item) => [item.number, item]));
  const appliedRows = rows.map((row) => ({
    ...row,
    items: row.items.map((item) => byNumber.get(item.number) ?? item),
  }));
  const notUnderstood = [...reads, ...rest.read, found].flatMap((part) => part.notUnderstood);
  return {
    title: rest.title,
    items: applied,
    sections: rest.sections,
    tables: rest.tables,
    notUnderstood: notUnderstood.sort((a, b) => a.line - b.line),
    contradictions: [
      ...repeated,
      ...reads.flatMap(contradictionsWithin),
      ...appliedRows.flatMap(contradictionsWithRow),
      ...repeatContradictions(applied),
      ...headingContradictions(reading, found.items, applied),
      ...countContradictions(claimsIn(source, rest.blocks), applied),
    ],
    repairs,
  };
}
