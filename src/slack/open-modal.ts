import type { WebClient } from '@slack/web-api';
import type { ChannelId } from '../domain/debt.ts';
import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import { isFixedZone } from '../domain/zone.ts';
import { todayOf } from '../register/context.ts';
import { registersToMoveTo } from '../register/move.ts';
import { unmappedOwners } from '../register/owners.ts';
import { quarterToPlan } from '../register/plan-quarter.ts';
import {
  requireInside,
  requireMaintainer,
  requireMayChange,
  requireMember,
  requireOpen,
} from '../register/rights.ts';
import { readSettings } from '../register/settings.ts';
import { showDebt } from '../register/show.ts';
import { assessModal } from '../view/assess-modal.ts';
import { context } from '../view/blocks.ts';
import { createModal } from '../view/create-modal.ts';
import { editModal } from '../view/edit-modal.ts';
import { importModal } from '../view/import-form.ts';
import { itemFormModal } from '../view/item-forms.ts';
import type { Message, ModalView } from '../view/message.ts';
import { loadingView, messageView, reopenMessage } from '../view/modals.ts';
import { moveModal } from '../view/move-form.ts';
import { ownersModal } from '../view/owners-modal.ts';
import { ownershipFormModal } from '../view/ownership-forms.ts';
import { planModal } from '../view/plan-modal.ts';
import { newRegisterModal } from '../view/registers.ts';
import { replanModal } from '../view/replan-modal.ts';
import { settingsModal } from '../view/settings-modal.ts';
import { inMrkdwn } from '../view/text.ts';
import type { SlackDeps } from './deps.ts';
import { type Behind, fromChannel } from './modal-origin.ts';
import { isItemForm, isOwnershipForm, type ModalRequest, refOf, titleOf } from './modal-request.ts';
import { toMessage } from './problems.ts';
import { unlessRefused } from './slack-code.ts';

/** From where a modal is opened; with `viewId` it takes the place of the view that is open. */
export interface ModalPlace {
  readonly client: WebClient;
  /** Good for 3 s and one use; null where there was none. */
  readonly triggerId: string | null;
  readonly actor: Actor;
  readonly teamId: string;
  readonly register: Register;
  /** Where it was asked for; null in the Home. */
  readonly channelId: ChannelId | null;
  readonly viewId?: string;
  /** What it was opened from. */
  readonly behind?: Behind | null;
}

/** The `block_id` of a warning above a form; rendering the form anew keeps it. */
export const WARNING_BLOCK = 'warning';

/** Codes of methods/views.open for a trigger that is used up or came too late. */
const TRIGGER_GONE: ReadonlySet<string> = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
]);
const VIEW_CLOSED: ReadonlySet<string> = new Set(['not_found']);

/**
 * Opens a modal; one that needs data stands there empty at once and is filled when the data is there. What goes
 * wrong with the data is told in the modal.
 * @returns a message that offers to open it anew where the trigger was used up or came too late, else null.
 * @throws Refusal before anything is opened when the actor may not do what the modal is for; Slack's other errors.
 */
export async function openModal(
  deps: SlackDeps,
  place: ModalPlace,
  request: ModalRequest,
): Promise<Message | null> {
  requireRights(place, request);
  const { client, triggerId, viewId, channelId, behind = null } = place;
  const ready = viewAtOnce(deps, place, request);
  const atOnce = ready && fromChannel(ready, channelId, behind);
  const fill = async () => fromChannel(await filledView(deps, place, request), channelId, behind);
  if (viewId !== undefined) {
    await updateView(client, viewId, atOnce ?? (await fill()));
    return null;
  }
  const reopen = reopenMessage(refOf(place.register.id, request));
  if (triggerId === null) return reopen;
  const first = atOnce ?? loadingView(titleOf(request));
  const opening = client.views.open({ trigger_id: triggerId, view: first });
  const [opened, filled] = await Promise.all([
    unlessRefused(opening, TRIGGER_GONE),
    atOnce ? null : fill(),
  ]);
  if (!opened) return reopen;
  if (filled && opened.view?.id) await updateView(client, opened.view.id, filled);
  return null;
}

/**
 * Opens an empty modal to be filled, so that a trigger does not expire while data is looked up.
 * @returns the view's id, or null where the trigger is used up or came too late.
 */
export async function openLoading(
  client: WebClient,
  triggerId: string,
  title: string,
): Promise<string | null> {
  const opening = client.views.open({ trigger_id: triggerId, view: loadingView(title) });
  return (await unlessRefused(opening, TRIGGER_GONE))?.view?.id ?? null;
}

/** Shows another view in the place of an open one; a view that the person closed meanwhile stays closed. */
export async function updateView(
  client: WebClient,
  viewId: string,
  view: ModalView,
): Promise<void> {
  await unlessRefused(client.views.update({ view_id: viewId, view }), VIEW_CLOSED);
}

/** A modal with a warning above its fields, in the place of one that is there. */
export function withWarning(view: ModalView, warning: string | undefined): ModalView {
  if (!warning) return view;
  const block = { ...context(`:warning: ${inMrkdwn(warning)}`), block_id: WARNING_BLOCK };
  const rest = view.blocks.filter(({ block_id }) => block_id !== WARNING_BLOCK);
  return { ...view, blocks: [block, ...rest] };
}

function requireRights({ register, actor }: ModalPlace, { modal }: ModalRequest): void {
  if (modal === 'create') requireMember(register, actor, 'record debt');
  if (modal === 'new register') requireInside(actor, 'create a register');
  if (modal === 'merge') requireMaintainer(register, actor, 'merge');
  if (modal === 'import') requireMaintainer(register, actor, 'import');
  if (modal === 'owners') requireMaintainer(register, actor, 'say who its owners are');
  if (modal === 'plan quarter') requireMember(register, actor, 'plan a quarter');
  if (modal === 'settings') requireMember(register, actor, 'see the settings');
}

/** The modals that need no data. */
function viewAtOnce(
  deps: SlackDeps,
  { register }: ModalPlace,
  request: ModalRequest,
): ModalView | null {
  if (request.modal === 'new register') return newRegisterModal();
  if (request.modal === 'import') {
    return importModal(register.id, deps.grants.has('files:read'));
  }
  if (isItemForm(request)) return withWarning(itemFormModal(request), request.warning);
  if (isOwnershipForm(request)) return ownershipFormModal(request);
  if (request.modal !== 'create') return null;
  const meta = {
    registerId: register.id,
    expanded: false,
    today: todayOf(register, deps.context.now()),
    firstMonth: register.firstMonth,
    permalink: request.permalink,
    draft: null,
  };
  return withWarning(createModal(meta, request.prefill), request.warning);
}

/** The modals that need data, or what went wrong with it. */
async function filledView(
  deps: SlackDeps,
  place: ModalPlace,
  request: ModalRequest,
): Promise<ModalView> {
  const { actor, register } = place;
  try {
    if (request.modal === 'owners') return await ownersView(deps, place);
    if (request.modal === 'plan quarter') {
      const plan = await quarterToPlan(deps.context, actor, register);
      return planModal({ registerId: register.id, ...plan });
    }
    if (request.modal === 'settings') return await settingsView(deps, place);
    if (!('number' in request) || isItemForm(request) || isOwnershipForm(request)) {
      throw new Error(`the ${request.modal} form needs no data`);
    }
    const { debt } = await showDebt(deps.context, actor, register, request.number);
    requireMayChange(register, actor, debt);
    if (request.modal === 'assess') return assessModal(debt);
    if (request.modal === 'move') return await moveView(deps, place, request.number);
    const { firstMonth } = register;
    const calendar = { today: todayOf(register, deps.context.now()), firstMonth };
    if (request.modal === 'edit') return editModal(debt, calendar);
    requireOpen(debt);
    return replanModal({ registerId: register.id, number: request.number }, debt, calendar);
  } catch (error) {
    return messageView(titleOf(request), toMessage(error, deps.log, null));
  }
}

/** @throws Refusal where there is no register to move it into. */
async function moveView(
  { context }: SlackDeps,
  { actor, register }: ModalPlace,
  number: number,
): Promise<ModalView> {
  const targets = await registersToMoveTo(context, actor, register);
  return moveModal({ modal: 'move', registerId: register.id, number }, targets);
}

async function ownersView(
  { context }: SlackDeps,
  { actor, register }: ModalPlace,
): Promise<ModalView> {
  const found = await unmappedOwners(context, actor, register);
  return ownersModal({ registerId: register.id, registerName: register.name }, found);
}

/** The settings; who is no maintainer sees them, and sets only their own reminders. */
async function settingsView(
  deps: SlackDeps,
  { actor, client, register, teamId }: ModalPlace,
): Promise<ModalView> {
  const [settings, profile] = await Promise.all([
    readSettings(deps.context, actor, register),
    deps.people.profile(client, { teamId, userId: actor.userId }),
  ]);
  const { id: registerId, name: registerName } = register;
  const shown = { registerId, registerName, identity: register, ...settings };
  // a register lives through changes of clocks, which a fixed distance from UTC does not follow
  const ownZone = profile.zone !== null && isFixedZone(profile.zone) ? null : profile.zone;
  return settingsModal(shown, { mayChange: isMaintainer(register, actor), ownZone });
}
