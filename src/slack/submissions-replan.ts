import type { App } from '@slack/bolt';
import type { DebtCommand } from '../domain/decide.ts';
import { formatDay } from '../domain/local-date.ts';
import { quarterLabel } from '../domain/quarter.ts';
import type { Register } from '../domain/register.ts';
import { seenFrom } from '../domain/register-name.ts';
import { changeDebt } from '../register/change.ts';
import { todayOf } from '../register/context.ts';
import { registerOf } from '../register/registers.ts';
import { confirmationMessage } from '../view/confirmation.ts';
import { CALLBACKS } from '../view/ids.ts';
import { messageView } from '../view/modals.ts';
import { type Replanned, readReplan } from '../view/replan-modal.ts';
import type { SlackDeps } from './deps.ts';
import { answerRowBehind, isFromNudge } from './nudge-rows.ts';
import { requireForm } from './require-form.ts';
import { hereIdOf, onSubmit, type Reply, type Submission } from './submission.ts';
import { requireDayToCome } from './submissions-items.ts';

/** Listens to the form by which an owner gives an item another date or quarter. */
export function registerReplanSubmission(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.replan,
    submit: (submission) => replan(deps, submission),
  });
}

async function replan(deps: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const form = requireForm(readReplan(view));
  if (form.errors) return { kind: 'errors', errors: form.errors };
  const { registerId, number } = form.item;
  const register = await registerOf(deps.context, actor, registerId);
  requireDayToCome({ targetDate: form.date }, todayOf(register, deps.context.now()));
  const { command, words } = planned(form, register);
  const origin = isFromNudge(view) ? 'nudge' : 'modal';
  const saved = await changeDebt(deps.context, actor, register, number, command, origin);
  await answerRowBehind(deps, submission, words, saved);
  const debt = seenFrom(saved.debt, register, await hereIdOf(deps.context, submission));
  const confirmation = confirmationMessage({ ...saved, debt, firstMonth: register.firstMonth });
  return { kind: 'view', view: messageView(view.title.text, confirmation) };
}

function planned(
  form: Extract<Replanned, { readonly errors: null }>,
  { firstMonth }: Register,
): { command: DebtCommand; words: string } {
  if (form.date !== null) {
    const words = `Re-planned: due ${formatDay(form.date)}`;
    return { command: { kind: 'set due', date: form.date }, words };
  }
  const words = `Re-planned for ${quarterLabel(form.quarter, firstMonth)}`;
  return { command: { kind: 'plan', quarter: form.quarter }, words };
}
