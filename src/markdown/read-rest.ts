import type { Section } from '../domain/debt.ts';
import { type DocumentItem, PREAMBLE, type SummaryTable } from '../domain/document.ts';
import { readExactSections } from './exact.ts';
import type { FindByName } from './match.ts';
import type { RootContent } from './nodes.ts';
import { contentOf, headingText, type Part, spanOfBlocks } from './outline.ts';
import { EXACT_LABEL, textAsIs } from './own-marks.ts';
import type { Source } from './source.ts';
import { type ReadTable, readSummaryTable } from './summary-tables.ts';
import { readPriority } from './values.ts';

/** What a file holds beside its items, in order. */
export interface Rest {
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** The text of parts that are nothing but a summary table. */
  readonly tables: readonly SummaryTable[];
  /** Every summary table, wherever it stands. */
  readonly read: readonly ReadTable[];
}

/**
 * Reads what belongs to no item. A heading with items below gives its introduction, and its name where
 * that says no priority; every other part is one section, further headings within it included.
 */
export function readRest(
  source: Source,
  root: Part,
  itemParts: ReadonlySet<Part>,
  find: FindByName<DocumentItem>,
): Rest {
  const titled = titledPart(root, itemParts);
  const groups = new Set([...itemParts].flatMap(partsAround));
  const pieces = piecesOf(source, root, (part) => {
    if (itemParts.has(part)) return 'skip';
    if (part === root || part === titled) return 'preamble';
    return groups.has(part) ? 'group' : 'whole';
  }).map((piece) => ({ ...piece, read: tablesIn(source, piece.blocks, find) }));
  const exact = pieces.flatMap(exactSectionsOf);
  return {
    title: titled?.heading ? headingText(source, titled.heading) : null,
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
  };
}

/** A heading, or the introduction under one, with its text. */
interface Piece extends Section {
  readonly blocks: readonly RootContent[];
  /** Whether the heading is kept even where no text stands under it. */
  readonly mustBeNamed: boolean;
}

type Treatment = 'skip' | 'preamble' | 'group' | 'whole';

function piecesOf(source: Source, part: Part, treat: (part: Part) => Treatment): Piece[] {
  const treatment = treat(part);
  if (treatment === 'skip') return [];
  const heading = part.heading ? headingText(source, part.heading) : '';
  const blocks = treatment === 'whole' ? contentOf(part) : part.blocks;
  const span = spanOfBlocks(blocks);
  const piece: Piece = {
    title: treatment === 'preamble' ? PREAMBLE : heading,
    text: asIsIn(blocks) ?? (span ? source.slice(span) : ''),
    blocks,
    mustBeNamed: treatment === 'whole' || (treatment === 'group' && readPriority(heading) === null),
  };
  if (treatment === 'whole') return [piece];
  return [piece, ...part.parts.flatMap((inner) => piecesOf(source, inner, treat))];
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

/** The first heading is the file's title where it is of the top level and no item. */
function titledPart(root: Part, itemParts: ReadonlySet<Part>): Part | null {
  const first = root.parts[0];
  return first?.depth === 1 && !itemParts.has(first) ? first : null;
}
