import type { List, RootContent } from './nodes.ts';
import type { Part } from './outline.ts';
import { hasRole, type Reading } from './reading.ts';

/** Whether a heading says nothing but a status or priority of what stands under it. */
export function isSectionOnly(reading: Reading, part: Part): boolean {
  const heading = reading.headingOf(part);
  const goesOn = /:\s*\p{L}/u.test(heading?.beside.title ?? '');
  return (
    hasRole(reading, part) &&
    heading?.category == null &&
    heading?.beside.ordinal === null &&
    !goesOn
  );
}

/**
 * Whether a heading only names the lists under it, whose lines are the items: lists of boxes, or under a name of
 * few words lists of lines that begin in bold.
 */
export function isNameOfList(reading: Reading, part: Part): boolean {
  const blocks = part.blocks.filter(isTelling);
  const isEmpty = part.parts.every((inner) => !inner.blocks.some(isTelling));
  if (!isEmpty || blocks.length === 0) return false;
  const words = (reading.headingOf(part)?.beside.title ?? '').replace(/\([^()]*\)/g, '').trim();
  const isName = words.split(/\s+/).length <= MAX_NAME_WORDS;
  return blocks.every(
    (block) => block.type === 'list' && (isBoxes(block) || (isName && isLed(block))),
  );
}

const MAX_NAME_WORDS = 3;

/** Whether a part holds boxes, and tells more of what they are for than a sentence. */
export function tellsOfSteps({ blocks }: Part): boolean {
  const told = blocks.filter(isTelling).filter((block) => !isBoxes(block));
  return told.length < blocks.filter(isTelling).length && told.length > 1;
}

/** What headings of a series have in common: `Category 2: Doors` is one of `category #`. Null where no number is. */
export function seriesOf(reading: Reading, part: Part | null): string | null {
  const says = part && reading.headingOf(part)?.says;
  const name = /^(?<word>\p{L}+\s)?\d+(?=[.:)]|\s[–—-]\s)/u.exec(says ?? '');
  return name ? (name.groups?.word ?? '#') : null;
}

/** A list most of whose lines begin in bold, or struck through. */
export function isLed({ children }: List): boolean {
  const led = children.filter(({ children: [first] }) => {
    const lead = first?.type === 'paragraph' ? first.children[0]?.type : undefined;
    return lead === 'strong' || lead === 'delete';
  });
  return led.length * 2 > children.length;
}

/** A list of boxes. */
export function isBoxes(block: RootContent): boolean {
  return block.type === 'list' && block.children.some(({ checked }) => checked != null);
}

/** Whether a block says something by itself. */
export function isTelling({ type }: RootContent): boolean {
  return type !== 'thematicBreak' && type !== 'definition' && type !== 'html';
}
