import {
  type DebtFields,
  type DebtId,
  FIELD_NAMES,
  type FieldName,
  type RegisterId,
  stepCount,
  type UserId,
} from './debt.ts';
import { checkFields } from './field-rules.ts';
import { formatDay, type LocalDate } from './local-date.ts';
import { type FirstMonth, isInQuarter, quarterLabel, quarterOf } from './quarter.ts';
import { sameValue } from './value.ts';

/** New values for some fields. */
export type FieldPatch = { readonly [Name in FieldName]?: DebtFields[Name] };

/** Who decides, when, and by which calendar. */
export interface RuleContext {
  readonly now: Date;
  readonly today: LocalDate;
  readonly by: UserId | null;
  readonly firstMonth: FirstMonth;
}

/**
 * What happens to an item as a whole, kept in the history beside its fields. `deleted` goes from false to true and back,
 * `moved` from one `Place` to another, `merged` from null to the `MergedInto` that has taken it in. `offered` goes from
 * one `Asked` to another, null for nobody; `declined` from the person who asked to what was said with the no.
 */
const ITEM_EVENTS = [
  'created',
  'deleted',
  'moved',
  'merged',
  'still on it',
  'offered',
  'declined',
] as const;
export type ItemEvent = (typeof ITEM_EVENTS)[number];

/** Where an item is found. */
export interface Place {
  readonly registerId: RegisterId;
  readonly number: number;
}

/** The item that a duplicate was merged into, with the number that it had then. */
export interface MergedInto {
  readonly debtId: DebtId;
  readonly number: number;
}

/** Who was asked to own an item, and what was said with the question. */
export interface Asked {
  readonly to: UserId;
  readonly note: string | null;
}

/** One field of one change, as the history keeps it. */
export interface FieldChange {
  readonly field: FieldName | ItemEvent;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a command comes to: the fields as they will be, and how that differs. */
export interface Decision {
  readonly fields: DebtFields;
  /** Empty when the item already is as asked. */
  readonly changes: readonly FieldChange[];
  /** What the person should know beside the change itself. */
  readonly remarks: readonly string[];
}

/** A decision about fields alone. */
interface SettledDecision extends Decision {
  readonly changes: readonly (FieldChange & { readonly field: FieldName })[];
}

/**
 * Applies new values with what follows from them: completing dates the item, a date implies its quarter,
 * of a date and a quarter that disagree the one given now wins.
 * @throws RuleError when a value breaks a rule.
 */
export function applyPatch(
  current: DebtFields,
  patch: FieldPatch,
  context: Pick<RuleContext, 'today' | 'firstMonth'>,
): Decision {
  const decision = settle(current, patch, context);
  checkFields(
    decision.fields,
    decision.changes.map((change) => change.field),
  );
  return decision;
}

/** As `applyPatch`, unchecked: for values from a file, which are kept as they are. */
export function settle(
  current: DebtFields,
  patch: FieldPatch,
  context: Pick<RuleContext, 'today' | 'firstMonth'>,
): SettledDecision {
  const remarks: string[] = [];
  const before = pickFields(current);
  let fields: DebtFields = { ...before, ...defined(patch) };
  fields = {
    ...fields,
    title: fields.title.trim(),
    ...completion(before, fields, patch, context.today),
    ...(fields.status !== 'accepted' && { acceptedUntil: null, acceptedWhy: null }),
  };
  fields = { ...fields, ...timing(before, fields, context.firstMonth, remarks) };
  const changes = changesBetween(before, fields);
  const steps = stepCount(fields.steps);
  if (before.status !== 'complete' && fields.status === 'complete' && steps.done < steps.total) {
    remarks.push(`${steps.total - steps.done} of its ${steps.total} steps are still open.`);
  }
  return { fields, changes, remarks };
}

/** The fields that differ, in the order of the item's form. */
export function changesBetween(
  before: DebtFields,
  after: DebtFields,
): { field: FieldName; before: unknown; after: unknown }[] {
  return FIELD_NAMES.filter((name) => !sameValue(before[name], after[name])).map((field) => ({
    field,
    before: before[field],
    after: after[field],
  }));
}

/** Whether a change is of a field, and not of the item as a whole. */
export function isOfField<Change extends FieldChange>(
  change: Change,
): change is Change & { readonly field: FieldName } {
  return !isItemEvent(change.field);
}

/** Whether a change is of the item as a whole. */
export function isItemEvent(field: FieldChange['field']): field is ItemEvent {
  return ITEM_EVENTS.some((event) => event === field);
}

/** Only the fields that the history follows. */
export function pickFields(debt: DebtFields): DebtFields {
  return Object.fromEntries(FIELD_NAMES.map((name) => [name, debt[name]])) as unknown as DebtFields;
}

function completion(
  before: DebtFields,
  after: DebtFields,
  patch: FieldPatch,
  today: LocalDate,
): FieldPatch {
  if (after.status !== 'complete') return { completedOn: null };
  if (before.status === 'complete' || patch.completedOn) return {};
  return { completedOn: today };
}

function timing(
  before: DebtFields,
  after: DebtFields,
  firstMonth: FirstMonth,
  remarks: string[],
): FieldPatch {
  const { targetDate, targetQuarter } = after;
  if (targetDate === null || !/^\d{4}-\d{2}/.test(targetDate)) return {};
  if (targetDate !== before.targetDate) return { targetQuarter: quarterOf(targetDate, firstMonth) };
  if (targetQuarter === before.targetQuarter) return {};
  if (targetQuarter !== null && isInQuarter(targetDate, targetQuarter)) return {};
  const label = targetQuarter
    ? `outside ${quarterLabel(targetQuarter, firstMonth)}`
    : 'part of that plan';
  remarks.push(`The target date ${formatDay(targetDate)} was cleared: it is ${label}.`);
  return { targetDate: null };
}

function defined(patch: FieldPatch): FieldPatch {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
