import type { DocumentItem, ToldByItem } from '../domain/document.ts';
import { type ClosedReason, STATUS_EMOJI, type Status } from '../domain/status.ts';
import { sameValue } from '../domain/value.ts';
import { EXACT_FIELDS, type ExactField, writeExact } from './exact.ts';
import { isTangled } from './limits.ts';
import { EXACT_LABEL, fenceAsIs, WRITTEN_MARK } from './own-marks.ts';
import { readRegister } from './read.ts';
import { RegisterFileError } from './register-file-error.ts';
import { BARE, block, line, type Piece, type Slot, slotsOf } from './write-slots.ts';
import { inert, titled } from './write-text.ts';

/** What an item is written from. */
export interface WrittenItem {
  readonly told: ToldByItem;
  readonly closedReason: ClosedReason | null;
  /** The priority was set by hand. */
  readonly isOverride: boolean;
  /** Heading of the priority section that it stands in; null where it stands in none. */
  readonly section: string | null;
}

/** The slots with one form left each; fields that JSON tells. */
interface Choice {
  readonly heading: string;
  readonly slots: readonly Slot[];
  readonly exact: ReadonlySet<ExactField>;
}

/**
 * An item as Markdown, from its heading on. Each value stands in the most readable form that the reader gets back: as it
 * is, in a fence, or in JSON at the end.
 */
export function writeItem(item: WrittenItem): string {
  const slots = slotsOf(item.told);
  if (slots.every(({ forms }) => forms.length > 0)) {
    const plain = compose(item, { heading: item.told.title, slots, exact: new Set() });
    if (lostOf(item, plain).length === 0) return plain;
  }
  let choice = bestOf(item, slots);
  for (;;) {
    const text = compose(item, choice);
    const lost = lostOf(item, text).filter((field) => !choice.exact.has(field));
    if (lost.length === 0) return text;
    choice = { ...choice, exact: new Set([...choice.exact, ...lost]) };
  }
}

/** Each value by itself, so that its form does not change with another's. */
function bestOf({ told: { title } }: WrittenItem, slots: readonly Slot[]): Choice {
  const exact = new Set<ExactField>();
  const best = slots.map((slot) => {
    const told = { ...BARE, ...slot.told };
    const form = slot.forms.find((piece) => lostAlone(told, BARE.title, [piece]).length === 0);
    if (!form) exact.add(slot.field);
    return { ...slot, forms: form ? [form] : slot.forms };
  });
  const told = { ...BARE, title };
  const heading = [title, inert(title)].find((one) => lostAlone(told, one, []).length === 0);
  if (heading !== undefined) return { heading, slots: best, exact };
  exact.add('title');
  return { heading: anyHeading(title), slots: best, exact };
}

/** A heading with the words of a title that the reader takes for one of an item, if with another title. */
function anyHeading(title: string): string {
  const headings = [inert(title), `Item: ${inert(title)}`];
  const isItem = (one: string) => lostAlone(BARE, one, []).every((field) => field === 'title');
  return headings.find(isItem) ?? BARE.title;
}

function lostAlone(
  told: ToldByItem,
  heading: string,
  pieces: readonly Piece[],
): readonly ExactField[] {
  const item = { told, closedReason: null, isOverride: false, section: null };
  const text = joined([`### 1. ${heading}`, ...laidOut([statusLine(told.status), ...pieces])]);
  return lostOf(item, text);
}

/** The fields that the reader does not get back from an item's Markdown; all, where it finds another item or none. */
function lostOf({ told, section }: WrittenItem, text: string): readonly ExactField[] {
  const read = readAlone(section === null ? text : joined([section, text]));
  if (!read) return EXACT_FIELDS;
  const { line: _line, source: _source, ...found } = read;
  const wrong = Object.entries(found)
    .filter(([name, value]) => !sameValue(value, told[name as keyof ToldByItem]))
    .map(([name]) => name);
  const lost = EXACT_FIELDS.filter((field) => wrong.includes(field));
  return lost.length < wrong.length ? EXACT_FIELDS : lost;
}

/** The item where the text is that of one, and of nothing else. */
function readAlone(text: string): DocumentItem | null {
  if (isTangled(text)) return null;
  try {
    const { items, sections, tables } = readRegister(`# Register\n\n${WRITTEN_MARK}\n\n${text}\n`);
    const [item] = items;
    return item && items.length === 1 && sections.length + tables.length === 0 ? item : null;
  } catch (error) {
    if (error instanceof RegisterFileError) return null;
    throw error;
  }
}

function compose({ told, closedReason, isOverride }: WrittenItem, choice: Choice): string {
  const { heading, slots, exact } = choice;
  const values = Object.fromEntries([...exact].map((field) => [field, told[field]]));
  const pieceOf = ({ field, forms, otherwise }: Slot) =>
    exact.has(field) ? otherwise : (forms[0] ?? null);
  const isLast = ({ field }: Slot) => field === 'labels' || field === 'owner';
  const first = [
    statusLine(told.status, closedReason),
    told.completed ? line('Completed', told.completed) : null,
    told.acceptedUntil ? line('Accepted Until', told.acceptedUntil) : null,
    isOverride && told.priority ? line('Priority', `${titled(told.priority)} (set by hand)`) : null,
    ...slots.filter((slot) => !isLast(slot)).map(pieceOf),
  ];
  const last = [...slots.filter(isLast).map(pieceOf), whenLine(told)];
  const json = exact.size > 0 ? fenceAsIs('json', writeExact(values)) : null;
  return joined([
    `### ${told.number}. ${heading}`,
    ...laidOut(first),
    ...laidOut(last),
    ...(json === null ? [] : [block(EXACT_LABEL, json).text]),
  ]);
}

function whenLine({ due, quarter }: ToldByItem): Piece {
  return quarter && !due
    ? line('Target Quarter', `Q${quarter.number} ${quarter.year}`)
    : line('Target Date', due ?? '[ ]');
}

function statusLine(status: Status | null, closedReason: ClosedReason | null = null): Piece {
  const words = status ? `${STATUS_EMOJI[status]} ${titled(status)}` : '[ ]';
  return line('Status', closedReason ? `${words} (closed: ${closedReason})` : words);
}

/** Lines next to each other, blocks apart. */
function laidOut(pieces: readonly (Piece | null)[]): string[] {
  const laid: string[] = [];
  let afterLine = false;
  for (const piece of pieces) {
    if (!piece) continue;
    if (afterLine && piece.isLine) laid.push(`${laid.pop()}\n${piece.text}`);
    else laid.push(piece.text);
    afterLine = piece.isLine;
  }
  return laid;
}

function joined(parts: readonly string[]): string {
  return parts.join('\n\n');
}
