/** The form by which an owner gives an item another date or quarter. */
import type { ModalView } from '@slack/types';
import { type DebtSummary, MAX_TITLE_CHARS } from '../domain/debt.ts';
import { formatDay, isLocalDate, type LocalDate } from '../domain/local-date.ts';
import { type Quarter, quarterLabel } from '../domain/quarter.ts';
import { context, line, richText, say } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { type FormCalendar, quarterField } from './form-blocks.ts';
import { dayField } from './form-fields.ts';
import type { FieldErrors } from './forms.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type ItemRef, itemValue } from './refs.ts';
import { cut, oneLine } from './text.ts';

/** What the form says: one of the two, or what is wrong with them by field. */
export type Replanned = { readonly item: ItemRef } & (
  | { readonly date: LocalDate; readonly quarter: null; readonly errors: null }
  | { readonly date: null; readonly quarter: Quarter; readonly errors: null }
  | { readonly errors: FieldErrors }
);

/** The form's title. */
export const REPLAN_TITLE = 'Re-plan';

/** The form, empty: what the item was planned for has passed, or soon will. */
export function replanModal(
  { registerId, number }: ItemRef,
  debt: Pick<DebtSummary, 'title' | 'targetDate' | 'targetQuarter'>,
  calendar: FormCalendar,
): ModalView {
  return modal({
    title: `${REPLAN_TITLE} #${number}`,
    callbackId: CALLBACKS.replan,
    submit: REPLAN_TITLE,
    metadata: itemValue.encode({ registerId, number }),
    blocks: [
      richText(line(say(cut(oneLine(debt.title), 2 * MAX_TITLE_CHARS), { bold: true }))),
      context(plannedWords(debt, calendar)),
      context('Choose a date, or a quarter alone where the day is not known yet.'),
      dayField('targetDate', 'Target date', null),
      quarterField(null, calendar),
    ],
  });
}

function plannedWords(
  { targetDate, targetQuarter }: Pick<DebtSummary, 'targetDate' | 'targetQuarter'>,
  { firstMonth }: FormCalendar,
): string {
  if (targetDate !== null) return `It is due on ${formatDay(targetDate)}.`;
  if (targetQuarter === null) return 'It has no date yet.';
  return `It is planned for ${quarterLabel(targetQuarter, firstMonth)}.`;
}

/** Null when the view is no such form. */
export function readReplan(view: SubmittedView): Replanned | null {
  const item = itemValue.decode(view.private_metadata ?? null);
  if (!item) return null;
  const answers = answersOf(view);
  const [date, quarter] = ['targetDate', 'targetQuarter'].map((name) => {
    const value = answers.get(name)?.value ?? null;
    return value !== null && isLocalDate(value) ? value : null;
  });
  if (date && quarter) {
    return { item, errors: { targetQuarter: 'Choose a date or a quarter, not both.' } };
  }
  if (date) return { item, date, quarter: null, errors: null };
  if (quarter) return { item, date: null, quarter, errors: null };
  return { item, errors: { targetDate: 'Choose a date, or a quarter below.' } };
}
