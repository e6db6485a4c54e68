import type { App } from '@slack/bolt';
import { isLocalDate } from '../domain/local-date.ts';
import { carryOver } from '../register/carry-over.ts';
import { planQuarter } from '../register/plan-quarter.ts';
import { registerMeantIn, registerOf } from '../register/registers.ts';
import { ACTIONS, CALLBACKS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { messageView } from '../view/modals.ts';
import { readPlanForm } from '../view/plan-modal.ts';
import { type CarryRef, carryValue } from '../view/refs.ts';
import { showsAnew, unlessOutdated } from './behind.ts';
import { about, type Click, onClick, registerClicked } from './click.ts';
import type { SlackDeps } from './deps.ts';
import { channelBehind } from './modal-origin.ts';
import { outcomesMessage } from './outcomes.ts';
import { requireForm } from './require-form.ts';
import { onSubmit, type Reply, type Submission } from './submission.ts';

/** Listens to what carries over a quarter's items. */
export function registerQuarterActions(app: App, deps: SlackDeps): void {
  const carry = about(carryValue.decode, (click, ref) =>
    unlessOutdated(deps, click, () => carryOverFor(deps, click, ref)),
  );
  onClick(app, deps, ACTIONS.carryOver, carry);
}

/** Listens to the form that plans a quarter. */
export function registerQuarterSubmission(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.planQuarter,
    submit: (submission) => plan(deps, submission),
  });
}

/** The review says in its rows what came of it; the person alone is told of it with Undo. */
async function carryOverFor(
  deps: SlackDeps,
  click: Click,
  { registerId, quarter, number }: CarryRef,
): Promise<Message> {
  if (!isLocalDate(quarter)) throw new Error(`a quarter that is no day: ${quarter}`);
  const register = await registerClicked(deps, click, { registerId });
  const carried = await carryOver(deps.context, click.actor, register, { quarter, number });
  const hereId = await registerMeantIn(deps.context, click.actor, click.channelId);
  return showsAnew(deps, click, outcomesMessage(carried, [], hereId));
}

async function plan({ context }: SlackDeps, { actor, view }: Submission): Promise<Reply> {
  const form = requireForm(readPlanForm(view));
  const register = await registerOf(context, actor, form.registerId);
  if (form.numbers.length === 0) {
    return { kind: 'errors', errors: { ranked0: 'Tick at least one item, or close the form.' } };
  }
  const planned = await planQuarter(context, actor, register, form);
  const hereId = await registerMeantIn(context, actor, channelBehind(view));
  return { kind: 'view', view: messageView(view.title.text, outcomesMessage(planned, [], hereId)) };
}
