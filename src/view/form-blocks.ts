import type { KnownBlock } from '@slack/types';
import { type DebtFields, type FieldName, MAX_TITLE_CHARS, type Owner } from '../domain/debt.ts';
import { LEVELS } from '../domain/level.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { addQuarters, type Quarter, quarterLabel, quarterOf } from '../domain/quarter.ts';
import { SETTABLE_STATUSES, type Status } from '../domain/status.ts';
import { context } from './blocks.ts';
import {
  dayField,
  type FieldOptions,
  leftOut,
  maxInputChars,
  menuField,
  personField,
  textField,
} from './form-fields.ts';
import {
  filesForm,
  labelsForm,
  linksForm,
  phasesForm,
  sectionsForm,
  stepsForm,
} from './form-text.ts';
import { ACTIONS } from './ids.ts';
import { head, sentence } from './text.ts';
import { FIELD_WORDS, statusWords } from './words.ts';

/** Value of the option that stands for nothing. */
export const NONE = 'none';
/** `block_id` of the field for an owner who is only a name. */
export const OWNER_NAME = 'ownerName';

/** By which calendar a form offers quarters. */
export interface FormCalendar {
  readonly today: LocalDate;
  readonly firstMonth: number;
}

/** Title, impact and effort: all that is asked for. A choice of impact or effort is told at once (`dispatch_action`). */
export function askedBlocks(
  { title, impact, effort }: Pick<DebtFields, 'title' | 'impact' | 'effort'>,
  { dispatch }: { readonly dispatch: boolean },
): KnownBlock[] {
  const told = dispatch ? { actionId: ACTIONS.assess } : {};
  const level = (name: 'impact' | 'effort', value: string | null, hint: string) =>
    menuField(name, sentence(name), levelChoices('To be assessed'), value ?? NONE, {
      hint,
      ...told,
    });
  return [
    textField('title', 'Title', head(title, 2 * MAX_TITLE_CHARS), {
      required: true,
      maxChars: 2 * MAX_TITLE_CHARS,
      placeholder: 'What is owed, in a few words',
    }),
    level('impact', impact, 'How much it hurts while it is not paid off. It gives the priority.'),
    level('effort', effort, 'How much work it is.'),
  ];
}

/** Everything else that can be told of an item. Texts that a form cannot hold are left out, saying so. */
export function furtherBlocks(fields: DebtFields, calendar: FormCalendar): KnownBlock[] {
  const text = (name: TextFieldName, hint?: string) =>
    longField(name, fields[name] ?? '', { hint });
  const list = (name: ListFieldName, written: string | null, hint: string) =>
    longField(name, written, { hint });
  return [
    statusField(fields.status),
    menuField(
      'priorityOverride',
      'Priority',
      levelChoices('By the matrix'),
      fields.priorityOverride ?? NONE,
    ),
    ...ownerFields(fields.owner),
    dayField('targetDate', 'Target date', fields.targetDate, {
      hint: 'A date sets the quarter. Where the two disagree, the one that you change wins.',
    }),
    quarterField(fields.targetQuarter, calendar),
    list('labels', labelsForm.write(fields.labels), 'Words apart by spaces.'),
    list('steps', stepsForm.write(fields.steps), 'One a line; [x] marks a done one.'),
    text('risk'),
    text('currentState'),
    list('targetState', phasesForm.write(fields.targetState), 'Named phases begin with ### Name.'),
    text('implementation', 'Markdown, code blocks included.'),
    list('files', filesForm.write(fields.files), 'One a line, such as to modify: src/app.ts'),
    text('whatWasDone'),
    list('links', linksForm.write(fields.links), 'One a line: the address, then a title.'),
    list('sections', sectionsForm.write(fields.sections), 'Each begins with ### Title.'),
    text('impactQualifier', 'Such as: low, unless there is a security hole.'),
    text('effortQualifier'),
  ];
}

/** What only an existing item has. */
export function existingBlocks(fields: DebtFields, number: number): KnownBlock[] {
  return [
    dayField('completedOn', 'Completed on', fields.completedOn, {
      hint: 'For complete items only; empty means today.',
    }),
    dayField('snoozedUntil', 'Snoozed until', fields.snoozedUntil, {
      hint: 'No nudges about it before this day.',
    }),
    context(
      `Add notes with \`/debt note ${number} …\`; leave it without an owner with \`/debt assign ${number} none\`.`,
    ),
  ];
}

type TextFieldName =
  | 'risk'
  | 'currentState'
  | 'implementation'
  | 'whatWasDone'
  | 'impactQualifier'
  | 'effortQualifier';
type ListFieldName = 'labels' | 'steps' | 'targetState' | 'files' | 'links' | 'sections';

function longField(name: FieldName, text: string | null, { hint }: FieldOptions): KnownBlock {
  const label = sentence(FIELD_WORDS[name]);
  if (text === null) return leftOut(label, 'has a shape that a form cannot hold');
  if (text.length <= maxInputChars) return textField(name, label, text, { hint, multiline: true });
  return leftOut(
    label,
    `is longer than a form takes (${text.length} of ${maxInputChars} characters)`,
  );
}

function levelChoices(none: string): { text: string; value: string }[] {
  return [
    { text: none, value: NONE },
    ...LEVELS.toReversed().map((level) => ({ text: sentence(level), value: level })),
  ];
}

/** An accepted item may stay accepted; to become so takes a date, which `/debt status` does not ask for. */
function statusField(status: Status): KnownBlock {
  const settable: readonly Status[] = SETTABLE_STATUSES;
  const offered = settable.includes(status) ? settable : [...settable, status];
  const choices = offered.map((value) => ({ text: statusWords(value), value }));
  return menuField('status', 'Status', choices, status);
}

function ownerFields(owner: Owner | null): KnownBlock[] {
  const person = owner?.kind === 'person' ? owner.userId : null;
  const name = owner?.kind === 'name' ? owner.name : null;
  const named = textField(
    OWNER_NAME,
    'Owner’s name in the file',
    name && head(name, maxInputChars),
    {
      hint: 'It is kept until you choose a person above.',
    },
  );
  return [personField('owner', 'Owner', person), ...(name === null ? [] : [named])];
}

/** How many quarters are offered from the present one on. */
const quartersAhead = 6;

/** The quarters from the present one on, with the one chosen. */
export function quarterField(
  chosen: Quarter | null,
  { today, firstMonth }: FormCalendar,
): KnownBlock {
  const current = quarterOf(today, firstMonth);
  const ahead = Array.from({ length: quartersAhead + 1 }, (_, at) => addQuarters(current, at));
  const quarters = chosen === null ? ahead : [...new Set([...ahead, chosen])].sort();
  const choices = quarters.map((value) => ({ text: quarterLabel(value, firstMonth), value }));
  const offered = [{ text: 'None', value: NONE }, ...choices];
  return menuField('targetQuarter', 'Target quarter', offered, chosen ?? NONE);
}
