import { blankFields, type Debt, type DebtFields, type FieldName, type Owner } from './debt.ts';
import type { DocumentItem, RegisterDocument } from './document.ts';
import {
  baseValue,
  type FileFields,
  fileFields,
  IMPORTED_FIELDS,
  type ImportCalendar,
  type ImportedBase,
  type ImportedField,
  importedBase,
  inFileTerms,
  type OwnerAliases,
  ownerMeant,
  stepsFrom,
} from './import-fields.ts';
import { type ExistingItem, matchItems } from './import-match.ts';
import { type FieldChange, type FieldPatch, settle } from './patch.ts';
import { sameValue } from './value.ts';

/** An item that the register does not have yet. */
export interface PlannedAddition {
  readonly number: number;
  readonly reference: string | null;
  readonly line: number;
  readonly fields: DebtFields;
  readonly imported: ImportedBase;
}

/** File and Slack changed one field to different values since the last import; Slack's is kept. */
export interface ImportConflict {
  readonly field: FieldName;
  readonly before: unknown;
  readonly inSlack: unknown;
  readonly inFile: unknown;
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

/** An item of the file that is in another register now, with the number that it had here. */
export interface MovedAwayItem {
  readonly number: number;
  readonly title: string;
  readonly line: number;
}

export interface ImportPlan {
  readonly additions: readonly PlannedAddition[];
  /** Every item that is in both, changed or not. */
  readonly matched: readonly PlannedChange[];
  /** Items that were moved into another register since; the file changes nothing of them. */
  readonly movedAway: readonly MovedAwayItem[];
  /** Items that came from a file and are not in this one; they are kept. */
  readonly missing: readonly Debt[];
  /** The register's next number after the additions. */
  readonly nextNumber: number;
}

/**
 * Compares a file with the register. Of each field three values count: what the file says, what it said when it was
 * last imported, and what Slack has. Only what the file changed is taken, and only where Slack did not change it too.
 * @param nextNumber the register's; 1 means that no number was ever given, and then the file's ordinals are.
 * @param moved items that were moved from the register into others, with the numbers that they had here
 */
export function planImport(
  document: RegisterDocument,
  existing: readonly ExistingItem[],
  nextNumber: number,
  calendar: ImportCalendar,
  moved: readonly ExistingItem[] = [],
): ImportPlan {
  const matches = matchItems(document.items, [...existing, ...moved]);
  const left = new Set(moved);
  const movedAway: MovedAwayItem[] = [];
  const matched: PlannedChange[] = [];
  const fresh: DocumentItem[] = [];
  for (const item of document.items) {
    const known = matches.get(item);
    if (!known) fresh.push(item);
    else if (!left.has(known)) matched.push(planChange(item, known, calendar));
    else movedAway.push({ number: known.debt.number, title: item.title, line: item.line });
  }
  const found = new Set(matches.values());
  const missing = existing
    .filter((one) => !found.has(one) && Object.keys(one.imported).length > 0)
    .map(({ debt }) => debt);
  const numbers = numbersFor(fresh, nextNumber);
  const additions = fresh.map((item, index) => planAddition(item, numbers[index] ?? 0, calendar));
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0);
  return { additions, matched, movedAway, missing, nextNumber: Math.max(nextNumber, highest + 1) };
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
): PlannedChange {
  const told = fileFields(item, base, calendar);
  const { patch, conflicts } = mergeFile(debt, told, base, calendar.people);
  const { fields, changes } = settle(debt, patch, calendar);
  const kept = keepBase(importedBase(item, told), base, conflicts);
  const reference = debt.reference ?? item.reference;
  const rebased = !sameValue(kept, base) || reference !== debt.reference;
  return { debt, line: item.line, reference, fields, changes, conflicts, imported: kept, rebased };
}

function mergeFile(
  debt: Debt,
  told: FileFields,
  base: ImportedBase,
  people: OwnerAliases | undefined,
): { patch: FieldPatch; conflicts: ImportConflict[] } {
  const patch: Record<string, unknown> = {};
  const conflicts: ImportConflict[] = [];
  for (const field of IMPORTED_FIELDS) {
    const [inFile, before] = [told[field], baseValue(base, field)].map((value) =>
      field === 'owner' ? ownerMeant(value as Owner | null, people) : value,
    );
    const inSlack = inFileTerms(debt, field);
    if (sameValue(inFile, before) || sameValue(inFile, inSlack)) continue;
    if (!sameValue(inSlack, before) || wouldClearDate(field, debt, told, base)) {
      conflicts.push({ field, before, inSlack, inFile });
    } else {
      patch[field] = field === 'steps' ? stepsFrom(debt.steps, told.steps) : inFile;
    }
  }
  return { patch: patch as FieldPatch, conflicts };
}

/** A new quarter from the file would take away the date that somebody set in Slack. */
function wouldClearDate(
  field: ImportedField,
  debt: Debt,
  told: FileFields,
  base: ImportedBase,
): boolean {
  if (field !== 'targetQuarter' || debt.targetDate === null) return false;
  return debt.targetDate !== told.targetDate && debt.targetDate !== baseValue(base, 'targetDate');
}

/** A field in conflict keeps its old base, so that it is reported until file and Slack agree. */
function keepBase(
  next: ImportedBase,
  base: ImportedBase,
  conflicts: readonly ImportConflict[],
): ImportedBase {
  const kept: Record<string, unknown> = { ...next };
  for (const { field } of conflicts) {
    delete kept[field];
    const before = base[field as ImportedField];
    if (before) kept[field] = before;
  }
  return kept as ImportedBase;
}

/** Ordinals of a file beyond this are no ordinals; the item then gets the next number. */
const MAX_ORDINAL = 99_999;

function numbersFor(items: readonly DocumentItem[], nextNumber: number): number[] {
  const taken = new Set<number>();
  const ordinals = items.map(({ number }) => {
    const usable = nextNumber === 1 && number >= 1 && number <= MAX_ORDINAL && !taken.has(number);
    if (!usable) return null;
    taken.add(number);
    return number;
  });
  let next = [...taken].reduce((most, number) => Math.max(most, number + 1), nextNumber);
  return ordinals.map((number) => number ?? next++);
}
