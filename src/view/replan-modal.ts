/** The form by which an owner gives an item another date or quarter. */
import type { ModalView } from '@slack/types';
import { isLocalDate, type LocalDate } from '../domain/local-date.ts';
import type { Quarter } from '../domain/quarter.ts';
import { context } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { type FormCalendar, quarterField } from './form-blocks.ts';
import { dayField } from './form-fields.ts';
import type { FieldErrors } from './forms.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type ItemRef, itemValue } from './refs.ts';

/** What the form says: one of the two, or what is wrong with them by field. */
export type Replanned = { readonly item: ItemRef } & (
  | { readonly date: LocalDate; readonly quarter: null; readonly errors: null }
  | { readonly date: null; readonly quarter: Quarter; readonly errors: null }
  | { readonly errors: FieldErrors }
);

/** The form's title. */
export const REPLAN_TITLE = 'Re-plan';

/** The form, empty: what it was planned for has passed, or soon will. */
export function replanModal({ registerId, number }: ItemRef, calendar: FormCalendar): ModalView {
  return modal({
    title: `${REPLAN_TITLE} #${number}`,
    callbackId: CALLBACKS.replan,
    submit: REPLAN_TITLE,
    metadata: itemValue.encode({ registerId, number }),
    blocks: [
      context('Choose a date, or a quarter alone where the day is not known yet.'),
      dayField('targetDate', 'Target date', null),
      quarterField(null, calendar),
    ],
  });
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
