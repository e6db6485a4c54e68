import { isForm } from './forms.ts';
import type { Candidate, FoundItems } from './found-item.ts';
import { itemsByFence } from './items-by-fence.ts';
import { itemsByHeading } from './items-by-heading.ts';
import { itemsByList, type ListCandidate } from './items-by-list.ts';
import { itemsByRow } from './items-by-row.ts';
import { joinRows } from './join-rows.ts';
import { withBoldTitles, withLineHeadings } from './line-headings.ts';
import { namesOf } from './match.ts';
import { mergeRepeated } from './merge-repeated.ts';
import type { RootContent } from './nodes.ts';
import { contentOf, outlineOf, type Part, walk } from './outline.ts';
import { isPage } from './pages.ts';
import {
  groupsAround,
  hasRole,
  isApart,
  paidAround,
  type Reading,
  readingOf,
  sectionsBefore,
} from './reading.ts';
import { readTitle } from './values-title.ts';
import { weakItems } from './weak-items.ts';

/**
 * Decides for each part of a file which shape its items have, and finds them. Headings with an id, number or
 * fields, rows of tables, fences of data and records in lists are sure. Lists of boxes, and other lists under a
 * status or priority, are items where the file has no sure ones, or stand under a status or priority of their
 * own; they are none where they repeat other items. Only a file without any of these has items in plain
 * headings or lists, if it is about debt. What tells about the register (metrics, process, templates) is left
 * out, unless all items stand there. Lines in bold are headings where several are items by what stands under them;
 * where nothing else is marked, other lines may serve as headings too.
 */
export function findItems(reading: Reading, blocks: readonly RootContent[]): Finding {
  const found = markedItems(reading);
  if (reading.isOwn) return { reading, found: gathered(found) };
  const underItems = new Set(found.flatMap(contentOfHeading));
  const known = new Set([...blocks, ...underItems]);
  const by = (lined: RootContent[]) => readingOf(reading.source, outlineOf(lined), false);
  const titled = withBoldTitles(blocks, underItems);
  if (titled.some((block) => !known.has(block))) {
    const lined = by(titled);
    const foundByTitles = markedItems(lined);
    const isNew = ({ part, blocks: own }: Candidate) =>
      own.length === 0 && part.heading !== null && !known.has(part.heading);
    if (foundByTitles.filter(isNew).length > 1)
      return { reading: lined, found: gathered(foundByTitles) };
  }
  if (found.length > 0) return { reading, found: gathered(found) };
  const lined = by(withLineHeadings(blocks));
  const foundByLines = markedItems(lined);
  if (foundByLines.length > 0) return { reading: lined, found: gathered(foundByLines) };
  return { reading, found: gathered(weakItems(reading)) };
}

/** What stands under a heading that is an item. */
function contentOfHeading({ part, blocks }: Candidate): readonly RootContent[] {
  return blocks.length === 0 ? contentOf(part) : [];
}

/** What was found, and the reading by which it was. */
export interface Finding {
  readonly reading: Reading;
  readonly found: FoundItems;
}

function markedItems(reading: Reading): readonly Candidate[] {
  const rules = { isApart: (part: Part) => isApart(reading, part) };
  if (reading.isOwn) return itemsByHeading(reading, { others: new Set(), isApart: () => false });
  const { found, alike } = chosen(reading, rules);
  if (found.length === 0) return chosen(reading, { isApart: () => false }).found;
  const owed = owedBeside(reading, found);
  return owed.size > 0 ? chosen({ ...reading, owed }, rules).found : [...found, ...alike];
}

/** Where all that was found is paid, the sections before it hold what is owed. */
function owedBeside(reading: Reading, found: readonly Candidate[]): ReadonlySet<Part> {
  const paid = new Set(
    found.map(({ part, blocks }) =>
      paidAround(reading, (blocks.length > 0 ? part : part.parent) ?? part),
    ),
  );
  const before = [...paid].map((part) => (part ? sectionsBefore(reading, part) : []));
  return new Set(before.every((parts) => parts.length > 0) ? before.flat() : []);
}

interface Rules {
  readonly isApart: (part: Part) => boolean;
}

/** The items of a file, and lists that look as those that hold some. */
interface Chosen {
  readonly found: readonly Candidate[];
  readonly alike: readonly Candidate[];
}

function chosen(reading: Reading, { isApart }: Rules): Chosen {
  const all = [...walk(reading.root)];
  const parts = all.filter((part) => !isApart(part));
  const apart = all.filter(isApart).flatMap((part) => itemsByRow(reading, part));
  const fences = parts.flatMap((part) => itemsByFence(reading, part));
  const rows = parts.flatMap((part) => itemsByRow(reading, part));
  const lists = parts.flatMap((part) => itemsByList(reading, part));
  const records = lists.filter(({ kind }) => kind === 'records');
  const others = new Set([...fences, ...rows, ...records].flatMap(({ blocks }) => blocks));
  const headings = itemsByHeading(reading, { others, isApart });
  const taken = new Set(headings.flatMap(({ part }) => [...walk(part)]));
  const isFree = ({ part }: Candidate) => !taken.has(part);
  const first = [...headings, ...fences.filter(isFree), ...records.filter(isFree)];
  const { known: joined, others: tables } = joinRows(reading, first, rows.filter(isFree), apart);
  const sure = [...joined, ...withoutRepeats(joined, tables)];
  const isOther = (list: ListCandidate) => list.kind !== 'records' && isFree(list);
  const other = isPage(reading) ? [] : lists.filter(isOther);
  const counted = other.filter((list) => counts(reading, list, sure));
  const areLists = sure.every((one) => 'look' in one);
  const looks = new Set((areLists ? [...records, ...counted] : []).map(lookAt));
  const isCounted = new Set(counted);
  const alike = other.filter((list) => !isCounted.has(list) && looks.has(lookAt(list)));
  const isReal = ({ items }: Candidate) => !items.every((item) => isForm(reading, item));
  return {
    found: [...sure, ...withoutRepeats(sure, counted)].filter(isReal),
    alike: withoutRepeats(sure, alike).filter(isReal),
  };
}

/** How a list looks and how deep it stands; a plain one looks like no other. */
function lookAt({ look, part }: ListCandidate): unknown {
  return look === 'plain' ? {} : `${look} ${part.depth}`;
}

/** Whether a list of boxes or words holds items beside those that are sure. */
function counts(reading: Reading, list: ListCandidate, sure: readonly Candidate[]): boolean {
  const inRole = groupsAround(reading, list.part).some((group) => hasRole(reading, group));
  if (sure.length === 0) return inRole || list.kind === 'boxes';
  const above = new Set(sure.flatMap(({ part }) => groupsAround(reading, part.parent)));
  return inRole && !above.has(list.part);
}

/** So many of a table's rows or a list's lines are looked up to tell whether it repeats other items. */
const MAX_SAMPLE = 20;

/** Those that do not say again, in other words, what is known already. */
function withoutRepeats(known: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const items = known.flatMap((one) => one.items);
  if (items.length === 0 || others.length === 0) return [...others];
  const find = namesOf(
    items.map(({ title, ownId, ordinal }) => {
      const beside = readTitle(title);
      return { title: beside.title, number: ordinal ?? -1, reference: ownId || beside.reference };
    }),
  );
  return others.filter((other) => {
    const sample = other.items.slice(0, MAX_SAMPLE);
    const repeated = sample.filter(({ title, ownId }) => {
      const beside = readTitle(title);
      return find(ownId || (beside.reference ?? '')) ?? find(beside.title);
    });
    return repeated.length * 2 < sample.length;
  });
}

function gathered(candidates: readonly Candidate[]): FoundItems {
  const items = candidates.flatMap((one) => one.items).sort((a, b) => a.line - b.line);
  const parts = candidates.filter(({ blocks }) => blocks.length === 0).map(({ part }) => part);
  const footer = candidates.flatMap((one) => one.footer ?? []);
  return {
    items: mergeRepeated(items),
    parts: new Set(parts),
    blocks: new Set([
      ...candidates.flatMap(({ blocks }) => blocks),
      ...parts.flatMap((part) => contentOf(part)),
    ]),
    footer,
    notUnderstood: candidates.flatMap((one) => one.notUnderstood),
  };
}
