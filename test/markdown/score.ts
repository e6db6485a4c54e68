import type { ReadJson, ReadJsonItem } from '../../src/markdown/read-json.ts';

/** What a careful reader of a file found in it; wordings are the file's own, null where it says nothing. */
export interface ExpectedFile {
  readonly file: string;
  readonly items: Count;
  readonly open: Count;
  readonly done: Count;
  readonly first: readonly ExpectedItem[];
  readonly last: readonly string[];
}

/** A number, or a range where readers may differ. */
type Count = number | readonly [number, number];
type Field = 'status' | 'priority' | 'effort' | 'impact' | 'owner' | 'due';
type ExpectedItem = { readonly title: string } & Readonly<Record<string, string | null>>;

/** One fact that a right reading has, and what the reading has instead. */
export interface Fact {
  readonly name: string;
  readonly isRight: boolean;
  readonly wanted: string;
  readonly got: string;
}

const FIELDS: readonly Field[] = ['status', 'priority', 'effort', 'impact', 'owner', 'due'];

/** Every fact about a file, each compared with what `read --json` prints of it. */
export function factsOf(expected: ExpectedFile, read: ReadJson, saysWordings = true): Fact[] {
  return [
    countFact('items', expected.items, read.items.length),
    countFact('open', expected.open, read.open),
    countFact('done', expected.done, read.done),
    ...expected.first.flatMap((item, index) =>
      itemFacts(`first ${index + 1}`, item, holderOf(item, index, read.items), saysWordings),
    ),
    ...expected.last.map((title, index) => lastFact(title, index, expected.last.length, read)),
  ];
}

function countFact(name: string, wanted: Count, got: number): Fact {
  const [from, to] = typeof wanted === 'number' ? [wanted, wanted] : wanted;
  return { name, isRight: got >= from && got <= to, wanted: String(wanted), got: String(got) };
}

/** The item meant: the one in its place, else any of that title. */
function holderOf(item: ExpectedItem, index: number, items: readonly ReadJsonItem[]) {
  const titles = alternatives(item, 'title');
  const isMeant = (candidate: ReadJsonItem | undefined) =>
    candidate !== undefined && titles.some((title) => isSameTitle(title, candidate.title));
  return isMeant(items[index]) ? items[index] : items.find(isMeant);
}

function itemFacts(
  place: string,
  expected: ExpectedItem,
  item: ReadJsonItem | undefined,
  saysWordings: boolean,
): Fact[] {
  const told = (
    name: string,
    wanted: string,
    isRight: boolean,
    got: string | null | undefined,
  ) => ({
    name: `${place} ${name}`,
    isRight,
    wanted,
    got: got === undefined ? 'no such item' : String(got),
  });
  const facts = [told('title', expected.title, item !== undefined, item?.title)];
  for (const field of FIELDS.filter((name) => expected[name] !== undefined)) {
    const wanted = alternatives(expected, field);
    const got = item && (saysWordings ? item.source[field] : item[field]);
    const isRight = got !== undefined && wanted.some((words) => isSameWording(words, got));
    facts.push(told(field, wanted.map(String).join(' | '), isRight, got));
  }
  if (expected.id) {
    const isRight = item?.ref === expected.id || String(item?.number) === expected.id;
    facts.push(told('id', expected.id, isRight, item?.ref));
  }
  if (expected.resolved) {
    const isRight = item?.completed === expected.resolved;
    facts.push(told('resolved', expected.resolved, isRight, item?.completed));
  }
  return facts;
}

/** A title near the end of the file; one place off is a matter of how many items there are. */
function lastFact(title: string, index: number, count: number, read: ReadJson): Fact {
  const near = read.items.slice(-count - 1).map((item) => item.title);
  const isRight = near.some((other) => isSameTitle(title, other));
  return {
    name: `last ${index + 1} title`,
    isRight,
    wanted: title,
    got: near.at(index - count) ?? '',
  };
}

function alternatives(item: ExpectedItem, name: string): (string | null)[] {
  const other = item[`alt_${name}`];
  return [item[name] ?? null, ...(other === undefined ? [] : [other])];
}

function isSameWording(wanted: string | null, got: string | null): boolean {
  return wanted === null || got === null ? wanted === got : bare(wanted) === bare(got);
}

/** Whole, or contained with a good part of it left. */
function isSameTitle(wanted: string | null, got: string): boolean {
  const [short, long] = [bare(wanted ?? ''), bare(got)].sort((a, b) => a.length - b.length);
  return (
    short !== '' && long !== undefined && long.includes(short ?? '') && isGoodPart(short, long)
  );
}

function isGoodPart(short: string | undefined, long: string): boolean {
  return (short?.length ?? 0) * 4 >= long.length;
}

/** Without Markdown marks, in one line. */
function bare(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
