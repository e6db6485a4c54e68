/** The forms by which an item changes hands: to whom it is handed over, and why somebody does not want it. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { UserId } from '../domain/debt.ts';
import { context } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { personField, textField } from './form-fields.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type DeclineForm, type HandOverForm, ownershipForm } from './refs.ts';

/** Names of the forms' fields. */
const FIELDS = { owner: 'owner', text: 'text' };
const maxTextChars = 500;

export type OwnershipForm = HandOverForm | DeclineForm;

/** The form's title. */
export function ownershipFormTitle({ modal: kind, number }: OwnershipForm): string {
  return kind === 'hand over' ? `Hand over #${number}` : `Decline #${number}`;
}

/** The form, empty. */
export function ownershipFormModal(form: OwnershipForm): ModalView {
  const isHandOver = form.modal === 'hand over';
  return modal({
    title: ownershipFormTitle(form),
    callbackId: isHandOver ? CALLBACKS.handOver : CALLBACKS.decline,
    submit: isHandOver ? 'Hand over' : 'Decline',
    metadata: ownershipForm.encode(form),
    blocks: isHandOver ? handOverBlocks(form.asks) : declineBlocks(),
  });
}

/** Null when the view is no such form. The person is null where none was chosen. */
export function readHandOver(
  view: SubmittedView,
): { form: HandOverForm; to: UserId | null; note: string | null } | null {
  const form = ownershipForm.decode(view.private_metadata);
  if (form?.modal !== 'hand over') return null;
  const answers = answersOf(view);
  const to = answers.get(FIELDS.owner)?.value ?? null;
  return { form, to, note: textOf(view) };
}

/** Null when the view is no such form. */
export function readDecline(
  view: SubmittedView,
): { form: DeclineForm; reason: string | null } | null {
  const form = ownershipForm.decode(view.private_metadata);
  return form?.modal === 'decline' ? { form, reason: textOf(view) } : null;
}

function handOverBlocks(asks: boolean): KnownBlock[] {
  const what = asks
    ? 'They are asked first: nothing changes until they accept.'
    : 'It is theirs at once.';
  return [
    personField(FIELDS.owner, 'Who should have it?', null, { required: true }),
    ...(asks ? [textField(FIELDS.text, 'Say something with it', null, textOptions)] : []),
    context(what),
  ];
}

function declineBlocks(): KnownBlock[] {
  return [
    textField(FIELDS.text, 'Why not?', null, textOptions),
    context('Who asked is told. The item stays whose it is.'),
  ];
}

const textOptions = { multiline: true, maxChars: maxTextChars };

function textOf(view: SubmittedView): string | null {
  return answersOf(view).get(FIELDS.text)?.value?.trim().slice(0, maxTextChars) || null;
}
