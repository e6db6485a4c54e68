/** The form that asks into which register an item is moved. */
import type { ModalView } from '@slack/types';
import type { RegisterId } from '../domain/debt.ts';
import { context } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { menuField } from './form-fields.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type MoveForm, moveForm } from './refs.ts';

const FIELD = 'register';
/** static-select-element: at most 100 options. */
const maxChoices = 100;

/** A register that an item can be moved into. */
export interface MoveTarget {
  readonly id: RegisterId;
  readonly name: string;
}

/** The form with the registers to choose from; at least one. Of more than a hundred the first are offered. */
export function moveModal(form: MoveForm, targets: readonly MoveTarget[]): ModalView {
  const choices = targets
    .slice(0, maxChoices)
    .map(({ id, name }) => ({ text: name, value: String(id) }));
  const more =
    targets.length > maxChoices
      ? ['There are more: `/debt move` and the number takes any name.']
      : [];
  return modal({
    title: `Move #${form.number}`,
    callbackId: CALLBACKS.move,
    submit: 'Move',
    metadata: moveForm.encode(form),
    blocks: [
      menuField(FIELD, 'Into which register?', choices, null, { required: true }),
      context('It gets the next number there. Its old number still finds it.'),
      ...more.map(context),
    ],
  });
}

/** Null when the view is no such form. The register is null where none was chosen. */
export function readMove(
  view: SubmittedView,
): { readonly form: MoveForm; readonly to: RegisterId | null } | null {
  const form = moveForm.decode(view.private_metadata);
  if (!form) return null;
  const value = answersOf(view).get(FIELD)?.value ?? null;
  return { form, to: value === null ? null : Number(value) };
}

/** The error of a form in which nothing was chosen. */
export const noRegisterChosen = { [FIELD]: 'Choose the register that it belongs to.' };
