import type { Section } from '../domain/debt.ts';
import { type DocumentItem, PREAMBLE, type SummaryTable } from '../domain/document.ts';
import type { Status } from '../domain/status.ts';
import { readExactSections } from './exact.ts';
import type { FoundItems } from './found-item.ts';
import { frontTitle } from './front-matter.ts';
import { CATEGORY } from './item-draft.ts';
import type { FindByName } from './match.ts';
import type { RootContent } from './nodes.ts';
import { contentOf, type Part, spanOfBlocks, walk } from './outline.ts';
import { EXACT_LABEL, isOwnPrioritySection, textAsIs } from './own-marks.ts';
import type { Reading } from './reading.ts';
import { type Source, spanOf } from './source.ts';
import { type ReadTable, readSummaryTable } from './summary-tables.ts';
import { plainWords } from './words/plain-words.ts';

/** What a file holds beside its items, in order. */
export interface Rest {
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** The text of parts that are nothing but a summary table. */
  readonly tables: readonly SummaryTable[];
  /** Every summary table, wherever it stands. */
  readonly read: readonly ReadTable[];
  /** All that belongs to no item. */
  readonly blocks: readonly RootContent[];
}

/**
 * Reads what belongs to no item. A heading with items below gives its introduction, and its name where
 * that says no priority; every other part is one section, further headings within it included.
 */
export function readRest(
  reading: Reading,
  found: FoundItems,
  items: readonly DocumentItem[],
  find: FindByName<DocumentItem>,
): Rest {
  const { source, root, titled } = reading;
  const told = toldUnder(found, items);
  const pieces = piecesOf(reading, found, root, (part) => {
    if (found.parts.has(part)) return 'skip';
    if (part === root || part === titled) return 'preamble';
    const says = told.get(part);
    if (!says) return 'whole';
    return isTold(reading, part, says) ? 'told group' : 'group';
  }).map((piece) => ({ ...piece, read: tablesIn(source, piece.blocks, find) }));
  if (found.footer.length > 0) pieces.push(footerOf(source, found.footer));
  const exact = pieces.flatMap(exactSectionsOf);
  return {
    title: (titled && reading.headingOf(titled)?.says) ?? frontTitle(root.blocks[0]),
    sections: pieces
      .filter(
        (piece) =>
          !onlyTable(piece) &&
          exactSectionsOf(piece).length === 0 &&
          (piece.text !== '' || piece.mustBeNamed),
      )
      .map(({ title, text }) => ({ title, text }))
      .concat(exact),
    tables: pieces.flatMap((piece) => {
      const only = onlyTable(piece);
      return only ? [{ kind: only.kind, title: piece.title, text: piece.text }] : [];
    }),
    read: pieces.flatMap(({ read }) => read),
    blocks: pieces.flatMap(({ blocks }) => blocks),
  };
}

/** The texts of a file that belong to no item, for what they say of marks. */
export function textsBeside({ source, root }: Reading, found: FoundItems): string[] {
  const parts = [...walk(root)].filter((part) => !found.parts.has(part));
  const blocks = parts.flatMap((part) => part.blocks.filter((block) => !found.blocks.has(block)));
  return blocks.filter(({ type }) => type !== 'code').map((block) => source.slice(spanOf(block)));
}

/** Name of the section that holds what stands behind the last item and a rule. */
const CLOSING_NOTES = 'Closing Notes';

function footerOf(source: Source, blocks: readonly RootContent[]) {
  const span = spanOfBlocks(blocks);
  const text = span ? source.slice(span) : '';
  return { title: CLOSING_NOTES, text, blocks, mustBeNamed: false, read: [] };
}

/** A heading, or the introduction under one, with its text. */
interface Piece extends Section {
  readonly blocks: readonly RootContent[];
  /** Whether the heading is kept even where no text stands under it. */
  readonly mustBeNamed: boolean;
}

type Treatment = 'skip' | 'preamble' | 'group' | 'told group' | 'whole';

function piecesOf(
  reading: Reading,
  found: FoundItems,
  part: Part,
  treat: (part: Part) => Treatment,
): Piece[] {
  const treatment = treat(part);
  if (treatment === 'skip') return [];
  const heading = reading.headingOf(part)?.says ?? '';
  const all = treatment === 'whole' ? contentOf(part) : part.blocks;
  const blocks = all.filter((block) => !found.blocks.has(block));
  const piece: Piece = {
    title: treatment === 'preamble' ? PREAMBLE : heading,
    text: asIsIn(blocks) ?? textOfRuns(reading.source, all, found.blocks),
    blocks,
    mustBeNamed: (treatment === 'whole' || treatment === 'group') && !isOwnPrioritySection(heading),
  };
  if (treatment === 'whole') return [piece];
  return [piece, ...part.parts.flatMap((inner) => piecesOf(reading, found, inner, treat))];
}

/** The blocks that are no items, word for word. */
function textOfRuns(
  source: Source,
  blocks: readonly RootContent[],
  items: ReadonlySet<RootContent>,
): string {
  const runs: RootContent[][] = [[]];
  for (const block of blocks) {
    if (items.has(block)) runs.push([]);
    else runs.at(-1)?.push(block);
  }
  return runs
    .map(spanOfBlocks)
    .filter((span) => span !== null)
    .map((span) => source.slice(span))
    .join('\n\n');
}

/** What the items under each heading say of it, in the file's words or as a status. */
function toldUnder(found: FoundItems, items: readonly DocumentItem[]): Map<Part, Set<string>> {
  const told = new Map<Part, Set<string>>();
  found.items.forEach(({ around }, index) => {
    const says = items[index] ? wordingsOf(items[index]) : [];
    for (const part of around.flatMap((one) => [one, ...partsAround(one)])) {
      const known = told.get(part) ?? new Set<string>();
      for (const wording of says) known.add(wording);
      told.set(part, known);
    }
  });
  return told;
}

function wordingsOf({ status, source, sections }: DocumentItem): string[] {
  const categories = sections.filter(({ title }) => title === CATEGORY);
  return [
    statusKey(status),
    ...Object.values(source).map(({ says }) => says),
    ...categories.flatMap(({ text }) => text.split(' / ')),
  ];
}

function statusKey(status: Status | null): string {
  return `status ${status}`;
}

/** Whether the items under a heading say all that it says. */
function isTold(reading: Reading, part: Part, told: ReadonlySet<string>): boolean {
  const heading = reading.headingOf(part);
  if (!heading) return true;
  const { says, category, role } = heading;
  if (isOwnPrioritySection(says) || told.has(says)) return true;
  if (category !== null) return told.has(category);
  const isStatus = role.status !== null && plainWords(says) === role.status;
  return role.priority === null && isStatus && told.has(statusKey(role.status));
}

/** What a fence keeps as it is, where a piece is that and nothing else. */
function asIsIn(blocks: readonly RootContent[]): string | null {
  const telling = blocks.filter(({ type }) => type !== 'thematicBreak');
  return telling.length === 1 ? textAsIs(telling[0], 'markdown') : null;
}

/** Sections that Markdown could not show as they are. */
function exactSectionsOf({ title, blocks }: Piece): readonly Section[] {
  const json = title === EXACT_LABEL ? textAsIs(blocks[0], 'json') : null;
  return json === null ? [] : (readExactSections(json) ?? []);
}

function tablesIn(
  source: Source,
  blocks: readonly RootContent[],
  find: FindByName<DocumentItem>,
): ReadTable[] {
  return blocks
    .filter((block) => block.type === 'table')
    .map((table) => readSummaryTable(source, table, find))
    .filter((read) => read !== null);
}

/** The summary table that is all the text of a piece, or null. */
function onlyTable({ blocks, read }: Piece & { read: readonly ReadTable[] }): ReadTable | null {
  const isAll = blocks.filter(({ type }) => type !== 'thematicBreak').length === 1;
  return isAll ? (read[0] ?? null) : null;
}

function partsAround(part: Part): Part[] {
  return part.parent ? [part.parent, ...partsAround(part.parent)] : [];
}
