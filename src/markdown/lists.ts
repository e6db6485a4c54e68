import type { FileKind, FileNote, Link } from '../domain/debt.ts';
import type { Labelled } from './labelled.ts';
import { inlineTextOf } from './labels.ts';
import type { List, ListItem, RootContent } from './nodes.ts';
import { indentOf, type Source, spanOf } from './source.ts';

export interface ReadStep {
  readonly text: string;
  readonly done: boolean;
  /** 1-based. */
  readonly line: number;
}

/** What makes a list one of steps: nothing more, a box or a done mark on some line, or a box. */
export type StepProof = 'any list' | 'marks' | 'boxes';

const DONE_MARK = /^(?:✅|☑️?|✔️?|🟢)\s*/u;

/**
 * The steps in a part that is nothing but lists, or null where it is no checklist. A box or a done mark
 * tells whether a step is done and is left out of its text; nested steps follow the one above them.
 */
export function readSteps(source: Source, part: Labelled, proof: StepProof): ReadStep[] | null {
  const items = part.blocks.flatMap(linesOf);
  if (items.length === 0 || part.blocks.some((block) => linesOf(block).length === 0)) return null;
  const hasBox = items.some((item) => item.checked != null);
  const hasMark = items.some((item) => DONE_MARK.test(ownText(source, item)));
  const isProven = proof === 'any list' || hasBox || (proof === 'marks' && hasMark);
  return isProven ? items.flatMap((item) => stepsOf(source, item)) : null;
}

/** The lines of a list, or one that stands with a box among the fields of its list. */
function linesOf(block: RootContent): readonly ListItem[] {
  if (block.type === 'list') return block.children;
  return block.type === 'listItem' && block.checked != null ? [block] : [];
}

function stepsOf(source: Source, item: ListItem): ReadStep[] {
  const isChecklist = (list: List) => list.children.some((inner) => inner.checked != null);
  const nested = item.children.filter((child) => child.type === 'list').filter(isChecklist);
  const own = item.children.filter((child) => child.type !== 'list' || !isChecklist(child));
  const text = textOfItem(source, { ...item, children: own });
  const step = {
    text: text.replace(DONE_MARK, ''),
    done: item.checked ?? DONE_MARK.test(text),
    line: source.lineAt(spanOf(item).start),
  };
  const inner = nested.flatMap((list) => list.children.flatMap((line) => stepsOf(source, line)));
  return step.text === '' ? inner : [step, ...inner];
}

/** One note for each list item, and for each other block or text that stands there. */
export function readFiles(source: Source, part: Labelled, kind: FileKind): FileNote[] {
  const texts = part.blocks.flatMap((block) =>
    block.type === 'list'
      ? block.children.map((item) => `${boxOf(item)}${textOfItem(source, item)}`)
      : [source.slice(spanOf(block), indentOf(block))],
  );
  return [inlineTextOf(source, part), ...texts]
    .filter((text) => text !== '')
    .map((text) => ({ kind, text }));
}

/** The links of a part that is nothing but a list of them, or null where there is more to it. */
export function readLinks(source: Source, part: Labelled): Link[] | null {
  const lists = part.blocks.filter((block) => block.type === 'list');
  if (lists.length !== part.blocks.length || inlineTextOf(source, part) !== '') return null;
  const links = lists.flatMap((list) => list.children.map((item) => linkOf(source, item)));
  return links.every((link) => link !== null) ? links : null;
}

/** Words divided by commas, with or without `#` and code marks; null where one of them is no label. */
export function readLabels(text: string): string[] | null {
  const labels = text.split(',').map((label) => label.trim().replace(/^`(.+)`$/, '$1'));
  const words = labels.map((label) => label.replace(/^#/, ''));
  return words.every((word) => /^[^\s#,:"]+$/u.test(word)) ? words : null;
}

function linkOf(source: Source, item: ListItem): Link | null {
  const [block, ...others] = item.children;
  if (block?.type !== 'paragraph' || others.length > 0 || item.checked != null) return null;
  const [link, ...more] = block.children;
  if (link?.type !== 'link' || more.length > 0 || link.title) return null;
  const [first, last] = [link.children[0], link.children.at(-1)];
  if (!first || !last) return null;
  const title = source.slice({ start: spanOf(first).start, end: spanOf(last).end });
  return { url: link.url, title: link.url.endsWith(title) ? null : title };
}

function textOfItem(source: Source, item: ListItem): string {
  const [first, last] = [item.children[0], item.children.at(-1)];
  if (!first || !last) return '';
  return source.slice({ start: spanOf(first).start, end: spanOf(last).end }, indentOf(first));
}

function ownText(source: Source, item: ListItem): string {
  const first = item.children[0];
  return first ? source.slice(spanOf(first)) : '';
}

function boxOf(item: ListItem): string {
  if (item.checked == null) return '';
  return item.checked ? '[x] ' : '[ ] ';
}
