import type { Heading, RootContent } from './nodes.ts';
import { type Source, type Span, spanOf } from './source.ts';

/** A heading with what stands under it; the whole file is a part without a heading. */
export interface Part {
  readonly heading: Heading | null;
  /** The heading's level; 0 for the whole file. */
  readonly depth: number;
  readonly parent: Part | null;
  /** What stands before the first heading within. */
  readonly blocks: readonly RootContent[];
  readonly parts: readonly Part[];
}

interface OpenPart extends Part {
  readonly parent: OpenPart | null;
  readonly blocks: RootContent[];
  readonly parts: OpenPart[];
}

/** The tree of headings of a file. */
export function outlineOf(blocks: readonly RootContent[]): Part {
  const root: OpenPart = { heading: null, depth: 0, parent: null, blocks: [], parts: [] };
  let current = root;
  for (const block of blocks) {
    if (block.type !== 'heading') {
      current.blocks.push(block);
      continue;
    }
    while (current.parent && current.depth >= block.depth) current = current.parent;
    const part = { heading: block, depth: block.depth, parent: current, blocks: [], parts: [] };
    current.parts.push(part);
    current = part;
  }
  return root;
}

/** A part and all that stand in it, in the order of the file. */
export function* walk(part: Part): Generator<Part> {
  yield part;
  for (const inner of part.parts) yield* walk(inner);
}

/** Everything under a part's heading, headings included, in the order of the file. */
export function contentOf(part: Part): RootContent[] {
  const inner = part.parts.flatMap((child) =>
    child.heading ? [child.heading, ...contentOf(child)] : contentOf(child),
  );
  return [...part.blocks, ...inner];
}

/**
 * A heading's words: plain text freed of escapes, but with the marks of code, links and emphasis,
 * in one line.
 */
export function headingText(source: Source, heading: Heading): string {
  return heading.children
    .map((child) => (child.type === 'text' ? child.value : source.slice(spanOf(child))))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Where a run of blocks lies, without the rules (`---`) at its ends; null where nothing is left. */
export function spanOfBlocks(blocks: readonly RootContent[]): Span | null {
  const first = blocks.find((block) => block.type !== 'thematicBreak');
  const last = blocks.findLast((block) => block.type !== 'thematicBreak');
  return first && last ? { start: spanOf(first).start, end: spanOf(last).end } : null;
}
