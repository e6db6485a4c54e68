import type { Code, RootContent } from './nodes.ts';
import { spanOf } from './source.ts';

const FRONT_MATTER = /^---[ \t]*\n(?<lines>(?:(?!---[ \t]*(?:\n|$)).*\n)*?)---[ \t]*(?:\n|$)/;
const KEY = /^[\p{L}][\p{L}\p{N}_ -]*:(?:\s|$)/u;

/**
 * The blocks of a text in which the `key: value` lines between two rules at its beginning are one block of
 * data, as Markdown itself would take them for a heading.
 */
export function withFrontMatter(
  text: string,
  blocks: readonly RootContent[],
): readonly RootContent[] {
  const match = FRONT_MATTER.exec(text);
  const lines = match?.groups?.lines ?? '';
  if (!match || !lines.split('\n').some((line) => KEY.test(line))) return blocks;
  const end = match[0].trimEnd().length;
  const within = blocks.filter((block) => spanOf(block).start < end);
  if (within.some((block) => spanOf(block).end > end)) return blocks;
  const code: Code = {
    type: 'code',
    lang: FRONT_MATTER_LANGUAGE,
    meta: null,
    value: lines.trimEnd(),
    position: {
      start: { line: 1, column: 1, offset: 0 },
      end: { line: lines.split('\n').length + 1, column: 4, offset: end },
    },
  };
  return [code, ...blocks.slice(within.length)];
}

/** No language that a fence could name, so that these data are taken for no item. */
const FRONT_MATTER_LANGUAGE = 'front matter';

/** What the data at a file's beginning call it; null where they do not. */
export function frontTitle(block: RootContent | undefined): string | null {
  if (block?.type !== 'code' || block.lang !== FRONT_MATTER_LANGUAGE) return null;
  const title = /^title:[ \t]*(?<title>\S.*)$/im.exec(block.value)?.groups?.title ?? null;
  return title?.replace(/^(?<quote>["'])(?<inner>.*)\k<quote>\s*$/, '$<inner>').trim() ?? null;
}
