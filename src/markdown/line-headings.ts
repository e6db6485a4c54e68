import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Heading, Paragraph, RootContent } from './nodes.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * Blocks in which the lines that serve as headings are such: a whole line in bold that names no field, and
 * one of a few words above a list, `Open items`, `Done:`.
 */
export function withLineHeadings(blocks: readonly RootContent[]): RootContent[] {
  return withHeadings(blocks, (line, next) => isBoldLine(line, next) || isNameOfList(line, next));
}

/** Blocks in which a whole line in bold that is told more of than a list is a heading, outside those that are `taken`. */
export function withBoldTitles(
  blocks: readonly RootContent[],
  taken: ReadonlySet<RootContent>,
): RootContent[] {
  return withHeadings(
    blocks,
    (line, next) => next?.type !== 'list' && isBoldLine(line, next) && !taken.has(line),
  );
}

type IsHeading = (line: Paragraph, next: RootContent | undefined) => boolean;

function withHeadings(blocks: readonly RootContent[], isHeading: IsHeading): RootContent[] {
  let above = 0;
  return blocks.map((block, index) => {
    if (block.type === 'heading') above = block.depth;
    const isOne = block.type === 'paragraph' && isHeading(block, blocks[index + 1]);
    return isOne ? headingOf(block, Math.min(above + 1, MAX_DEPTH)) : block;
  });
}

const MAX_DEPTH = 6;

function isBoldLine(line: Paragraph, next: RootContent | undefined): boolean {
  const words = plainText(line).trim();
  const isBold = line.children.length === 1 && line.children[0]?.type === 'strong';
  const isLine = words !== '' && !words.includes('\n') && !words.endsWith(':');
  return isBold && isLine && goesOn(next) && fieldFor(words) === null;
}

function isNameOfList(line: Paragraph, next: RootContent | undefined): boolean {
  const words = plainText(line).trim();
  const isLine = words !== '' && !words.includes('\n') && !/[.!?]$/.test(words);
  return next?.type === 'list' && isLine && plainWords(words).split(' ').length <= MAX_WORDS;
}

const MAX_WORDS = 5;

function goesOn(next: RootContent | undefined): boolean {
  return next !== undefined && next.type !== 'heading' && next.type !== 'thematicBreak';
}

function headingOf({ children, position }: Paragraph, depth: number): Heading {
  return {
    type: 'heading',
    depth: depth as Heading['depth'],
    children,
    ...(position ? { position } : {}),
  };
}
