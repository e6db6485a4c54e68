import type { App, ViewOutput, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { RegisterId } from '../domain/debt.ts';
import type { Actor } from '../domain/register.ts';
import { RuleError } from '../domain/rule-error.ts';
import type { RegisterContext } from '../register/context.ts';
import { Refusal } from '../register/refusal.ts';
import { registerMeantIn } from '../register/registers.ts';
import { formAgain } from '../view/form-again.ts';
import type { FieldErrors } from '../view/forms.ts';
import type { ModalView } from '../view/message.ts';
import { savingView } from '../view/modals.ts';
import { returnedField } from '../view/returned-field.ts';
import { cut } from '../view/text.ts';
import { showBehindAnew } from './behind.ts';
import type { SlackDeps } from './deps.ts';
import { followingMoves } from './following-moves.ts';
import { behindModal, channelBehind, fromChannel, metadataOf } from './modal-origin.ts';
import { updateView, withWarning } from './open-modal.ts';
import { troubleOf } from './problems.ts';
import { missingScopes } from './slack-code.ts';
import { LATE, within } from './within.ts';

/** Slack waits 3 s for a submission's acknowledgement; work that is not done by now goes on after it. */
const SUBMISSION_MS = 2_300;
const MAX_ERROR_CHARS = 1_000;

/** A form as it was sent, by whom. */
export interface Submission {
  readonly client: WebClient;
  readonly actor: Actor;
  readonly teamId: string;
  readonly view: ViewOutput;
}

/** What answers a submission: the next view, or errors by the names of the fields. */
export type Reply =
  | { readonly kind: 'view'; readonly view: ModalView }
  | { readonly kind: 'errors'; readonly errors: FieldErrors };

/** How a kind of form is worked on. */
export interface FormWork {
  readonly callbackId: string;
  /** @throws whatever is wrong: it is told at its field, else at the form's first one. */
  readonly submit: (submission: Submission) => Promise<Reply>;
}

/** Listens to a form. It is acknowledged within `SUBMISSION_MS`, by a view that says so where the work goes on. */
export function onSubmit(app: App, deps: SlackDeps, work: FormWork): void {
  app.view(work.callbackId, async ({ ack, body, view, client }) => {
    if (body.type !== 'view_submission') return ack();
    const reply = deps.inFlight.track(replyOf(deps, client, body, work));
    const first = await within(SUBMISSION_MS, reply);
    if (first !== LATE) {
      await ack(asAck(first, view));
    } else {
      await ack({ response_action: 'update', view: savingView(view.title.text) });
      await deps.inFlight.track(answerLate(client, view, await reply));
    }
    if ((await reply).kind === 'view') await deps.inFlight.track(showAnew(deps, client, body));
  });
}

/** Shows anew what the form was opened from. */
async function showAnew(
  deps: SlackDeps,
  client: WebClient,
  { view, user, team }: ViewSubmitAction,
): Promise<void> {
  const behind = behindModal(view);
  if (!behind) return;
  const teamId = team?.id ?? user.team_id ?? view.team_id;
  const channelId = channelBehind(view);
  const actor = await deps.people.actor(client, { teamId, userId: user.id }, channelId);
  await showBehindAnew(deps, { actor, channelId }, behind);
}

/** The register that `/debt` means in the channel in which a form was asked for. */
export function hereIdOf(
  context: RegisterContext,
  { actor, view }: Submission,
): Promise<RegisterId | null> {
  return registerMeantIn(context, actor, channelBehind(view));
}

/** The view or the errors; what goes wrong becomes errors. Never rejects. */
async function replyOf(
  deps: SlackDeps,
  client: WebClient,
  body: ViewSubmitAction,
  work: FormWork,
): Promise<Reply> {
  const { view, user } = body;
  try {
    const teamId = body.team?.id ?? user.team_id ?? view.team_id;
    const actor = await deps.people.actor(client, { teamId, userId: user.id }, channelBehind(view));
    return await followingMoves(metadataOf(view.private_metadata), (metadata) => {
      const followed = { ...view, private_metadata: JSON.stringify(metadata) };
      return work.submit({ client, actor, teamId, view: followed });
    });
  } catch (error) {
    deps.grants.noteRefused(error);
    return refused(deps, error, view);
  }
}

/** At its field, else at the form's first one; above a form that has none. */
function refused({ log }: SlackDeps, error: unknown, view: ViewOutput): Reply {
  const { what, remedy, field } = troubleOf(error, log);
  const inputs = inputsOf(view);
  const at = inputs.find((name) => name === field) ?? inputs[0];
  const expected =
    error instanceof Refusal || error instanceof RuleError || missingScopes(error).length > 0;
  const kept = 'Nothing was saved, and what you typed is still here: submit it again in a moment.';
  const told = cut(expected ? `${what} ${remedy}` : `${kept} ${what} ${remedy}`, MAX_ERROR_CHARS);
  if (at === undefined) return { kind: 'view', view: withWarning(formAgain(view), told) };
  return { kind: 'errors', errors: { [at]: told } };
}

/** The names of the fields. */
function inputsOf({ blocks }: ViewOutput): readonly string[] {
  return blocks.flatMap(({ type, block_id }) =>
    type === 'input' && block_id ? [returnedField(block_id).name] : [],
  );
}

function asAck(reply: Reply, sent: ViewOutput): ViewResponseAction {
  if (reply.kind === 'view') {
    const view = fromChannel(reply.view, channelBehind(sent), behindModal(sent));
    return { response_action: 'update', view };
  }
  const idOf = new Map(
    sent.blocks.map(({ block_id = '' }) => [returnedField(block_id).name, block_id]),
  );
  const errors = Object.entries(reply.errors).map(([name, told]) => [idOf.get(name) ?? name, told]);
  return { response_action: 'errors', errors: Object.fromEntries(errors) };
}

/** Only a view can tell of an error after the acknowledgement: the form again, with what was typed. */
async function answerLate(client: WebClient, sent: ViewOutput, reply: Reply): Promise<void> {
  const origin = [channelBehind(sent), behindModal(sent)] as const;
  if (reply.kind === 'view') return updateView(client, sent.id, fromChannel(reply.view, ...origin));
  const trouble = Object.values(reply.errors).join(' ');
  const view = withWarning(formAgain(sent), trouble);
  return updateView(client, sent.id, fromChannel(view, ...origin));
}
