import type { RichTextElement } from '@slack/types';
import type { DebtFields, FieldName, Owner, Step } from '../domain/debt.ts';
import { timeWords } from '../domain/interest.ts';
import { formatDay, isLocalDate } from '../domain/local-date.ts';
import {
  type Asked,
  type FieldChange,
  type ItemEvent,
  isItemEvent,
  type MergedInto,
  type Place,
} from '../domain/patch.ts';
import { quarterLabel } from '../domain/quarter.ts';
import type { OutsideName } from '../domain/register-name.ts';
import { say } from './blocks.ts';
import { count, cut, inMrkdwn, itemName, listed, oneLine } from './text.ts';
import { FIELD_WORDS } from './words.ts';

/** A field's value, short; a person stays an owner so that it can be shown as a mention. */
type Shown = string | Extract<Owner, { kind: 'person' }>;

type CalledPlace = Place & OutsideName;

/** Longest value that a change tells; the rest is on the card. */
const maxValueChars = 120;

/** What one change did, as rich text: `status not started → in progress`. */
export function changeElements(change: FieldChange, firstMonth: number): RichTextElement[] {
  return changeParts(change, firstMonth).map((part) =>
    typeof part === 'string' ? say(part) : { type: 'user', user_id: part.userId },
  );
}

/** The same for a fallback text, escaped. */
export function changeInMrkdwn(change: FieldChange, firstMonth: number): string {
  return changeParts(change, firstMonth)
    .map((part) => (typeof part === 'string' ? spacedInMrkdwn(part) : `<@${part.userId}>`))
    .join('');
}

/** One field's value in few words, as rich text. */
export function valueElements(
  field: FieldName,
  value: unknown,
  firstMonth: number,
): RichTextElement[] {
  const shown = valueWords(field, value, firstMonth);
  return [typeof shown === 'string' ? say(shown) : { type: 'user', user_id: shown.userId }];
}

/** The same for a fallback text, escaped. */
export function valueInMrkdwn(field: FieldName, value: unknown, firstMonth: number): string {
  const shown = valueWords(field, value, firstMonth);
  return typeof shown === 'string' ? inMrkdwn(shown) : `<@${shown.userId}>`;
}

/** Text as in mrkdwn, with the space at its ends, where other text follows. */
export function spacedInMrkdwn(part: string): string {
  const [before, after] = [/^\s/.test(part) ? ' ' : '', /\s$/.test(part) ? ' ' : ''];
  return part.trim() === '' ? ' ' : `${before}${inMrkdwn(part)}${after}`;
}

function changeParts(change: FieldChange, firstMonth: number): Shown[] {
  const { field, before, after } = change;
  if (isItemEvent(field)) return eventWords(field, change);
  if (field === 'steps') return [stepChange(stepsOf(before), stepsOf(after))];
  if (field === 'notes') return [notesChange(before, after)];
  if (field === 'hits') return [hitsChange(before, after)];
  if (isLong(field)) return [`${FIELD_WORDS[field]} ${longChange(before, after)}`];
  const [from, to] = [valueWords(field, before, firstMonth), valueWords(field, after, firstMonth)];
  return [`${FIELD_WORDS[field]} `, from, ' → ', to];
}

function eventWords(event: ItemEvent, { before, after }: FieldChange): Shown[] {
  switch (event) {
    case 'created':
      return ['recorded'];
    case 'deleted':
      return [after === true ? 'deleted' : 'brought back'];
    case 'moved':
      return [movedWords(before as CalledPlace, after as CalledPlace)];
    case 'merged':
      return [after === null ? 'no longer merged' : `merged into #${(after as MergedInto).number}`];
    case 'still on it':
      return ['said to be still on it'];
    case 'offered':
      return after === null
        ? ['no longer offered to ', personAsked(before)]
        : ['offered to ', personAsked(after)];
    case 'declined': {
      const reason = typeof after === 'string' ? [`: ${cut(oneLine(after), maxValueChars)}`] : [];
      return ['declined what ', personWords(before), ' offered', ...reason];
    }
    default:
      return event satisfies never;
  }
}

function personAsked(asked: unknown): Shown {
  return personWords((asked as Asked | null)?.to);
}

function personWords(userId: unknown): Shown {
  return typeof userId === 'string' ? { kind: 'person', userId } : 'somebody';
}

/** Registers that the reader may not see have no name here. */
function movedWords(from: CalledPlace, to: CalledPlace): string {
  const nameOf = (place: CalledPlace) =>
    place.registerHandle === undefined ? 'another register' : itemName(place);
  const known = from.registerHandle !== undefined || to.registerHandle !== undefined;
  return known ? `moved from ${nameOf(from)} to ${nameOf(to)}` : 'moved to another register';
}

const LONG_FIELDS: readonly FieldName[] = [
  'risk',
  'currentState',
  'targetState',
  'implementation',
  'files',
  'whatWasDone',
  'sections',
];

function isLong(field: FieldName): boolean {
  return LONG_FIELDS.includes(field);
}

function longChange(before: unknown, after: unknown): string {
  if (isEmpty(before)) return 'written';
  return isEmpty(after) ? 'removed' : 'rewritten';
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A value in few words; `none` where there is none. */
function valueWords(field: FieldName, value: unknown, firstMonth: number): Shown {
  if (isEmpty(value)) return 'none';
  if (field === 'owner') return ownerWords(value as Owner);
  if (field === 'targetQuarter' && typeof value === 'string')
    return quarterLabel(value, firstMonth);
  if (field === 'labels') return cut(listed(value as DebtFields['labels']), maxValueChars);
  if (field === 'links') return count((value as DebtFields['links']).length, 'link');
  if (field === 'steps') return stepSummary(stepsOf(value));
  if (field === 'targetState')
    return cut(
      oneLine((value as DebtFields['targetState']).map(({ text }) => text).join(' ')),
      maxValueChars,
    );
  if (Array.isArray(value)) return count(value.length, 'entry', 'entries');
  const text = oneLine(String(value));
  return isLocalDate(text) ? formatDay(text) : cut(text, maxValueChars);
}

function ownerWords(owner: Owner): Shown {
  return owner.kind === 'person' ? owner : cut(oneLine(owner.name), maxValueChars);
}

function stepsOf(value: unknown): readonly Step[] {
  return Array.isArray(value) ? (value as readonly Step[]) : [];
}

function stepSummary(steps: readonly Step[]): string {
  return `${count(steps.length, 'step')}, ${steps.filter(({ done }) => done).length} done`;
}

function stepChange(before: readonly Step[], after: readonly Step[]): string {
  const old = new Map(before.map((step) => [step.id, step]));
  const kept = new Set(after.map(({ id }) => id));
  const parts = [
    told(
      'added',
      after.filter(({ id }) => !old.has(id)),
    ),
    told(
      'ticked',
      after.filter(({ id, done }) => done && old.get(id)?.done === false),
    ),
    told(
      'unticked',
      after.filter(({ id, done }) => !done && old.get(id)?.done === true),
    ),
    told(
      'reworded',
      after.filter(({ id, text }) => (old.get(id)?.text ?? text) !== text),
    ),
    told(
      'removed',
      before.filter(({ id }) => !kept.has(id)),
    ),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('; ') : 'steps put in another order';
}

function told(verb: string, steps: readonly Step[]): string {
  const [first] = steps;
  if (!first) return '';
  if (steps.length > 1) return `${count(steps.length, 'step')} ${verb}`;
  return `step ${verb}: ${cut(oneLine(first.text), maxValueChars)}`;
}

function hitsChange(before: unknown, after: unknown): string {
  const known = new Set(hitsOf(before).map(({ id }) => id));
  const added = hitsOf(after).filter(({ id }) => !known.has(id));
  const [first] = added;
  if (!first || added.length < hitsOf(after).length - known.size) return 'hits changed';
  if (added.length > 1) return `${count(added.length, 'hit')} added`;
  const what = first.text ? `, ${cut(oneLine(first.text), maxValueChars)}` : '';
  return `hit added: ${timeWords(first.minutes)} lost${what}`;
}

function hitsOf(value: unknown): DebtFields['hits'] {
  return Array.isArray(value) ? (value as DebtFields['hits']) : [];
}

function notesChange(before: unknown, after: unknown): string {
  const [old, now] = [before, after].map((value) =>
    Array.isArray(value) ? (value as DebtFields['notes']) : [],
  );
  const added = now?.at(-1);
  if (!added || (now?.length ?? 0) <= (old?.length ?? 0)) return 'notes changed';
  return `note added: ${cut(oneLine(added.text), maxValueChars)}`;
}
