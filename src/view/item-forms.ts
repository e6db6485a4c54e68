/** The forms that complete a command on items as a whole: accept, hit and merge. */
import type { KnownBlock, ModalView } from '@slack/types';
import { isLocalDate, type LocalDate } from '../domain/local-date.ts';
import { context, plain } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { dayField, field, maxInputChars, textField } from './form-fields.ts';
import type { FieldErrors } from './forms.ts';
import { ACTIONS, CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type ItemFormRef, type ItemRef, itemForm, itemsValue } from './refs.ts';
import { cut, listed } from './text.ts';

/** The value of the option that stands for an item that is not recorded yet. */
export const NEW_ITEM = 'new';
/** `block_id`s of the forms' fields. */
const FIELDS = {
  until: 'acceptedUntil',
  why: 'acceptedWhy',
  item: 'item',
  time: 'hits',
  text: 'text',
};

type FormOf<Modal extends ItemFormRef['modal']> = Extract<ItemFormRef, { modal: Modal }>;

/** What was filled in, or what is wrong with it by field. `form` is what the modal was opened with. */
export type ItemFormAnswer<Modal extends ItemFormRef['modal'], Told> = {
  readonly form: FormOf<Modal>;
} & (
  | { readonly told: Told; readonly errors: null }
  | { readonly told: null; readonly errors: FieldErrors }
);

/** The form's title. */
export function itemFormTitle({ modal: kind }: ItemFormRef): string {
  const titles = { accept: 'Accept debt', hit: 'It bit us', merge: 'Merge' } as const;
  return titles[kind];
}

/** The form with what is known already. */
export function itemFormModal(form: ItemFormRef): ModalView {
  const submits = { accept: 'Accept', hit: 'Record it', merge: 'Merge' } as const;
  return modal({
    title: itemFormTitle(form),
    callbackId: CALLBACKS[form.modal],
    submit: submits[form.modal],
    metadata: itemForm.encode(withoutTexts(form)),
    blocks: blocksOf(form),
  });
}

/** Null when the view is none of these forms. */
export function readAcceptForm(
  view: SubmittedView,
): ItemFormAnswer<'accept', { until: LocalDate; why: string }> | null {
  const form = itemForm.decode(view.private_metadata);
  if (form?.modal !== 'accept') return null;
  const until = told(view, FIELDS.until);
  const why = told(view, FIELDS.why)?.trim();
  if (!until || !isLocalDate(until)) {
    return failed(form, FIELDS.until, 'Choose the day on which it is to reopen.');
  }
  if (!why) return failed(form, FIELDS.why, 'Say why it can stay as it is.');
  return { form, told: { until, why }, errors: null };
}

/** What was hit: an item, or one that is not recorded yet. The time is as it was typed. */
export interface ToldHit {
  readonly item: ItemRef | typeof NEW_ITEM;
  readonly time: string;
  readonly text: string | null;
}

/** Null when the view is none of these forms. */
export function readHitForm(view: SubmittedView): ItemFormAnswer<'hit', ToldHit> | null {
  const form = itemForm.decode(view.private_metadata);
  if (form?.modal !== 'hit') return null;
  const { registerId, number } = form;
  const picked = told(view, FIELDS.item);
  const item = number === null ? pickedItem(picked) : { registerId, number };
  const text = told(view, FIELDS.text)?.trim() || null;
  if (item === null) return failed(form, FIELDS.item, 'Choose the item that it was.');
  if (item === NEW_ITEM && text === null) {
    return failed(form, FIELDS.text, 'Say what happened: its first line becomes the title.');
  }
  return { form, told: { item, time: told(view, FIELDS.time) ?? '', text }, errors: null };
}

/** Null when the view is none of these forms. */
export function readMergeForm(view: SubmittedView): ItemFormAnswer<'merge', ItemRef> | null {
  const form = itemForm.decode(view.private_metadata);
  if (form?.modal !== 'merge') return null;
  const item = pickedItem(told(view, FIELDS.item));
  if (item === null || item === NEW_ITEM)
    return failed(form, FIELDS.item, 'Choose the item that stays.');
  return { form, told: item, errors: null };
}

/** The error of a time that cannot be read. */
export function timeError(): FieldErrors {
  return { [FIELDS.time]: 'Write it as 45m, 1h30 or 2 hours.' };
}

/** What stands in the fields is not carried beside them: private metadata holds 3,000 characters. */
function withoutTexts(form: ItemFormRef): ItemFormRef {
  if (form.modal === 'accept') return { ...form, why: null };
  return form.modal === 'hit' ? { ...form, text: null } : form;
}

/** The form as a button carries it, whose value holds 2,000 characters. */
export function fitItemForm(form: ItemFormRef): ItemFormRef {
  const short = (text: string | null) => text && cut(text, 400);
  if (form.modal === 'hit') return { ...form, text: short(form.text) };
  if (form.modal === 'merge') return form;
  return { ...form, why: form.items.length > 10 ? null : short(form.why) };
}

function blocksOf(form: ItemFormRef): KnownBlock[] {
  switch (form.modal) {
    case 'accept':
      return [
        context(`${names(form.items)}: counts as neither open nor paid until then.`),
        dayField(FIELDS.until, 'Reopens on', form.until, { required: true }),
        textField(FIELDS.why, 'Why it can stay as it is', form.why, {
          required: true,
          multiline: true,
        }),
      ];
    case 'hit':
      return [
        ...(form.number === null
          ? [itemField('Which debt was it?', 'Type a number or a word of it')]
          : [context(`*#${form.number}*`)]),
        textField(FIELDS.time, 'Time lost', form.minutes === null ? null : `${form.minutes} min`, {
          required: true,
          maxChars: 40,
          placeholder: '45m, 1h30, 2 days',
        }),
        textField(FIELDS.text, 'What happened', form.text, { multiline: true }),
        ...(form.permalink === null ? [] : [context('The message’s link is kept with it.')]),
      ];
    case 'merge':
      return [
        context(
          `${names(form.items)} will be closed as merged. Links, labels, hits and steps go to the item that stays; the rest can still be read.`,
        ),
        itemField('Which item stays?', 'Type a number or a word of it'),
      ];
    default:
      return form satisfies never;
  }
}

/** A select that looks items up while the person types (external-select-menu-element). */
function itemField(label: string, placeholder: string): KnownBlock {
  return field(
    FIELDS.item,
    label,
    { required: true },
    {
      type: 'external_select',
      action_id: ACTIONS.pickItem,
      min_query_length: 0,
      placeholder: plain(placeholder, 150),
    },
  );
}

function pickedItem(value: string | null): ItemRef | typeof NEW_ITEM | null {
  return value === NEW_ITEM ? NEW_ITEM : (itemsValue.decode(value)?.[0] ?? null);
}

function told(view: SubmittedView, name: string): string | null {
  return answersOf(view).get(name)?.value?.slice(0, maxInputChars) ?? null;
}

function failed<Modal extends ItemFormRef['modal']>(
  form: FormOf<Modal>,
  name: string,
  why: string,
): { form: FormOf<Modal>; told: null; errors: FieldErrors } {
  return { form, told: null, errors: { [name]: why } };
}

function names(items: readonly ItemRef[]): string {
  const shown = items.slice(0, 10).map(({ number }) => `#${number}`);
  const more = items.length - shown.length;
  return listed([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}
