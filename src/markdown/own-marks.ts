import { LEVELS } from '../domain/level.ts';
import { PRIORITY_MEANING } from '../domain/priority.ts';
import type { Code, RootContent } from './nodes.ts';

/**
 * Marks of the files that we write. Comments do not show where Markdown is rendered.
 * The sign in the first tells whether the file is still encoded as it was written.
 */
export const WRITTEN_MARK = '<!-- Written by Debt Register ✓ -->';
/** From here to `END_OF_GENERATED` a file tells what follows from its items; it is not read back. */
export const GENERATED = '<!-- generated, not read back -->';
export const END_OF_GENERATED = '<!-- end of generated -->';

/** Words behind the language of a fence whose text stands for itself, Markdown marks or not. */
const AS_IS = 'as-is';
/** Label of an item's values that Markdown cannot show as they are. */
export const EXACT_LABEL = 'Exact Values';

/** Whether the file comes from us and was not decoded wrongly since: then nothing in it wants repair. */
export function isWrittenByUs(text: string): boolean {
  return text.includes(WRITTEN_MARK);
}

/** The blocks without those that are generated. */
export function withoutGenerated(blocks: readonly RootContent[]): readonly RootContent[] {
  let isGenerated = false;
  return blocks.filter((block) => {
    if (block.type !== 'html') return !isGenerated;
    if (block.value === GENERATED) isGenerated = true;
    if (block.value !== END_OF_GENERATED) return !isGenerated && block.value !== WRITTEN_MARK;
    isGenerated = false;
    return false;
  });
}

/** Whether a heading is that of a priority as we write it, `High Priority (Address This Quarter)`, in any case. */
export function isOwnPrioritySection(heading: string): boolean {
  return LEVELS.some(
    (level) => heading.toLowerCase() === `${level} priority (${PRIORITY_MEANING[level]})`,
  );
}

/** A fence around text that stands for itself. */
export function fenceAsIs(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language} ${AS_IS}\n${text}\n${fence}`;
}

/** The text in a fence that `fenceAsIs` wrote in a language; null for any other block. */
export function textAsIs(block: RootContent | undefined, language: string): string | null {
  return block?.type === 'code' && isAsIs(block, language) ? block.value : null;
}

function isAsIs({ lang, meta }: Code, language: string): boolean {
  return lang === language && meta === AS_IS;
}
