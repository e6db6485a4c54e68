import type { FieldPatch } from '../domain/patch.ts';
import { fitItemForm, itemFormTitle } from '../view/item-forms.ts';
import { type OwnershipForm, ownershipFormTitle } from '../view/ownership-forms.ts';
import type { ItemFormRef, ModalRef } from '../view/refs.ts';
import { REPLAN_TITLE } from '../view/replan-modal.ts';

/** Which modal is asked for. `warning` stands above the create modal's fields, as plain text. */
export type ModalRequest =
  | {
      readonly modal: 'create';
      readonly prefill: FieldPatch;
      readonly permalink: string | null;
      readonly warning?: string;
    }
  | { readonly modal: 'edit' | 'assess' | 'move' | 'replan'; readonly number: number }
  | (ItemFormRef & { readonly warning?: string })
  | OwnershipForm
  | { readonly modal: 'import' }
  | { readonly modal: 'settings' }
  | { readonly modal: 'owners' | 'plan quarter' }
  | { readonly modal: 'new register' };

/** Whether it is a form that completes a command on items. */
export function isItemForm(
  request: ModalRequest,
): request is ItemFormRef & { readonly warning?: string } {
  return request.modal === 'accept' || request.modal === 'hit' || request.modal === 'merge';
}

/** Whether it is a form by which an item changes hands. */
export function isOwnershipForm(request: ModalRequest): request is OwnershipForm {
  return request.modal === 'hand over' || request.modal === 'decline';
}

/** The modal's title, also while it is loading. */
export function titleOf(request: ModalRequest): string {
  switch (request.modal) {
    case 'create':
      return 'Add debt';
    case 'edit':
      return `Edit #${request.number}`;
    case 'assess':
      return `Assess #${request.number}`;
    case 'move':
      return `Move #${request.number}`;
    case 'replan':
      return `${REPLAN_TITLE} #${request.number}`;
    case 'import':
      return 'Import a register';
    case 'settings':
      return 'Settings';
    case 'owners':
      return 'Who is who';
    case 'plan quarter':
      return 'Plan the quarter';
    case 'new register':
      return 'New register';
    case 'accept':
    case 'hit':
    case 'merge':
      return itemFormTitle(request);
    case 'hand over':
    case 'decline':
      return ownershipFormTitle(request);
    default:
      return request satisfies never;
  }
}

/** The same for a button that asks for it anew. */
export function refOf(registerId: number, request: ModalRequest): ModalRef {
  switch (request.modal) {
    case 'create':
      return { registerId, modal: 'create', title: request.prefill.title ?? null };
    case 'edit':
    case 'assess':
    case 'move':
    case 'replan':
      return { registerId, modal: request.modal, number: request.number };
    case 'import':
    case 'settings':
    case 'owners':
    case 'plan quarter':
    case 'new register':
      return { registerId, modal: request.modal };
    case 'accept':
    case 'hit':
    case 'merge':
      return fitItemForm(request);
    case 'hand over':
    case 'decline':
      return request;
    default:
      return request satisfies never;
  }
}
