import type { App } from '@slack/bolt';
import { readMinutes } from '../command/duration.ts';
import { MAX_TITLE_CHARS } from '../domain/debt.ts';
import type { DebtCommand } from '../domain/decide.ts';
import { seenFrom } from '../domain/register-name.ts';
import { addDebt } from '../register/add.ts';
import { changeDebts } from '../register/change.ts';
import { registerOf } from '../register/registers.ts';
import { mergeDebts } from '../register/remove.ts';
import { readAssessForm } from '../view/assess-modal.ts';
import { addedMessage } from '../view/confirmation.ts';
import { CALLBACKS } from '../view/ids.ts';
import {
  NEW_ITEM,
  readAcceptForm,
  readHitForm,
  readMergeForm,
  timeError,
} from '../view/item-forms.ts';
import type { Message } from '../view/message.ts';
import { messageView } from '../view/modals.ts';
import type { ItemRef } from '../view/refs.ts';
import { cut, oneLine } from '../view/text.ts';
import type { SlackDeps } from './deps.ts';
import { outcomesMessage } from './outcomes.ts';
import { placesOfRefs } from './places.ts';
import { requireForm } from './require-form.ts';
import { hereIdOf, onSubmit, type Reply, type Submission } from './submission.ts';

/** Listens to the forms that complete a command on items. */
export function registerItemForms(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.assess,
    submit: (submission) => assess(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.accept,
    submit: (submission) => accept(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.hit,
    submit: (submission) => recordHit(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.merge,
    submit: (submission) => merge(deps, submission),
  });
}

async function assess(deps: SlackDeps, submission: Submission): Promise<Reply> {
  const { ref, impact, effort } = requireForm(readAssessForm(submission.view));
  return changeItems(deps, submission, [ref], { kind: 'edit', patch: { impact, effort } });
}

async function accept(deps: SlackDeps, submission: Submission): Promise<Reply> {
  const answer = requireForm(readAcceptForm(submission.view));
  if (answer.errors) return { kind: 'errors', errors: answer.errors };
  const { form, told } = answer;
  return changeItems(deps, submission, form.items, { kind: 'accept', ...told });
}

/** A hit on an item that is not recorded yet records it, under the first line of what happened. */
async function recordHit(deps: SlackDeps, submission: Submission): Promise<Reply> {
  const answer = requireForm(readHitForm(submission.view));
  if (answer.errors) return { kind: 'errors', errors: answer.errors };
  const { form, told } = answer;
  const minutes = readMinutes(told.time);
  if (minutes === null) return { kind: 'errors', errors: timeError() };
  const { text, item } = told;
  const { permalink } = form;
  if (item !== NEW_ITEM) {
    return changeItems(deps, submission, [item], { kind: 'hit', minutes, text, permalink });
  }
  const { context } = deps;
  const { actor } = submission;
  const register = await registerOf(context, actor, form.registerId);
  const at = context.now().toISOString();
  const title = cut(oneLine((text ?? '').split('\n')[0] ?? ''), MAX_TITLE_CHARS);
  const hits = [{ id: 1, at, by: actor.userId, minutes, text, permalink }];
  const added = await addDebt(context, actor, register, { title, hits }, 'modal');
  const debt = seenFrom(added.debt, register, await hereIdOf(context, submission));
  return shown(submission, addedMessage({ ...added, debt, firstMonth: register.firstMonth }));
}

async function merge({ context }: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const answer = requireForm(readMergeForm(view));
  if (answer.errors) return { kind: 'errors', errors: answer.errors };
  const { form, told } = answer;
  const find = (registerId: number) => registerOf(context, actor, registerId);
  const [into, ...duplicates] = await placesOfRefs([told, ...form.items], find);
  if (!into) throw new Error('a form about nothing was sent');
  const merged = await mergeDebts(context, actor, duplicates, into, 'modal');
  const [only, ...others] = merged.outcomes;
  if (only?.refused && others.length === 0) throw only.refused;
  return shown(submission, outcomesMessage(merged, [], await hereIdOf(context, submission)));
}

async function changeItems(
  { context }: SlackDeps,
  submission: Submission,
  items: readonly ItemRef[],
  command: DebtCommand,
): Promise<Reply> {
  const { actor } = submission;
  const places = await placesOfRefs(items, (id) => registerOf(context, actor, id));
  const changed = await changeDebts(context, actor, places, command, 'modal');
  const [refusal] = changed.outcomes.flatMap(({ refused }) => (refused ? [refused] : []));
  if (refusal && changed.outcomes.every(({ saved }) => saved === null)) throw refusal;
  return shown(submission, outcomesMessage(changed, [], await hereIdOf(context, submission)));
}

function shown({ view }: Submission, message: Message): Reply {
  return { kind: 'view', view: messageView(view.title.text, message) };
}
