import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Heading, Paragraph, RootContent } from './nodes.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * Blocks in which the lines that serve as headings are such: a whole line in bold that names no field, and
 * one of a few words above a list, `Open items`, `Done:`.
 */
export function withLineHeadings(blocks: readonly RootContent[]): RootContent[] {
  let above = 0;
  return blocks.map((block, index) => {
    if (block.type === 'heading') above = block.depth;
    const next = blocks[index + 1];
    const isOne = block.type === 'paragraph' && isLineHeading(block, next);
    return isOne ? headingOf(block, Math.min(above + 1, MAX_DEPTH)) : block;
  });
}

const MAX_DEPTH = 6;

function isLineHeading(line: Paragraph, next: RootContent | undefined): boolean {
  if (next?.type !== 'list' && next?.type !== 'paragraph') return false;
  const words = plainText(line).trim();
  if (words === '' || words.includes('\n')) return false;
  const isShort = plainWords(words).split(' ').length <= MAX_WORDS && !/[.!?]$/.test(words);
  if (next.type === 'list' && isShort) return true;
  const isBold = line.children.length === 1 && line.children[0]?.type === 'strong';
  return isBold && !words.endsWith(':') && fieldFor(words) === null;
}

const MAX_WORDS = 5;

function headingOf({ children, position }: Paragraph, depth: number): Heading {
  return {
    type: 'heading',
    depth: depth as Heading['depth'],
    children,
    ...(position ? { position } : {}),
  };
}
