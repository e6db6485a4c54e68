import type { App } from '@slack/bolt';
import { moveDebts } from '../register/move.ts';
import { registerOf } from '../register/registers.ts';
import { CALLBACKS } from '../view/ids.ts';
import { messageView } from '../view/modals.ts';
import { noRegisterChosen, readMove } from '../view/move-form.ts';
import type { SlackDeps } from './deps.ts';
import { outcomesMessage } from './outcomes.ts';
import { requireForm } from './require-form.ts';
import { hereIdOf, onSubmit, type Reply, type Submission } from './submission.ts';

/** Listens to the form that moves an item into another register. */
export function registerMoveForm(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.move,
    submit: (submission) => move(deps, submission),
  });
}

async function move({ context }: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const { form, to } = requireForm(readMove(view));
  if (to === null) return { kind: 'errors', errors: noRegisterChosen };
  const register = await registerOf(context, actor, form.registerId);
  const target = await registerOf(context, actor, to);
  const places = [{ register, number: form.number }];
  const moved = await moveDebts(context, actor, places, target, 'modal');
  const answer = outcomesMessage(moved, [], await hereIdOf(context, submission));
  return { kind: 'view', view: messageView(view.title.text, answer) };
}
