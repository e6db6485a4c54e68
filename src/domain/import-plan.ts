import { blankFields, type Debt, type DebtFields, isOpen } from './debt.ts';
import type { DocumentItem, RegisterDocument } from './document.ts';
import { type Closing, type ImportChoices, sameChosen, UNDECIDED } from './import-choices.ts';
import {
  fileFields,
  type ImportCalendar,
  type ImportedBase,
  importedBase,
  ownerMeant,
  stepsFrom,
} from './import-fields.ts';
import { type ExistingItem, type GoneItem, likelyRenamed, matchItems } from './import-match.ts';
import { type ImportConflict, keepBase, mergeFile } from './import-merge.ts';
import { dropping } from './leaving.ts';
import { type FieldChange, settle } from './patch.ts';
import { sameValue } from './value.ts';

/** An item that the register does not have yet. */
export interface PlannedAddition {
  readonly number: number;
  readonly reference: string | null;
  readonly line: number;
  readonly fields: DebtFields;
  readonly imported: ImportedBase;
}

/** What a file means for an item that is there. */
export interface PlannedChange {
  readonly debt: Debt;
  readonly line: number;
  readonly reference: string | null;
  readonly fields: DebtFields;
  /** Empty when the item stays as it is. */
  readonly changes: readonly FieldChange[];
  readonly conflicts: readonly ImportConflict[];
  readonly imported: ImportedBase;
  /** What is kept of the file's wording differs, be it in a line number. */
  readonly rebased: boolean;
}

/** An item of the file that may be one of the register under another title; it is new unless somebody says otherwise. */
export interface DoubtfulItem {
  /** What it gets if it is new. */
  readonly number: number;
  /** Its place in the file, from 0. */
  readonly place: number;
  readonly line: number;
  readonly title: string;
  /** The item that it may be. */
  readonly debt: Debt;
}

/** An item that the file no longer holds, and that is closed for it. */
export type PlannedClosing = Pick<PlannedChange, 'debt' | 'fields' | 'changes'>;

/** An item of the file that is no longer in the register, with the number that it had here. */
export interface LeftAloneItem {
  readonly number: number;
  readonly title: string;
  readonly line: number;
}

/** What importing a file would do. */
export interface ImportPlan {
  readonly additions: readonly PlannedAddition[];
  /** Every item that is in both, changed or not. */
  readonly matched: readonly PlannedChange[];
  /** Items that were moved into another register since; the file changes nothing of them. */
  readonly movedAway: readonly LeftAloneItem[];
  /** Items that somebody deleted in Slack since; the file does not bring them back. */
  readonly deleted: readonly LeftAloneItem[];
  /** Of the additions, those that may be an item of the register under another title. */
  readonly doubtful: readonly DoubtfulItem[];
  /** Items that came from a file and are not in this one; they are kept. */
  readonly missing: readonly Debt[];
  /** Items that are not in this file any more and are to be closed. */
  readonly closings: readonly PlannedClosing[];
  /** The register's next number after the additions. */
  readonly nextNumber: number;
}

/**
 * Compares a file with the register. Of each field three values count: what the file says, what it said when it was
 * last imported, and what Slack has. Only what the file changed is taken, and only where Slack did not change it too,
 * unless somebody chose the file's.
 * @param nextNumber the register's; 1 means that no number was ever given, and then the file's ordinals are.
 * @param gone items that were in the register, with the numbers that they had here
 */
export function planImport(
  document: RegisterDocument,
  existing: readonly ExistingItem[],
  nextNumber: number,
  calendar: ImportCalendar,
  gone: readonly GoneItem[] = [],
  choices: ImportChoices = UNDECIDED,
): ImportPlan {
  const { matches, doubts } = matchesIn(document, existing, gone, choices);
  const whyGone = new Map<ExistingItem, GoneItem['why']>(gone.map((one) => [one, one.why]));
  const left = { moved: [] as LeftAloneItem[], deleted: [] as LeftAloneItem[] };
  const matched: PlannedChange[] = [];
  const fresh: DocumentItem[] = [];
  for (const item of document.items) {
    const known = matches.get(item);
    const why = known && whyGone.get(known);
    if (!known) fresh.push(item);
    else if (!why) matched.push(planChange(item, known, calendar, choices));
    else left[why].push({ number: known.debt.number, title: item.title, line: item.line });
  }
  const found = new Set(matches.values());
  const dropped = existing
    .filter((one) => !found.has(one) && Object.keys(one.imported).length > 0)
    .map(({ debt }) => debt);
  const closings = choices.closeMissing ? closingsOf(dropped, choices.closeMissing, calendar) : [];
  const closed = new Set(closings.map(({ debt }) => debt));
  const missing = dropped.filter((debt) => !closed.has(debt));
  const numbers = numbersFor(fresh, nextNumber);
  const additions = [...numbers].map(([item, number]) => planAddition(item, number, calendar));
  const doubtful = doubts.map(({ item, place, debt }): DoubtfulItem => {
    const { line, title } = item;
    return { place, line, title, debt, number: numbers.get(item) ?? 0 };
  });
  const highest = additions.reduce((most, { number }) => Math.max(most, number), 0);
  const next = Math.max(nextNumber, highest + 1);
  return {
    ...{ additions, matched, doubtful, missing, closings, nextNumber: next },
    ...{ movedAway: left.moved, deleted: left.deleted },
  };
}

/** Which item of the register each of the file is; where that is in doubt, as somebody chose. */
function matchesIn(
  document: RegisterDocument,
  existing: readonly ExistingItem[],
  gone: readonly GoneItem[],
  choices: ImportChoices,
): { matches: ReadonlyMap<DocumentItem, ExistingItem>; doubts: Doubt[] } {
  const matches = new Map(matchItems(document.items, [...existing, ...gone]));
  const places = new Map(document.items.map((item, place) => [item, place]));
  const doubts: Doubt[] = [];
  for (const { left: item, right: known } of likelyRenamed(document.items, existing, matches)) {
    const { debt } = known;
    const place = places.get(item) ?? 0;
    const chosen = sameChosen(choices, place, debt.number);
    if (chosen === undefined) doubts.push({ item, place, debt });
    else if (chosen !== null) matches.set(item, known);
  }
  return { matches, doubts: doubts.sort((one, other) => one.place - other.place) };
}

type Doubt = Pick<DoubtfulItem, 'place' | 'debt'> & { readonly item: DocumentItem };

/** What is open of the items that the file no longer holds. */
function closingsOf(
  dropped: readonly Debt[],
  { by, now, why }: Closing,
  calendar: ImportCalendar,
): PlannedClosing[] {
  return dropped.filter(isOpen).map((debt) => {
    const patch = dropping(debt, why, { by, now, ...calendar });
    const { fields, changes } = settle(debt, patch, calendar);
    return { debt, fields, changes };
  });
}

function planAddition(
  item: DocumentItem,
  number: number,
  calendar: ImportCalendar,
): PlannedAddition {
  const told = fileFields(item, {}, calendar);
  const owner = ownerMeant(told.owner, calendar.people);
  const fields = { ...blankFields(''), ...told, owner, steps: stepsFrom([], told.steps) };
  const imported = importedBase(item, told);
  return { number, reference: item.reference, line: item.line, fields, imported };
}

function planChange(
  item: DocumentItem,
  { debt, imported: base }: ExistingItem,
  calendar: ImportCalendar,
  choices: ImportChoices,
): PlannedChange {
  const told = fileFields(item, base, calendar);
  const { patch, conflicts } = mergeFile(debt, told, base, calendar.people, choices);
  const { fields, changes } = settle(debt, patch, calendar);
  const kept = keepBase(importedBase(item, told), base, conflicts);
  const reference = debt.reference ?? item.reference;
  const rebased = !sameValue(kept, base) || reference !== debt.reference;
  return { debt, line: item.line, reference, fields, changes, conflicts, imported: kept, rebased };
}

/** Ordinals of a file beyond this are no ordinals; the item then gets the next number. */
const MAX_ORDINAL = 99_999;

/** The numbers that new items get, in the order of the file. */
function numbersFor(
  items: readonly DocumentItem[],
  nextNumber: number,
): ReadonlyMap<DocumentItem, number> {
  const taken = new Set<number>();
  const ordinals = items.map(({ number }) => {
    const usable = nextNumber === 1 && number >= 1 && number <= MAX_ORDINAL && !taken.has(number);
    if (!usable) return null;
    taken.add(number);
    return number;
  });
  let next = [...taken].reduce((most, number) => Math.max(most, number + 1), nextNumber);
  return new Map(items.map((item, index) => [item, ordinals[index] ?? next++]));
}
