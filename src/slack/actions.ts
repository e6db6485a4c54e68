import type { App } from '@slack/bolt';
import type { RegisterId } from '../domain/debt.ts';
import type { DebtCommand } from '../domain/decide.ts';
import type { Register } from '../domain/register.ts';
import { seenFrom } from '../domain/register-name.ts';
import { changeDebt } from '../register/change.ts';
import { Refusal } from '../register/refusal.ts';
import { requireOpen } from '../register/rights.ts';
import { showDebt } from '../register/show.ts';
import { confirmationMessage } from '../view/confirmation.ts';
import { lineInRegister } from '../view/elsewhere.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { type ItemRef, itemValue, modalValue, registerValue } from '../view/refs.ts';
import { REPLAN_TITLE } from '../view/replan-modal.ts';
import { shownSteps, stepDifference } from '../view/shown-steps.ts';
import { registerDoctorActions } from './actions-doctor.ts';
import { registerFormActions } from './actions-form.ts';
import { registerHealthActions } from './actions-health.ts';
import { registerHomeActions } from './actions-home.ts';
import { registerMentionActions } from './actions-mention.ts';
import { registerMoreActions } from './actions-more.ts';
import { registerNudgeActions } from './actions-nudge.ts';
import { registerOfferActions } from './actions-offers.ts';
import { registerSeeingActions } from './actions-see.ts';
import { registerUndoActions } from './actions-undo.ts';
import { showsAnew, unlessOutdated } from './behind.ts';
import {
  about,
  answerInPlace,
  type Click,
  isOwnMessage,
  onClick,
  openForClick,
  registerClicked,
} from './click.ts';
import { seeHistory, seeItem } from './commands/see.ts';
import { answerLine } from './commands.ts';
import type { SlackDeps } from './deps.ts';
import { lookingAt } from './looking.ts';
import { registerQuarterActions } from './quarter.ts';

/** Listens to every button, menu and checkbox that the bot shows. */
export function registerActions(app: App, deps: SlackDeps): void {
  registerItemActions(app, deps);
  registerMoreActions(app, deps);
  registerOpeningActions(app, deps);
  registerSeeingActions(app, deps);
  registerDoctorActions(app, deps);
  registerFormActions(app, deps);
  registerNudgeActions(app, deps);
  registerMentionActions(app, deps);
  registerUndoActions(app, deps);
  registerHomeActions(app, deps);
  registerHealthActions(app, deps);
  registerOfferActions(app, deps);
  registerQuarterActions(app, deps);
}

function registerItemActions(app: App, deps: SlackDeps): void {
  const changes = (actionId: string, commandOf: (click: Click) => DebtCommand) =>
    onClick(
      app,
      deps,
      actionId,
      about(itemValue.decode, (click, ref) =>
        unlessOutdated(deps, click, () => change(deps, click, ref, commandOf(click))),
      ),
      { inHome: true },
    );
  changes(ACTIONS.done, () => ({ kind: 'complete', whatWasDone: null }));
  changes(ACTIONS.reopen, () => ({ kind: 'reopen' }));
  changes(ACTIONS.take, ({ actor: { userId } }) => ({
    kind: 'assign',
    owner: { kind: 'person', userId },
  }));
  onClick(app, deps, ACTIONS.steps, (click) => tickSteps(deps, click));
  onClick(
    app,
    deps,
    ACTIONS.show,
    about(itemValue.decode, async (click, ref) =>
      seeItem(await lookingAt(deps, click, ref), ref.number),
    ),
  );
  onClick(
    app,
    deps,
    ACTIONS.history,
    about(itemValue.decode, async (click, ref) =>
      seeHistory(await lookingAt(deps, click, ref), ref.number, 1),
    ),
  );
}

function registerOpeningActions(app: App, deps: SlackDeps): void {
  const forms = [
    [ACTIONS.edit, 'edit', 'Edit'],
    [ACTIONS.replan, 'replan', REPLAN_TITLE],
  ] as const;
  for (const [actionId, modal, opens] of forms) {
    onClick(
      app,
      deps,
      actionId,
      about(itemValue.decode, (click, { registerId, number }) =>
        openForClick(deps, click, registerId, { modal, number }),
      ),
      { opens },
    );
  }
  const blank = { modal: 'create', prefill: {}, permalink: null } as const;
  onClick(
    app,
    deps,
    ACTIONS.addDebt,
    about(registerValue.decode, (click, { registerId }) =>
      openForClick(deps, click, registerId, blank),
    ),
    { opens: 'Add debt' },
  );
  onClick(
    app,
    deps,
    ACTIONS.openModal,
    about(modalValue.decode, (click, ref) => {
      if (ref.modal !== 'create') return openForClick(deps, click, ref.registerId, ref);
      const prefill = ref.title === null ? {} : { title: ref.title };
      return openForClick(deps, click, ref.registerId, { ...blank, prefill });
    }),
    { opens: 'Debt Register' },
  );
  onClick(
    app,
    deps,
    ACTIONS.runCommand,
    about(
      (text) => text,
      (click, text) => runLine(deps, click, text),
    ),
  );
  onClick(
    app,
    deps,
    ACTIONS.runIn,
    about(lineInRegister.decode, (click, { line, registerId }) =>
      runLine(deps, click, line, registerId),
    ),
  );
}

/** Runs a command line that an answer suggested; in what `/debt` means there where no register is given. */
async function runLine(
  deps: SlackDeps,
  click: Click,
  text: string,
  registerId?: RegisterId,
): Promise<Message | null> {
  const { client, teamId, triggerId, channelId, actor } = click;
  const { userId } = actor;
  const line = text.replace(/^\/debt\s*/, '');
  return answerLine(deps, client, {
    ...{ teamId, userId, channelId, text: line, triggerId },
    origin: 'command',
    ...(registerId !== undefined && { registerId }),
  });
}

/**
 * Changes an item by a button. The person's own card shows the item anew, with a confirmation beside it only where there is
 * more to be known; a message that others see too stays, and the person alone is told.
 */
async function change(
  deps: SlackDeps,
  click: Click,
  ref: ItemRef,
  command: DebtCommand,
): Promise<Message | null> {
  const register = await registerClicked(deps, click, ref);
  const origin = originOf(click);
  const isOwn = isOwnCard(click);
  if (!isOwn && command.kind === 'assign') await requireFree(deps, click, register, ref);
  const saved = await changeDebt(deps.context, click.actor, register, ref.number, command, origin);
  const looking = await lookingAt(deps, click, ref);
  const debt = seenFrom(saved.debt, register, looking.hereId);
  const confirmation = confirmationMessage({ ...saved, debt, firstMonth: register.firstMonth });
  if (!isOwn) return showsAnew(deps, click, confirmation);
  await answerInPlace(click, await seeItem(looking, ref.number, saved.changeSet));
  return click.view === null && saved.remarks.length > 0 ? confirmation : null;
}

function originOf(click: Click): 'home' | 'card' | 'digest' {
  if (click.home) return 'home';
  return isOwnCard(click) ? 'card' : 'digest';
}

/** Whether what was clicked shows the person alone an item, which is shown anew in its place; not a message about several. */
function isOwnCard(click: Click): boolean {
  if (click.behind !== null && 'messageId' in click.behind && click.view === null) return false;
  return click.home === null && (click.view !== null || isOwnMessage(click));
}

/** A message that all see goes on offering an item; who took it since keeps it, unless that person has left. */
async function requireFree(
  { context, people }: SlackDeps,
  { client, actor, teamId }: Click,
  register: Register,
  { number }: ItemRef,
): Promise<void> {
  const { debt } = await showDebt(context, actor, register, number);
  requireOpen(debt);
  const { owner } = debt;
  if (owner?.kind !== 'person' || owner.userId === actor.userId) return;
  const { isDeactivated } = await people.profile(client, { teamId, userId: owner.userId });
  if (isDeactivated) return;
  const remedy = `See /debt show ${number}. To take it over all the same: /debt assign ${number} me.`;
  throw new Refusal('not valid', `Somebody else has taken #${number} already.`, remedy);
}

/** Applies only what differs from what the card showed, so that a card out of date unticks nobody's steps. */
async function tickSteps(deps: SlackDeps, click: Click): Promise<Message | null> {
  const shown = shownSteps(click.blockId);
  if (!shown) throw new Error(`steps in an unknown block: ${click.blockId}`);
  const register = await registerClicked(deps, click, shown);
  const difference = stepDifference(shown, click.ticked);
  const command = { kind: 'tick', ...difference } as const;
  const { context, actor } = { context: deps.context, actor: click.actor };
  const saved = await changeDebt(context, actor, register, shown.number, command, 'card');
  const looking = await lookingAt(deps, click, shown);
  await answerInPlace(click, await seeItem(looking, shown.number, saved.changeSet));
  return null;
}
