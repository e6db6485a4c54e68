import type { Candidate } from './found-item.ts';
import { titleOf } from './heading-title.ts';
import type { Labelled } from './labelled.ts';
import { divideByLabels } from './labels.ts';
import type { RootContent } from './nodes.ts';
import { contentOf, type Part } from './outline.ts';
import type { Reading } from './reading.ts';
import { spanOf } from './source.ts';

/** A part that is an item as a whole. */
export function headingCandidate(
  reading: Reading,
  part: Part,
  all: readonly Labelled[] = divideByLabels(reading.source, contentOf(part)),
): Candidate {
  const heading = reading.headingOf(part);
  const footer = reading.isOwn ? [] : footerOf(reading.root, part);
  const content = contentOf(part).filter((block) => !footer.includes(block));
  const stretches = footer.length > 0 ? divideByLabels(reading.source, content) : all;
  if (!heading || !part.heading) return { part, blocks: [], items: [], notUnderstood: [] };
  const { from, ...title } = titleOf(reading.source, heading, stretches);
  const item = {
    ...title,
    line: reading.source.lineAt(spanOf(part.heading).start),
    stretches: stretches.filter((stretch) => stretch !== from),
    around: part.parent ? [part.parent] : [],
  };
  return { part, blocks: [], items: [item], notUnderstood: [], footer };
}

/** The lines behind the last rule of a file's last part: about the file, as other items end with a rule or none. */
function footerOf(root: Part, part: Part): readonly RootContent[] {
  let last = root;
  for (let inner = last.parts.at(-1); inner; inner = last.parts.at(-1)) last = inner;
  if (last !== part) return [];
  const rule = part.blocks.findLastIndex(({ type }) => type === 'thematicBreak');
  const behind = part.blocks.slice(rule + 1);
  const isShort = behind.length <= MAX_FOOTER_BLOCKS;
  return rule >= 0 && isShort && behind.every(({ type }) => FOOTER_TYPES.has(type)) ? behind : [];
}

const MAX_FOOTER_BLOCKS = 4;
const FOOTER_TYPES: ReadonlySet<string> = new Set(['paragraph', 'blockquote', 'html']);
