import type { App } from '@slack/bolt';
import type { UserId } from '../domain/debt.ts';
import type { Register } from '../domain/register.ts';
import { changeDebts } from '../register/change.ts';
import { answerOffers } from '../register/offers.ts';
import { Refusal } from '../register/refusal.ts';
import { registerOf } from '../register/registers.ts';
import { requireOpen } from '../register/rights.ts';
import { showDebt } from '../register/show.ts';
import { CALLBACKS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { messageView } from '../view/modals.ts';
import { readDecline, readHandOver } from '../view/ownership-forms.ts';
import { requireOwner } from './assignee.ts';
import type { SlackDeps } from './deps.ts';
import { answerRowBehind } from './nudge-rows.ts';
import { outcomesMessage } from './outcomes.ts';
import { requireForm } from './require-form.ts';
import { hereIdOf, onSubmit, type Reply, type Submission } from './submission.ts';

/** Listens to the forms by which an item changes hands. */
export function registerOwnershipForms(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.handOver,
    submit: (submission) => handOver(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.decline,
    submit: (submission) => decline(deps, submission),
  });
}

async function handOver(deps: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const { form, to, note } = requireForm(readHandOver(view));
  if (to === null) return { kind: 'errors', errors: { owner: 'Choose who should have it.' } };
  const register = await registerOf(deps.context, actor, form.registerId);
  await requireNewOwner(deps, submission, { register, number: form.number }, to);
  await requireOwner(deps.people, submission, to, [register]);
  const places = [{ register, number: form.number }];
  const command = { kind: 'assign', owner: { kind: 'person', userId: to }, note } as const;
  const changed = await changeDebts(deps.context, actor, places, command, 'modal');
  const saved = changed.outcomes[0]?.saved;
  if (saved) {
    const { owner } = saved.debt;
    const isTheirs = owner?.kind === 'person' && owner.userId === to;
    const words = isTheirs ? 'Handed over' : 'Asked; it is yours until they accept';
    await answerRowBehind(deps, submission, words, saved);
  }
  return shown(submission, outcomesMessage(changed, [], await hereIdOf(deps.context, submission)));
}

/** @throws Refusal where the item is theirs already, or not owed any more. */
async function requireNewOwner(
  { context }: SlackDeps,
  { actor }: Submission,
  { register, number }: { readonly register: Register; readonly number: number },
  to: UserId,
): Promise<void> {
  const { debt } = await showDebt(context, actor, register, number);
  requireOpen(debt);
  if (debt.owner?.kind !== 'person' || debt.owner.userId !== to) return;
  const whose = to === actor.userId ? 'yours' : 'theirs';
  throw new Refusal(
    'not valid',
    `#${number} is ${whose} already.`,
    'Choose somebody else.',
    'owner',
  );
}

async function decline({ context }: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const { form, reason } = requireForm(readDecline(view));
  const declined = await answerOffers(context, actor, [form.offerId], { kind: 'decline', reason });
  return shown(submission, outcomesMessage(declined, [], await hereIdOf(context, submission)));
}

function shown({ view }: Submission, message: Message): Reply {
  return { kind: 'view', view: messageView(view.title.text, message) };
}
