import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { ChannelId, RegisterId } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import { registerOf } from '../register/registers.ts';
import type { Message } from '../view/message.ts';
import { messageView } from '../view/modals.ts';
import { forOutsiders } from '../view/permitted.ts';
import { sendAnswer } from './acknowledge.ts';
import { answerAlone } from './answers.ts';
import { behindMessage, type Clicked, clickedIn, personOf, threadOf } from './clicked.ts';
import type { SlackDeps } from './deps.ts';
import { followingMoves } from './following-moves.ts';
import { publishHome } from './home.ts';
import { type Behind, behindModal, channelBehind, fromChannel } from './modal-origin.ts';
import type { ModalRequest } from './modal-request.ts';
import { openLoading, openModal, updateView } from './open-modal.ts';
import type { Person } from './people.ts';
import { toMessage } from './problems.ts';

/** By whom and where something was clicked, and where it is answered. */
interface Where extends Person {
  readonly client: WebClient;
  /** Of a modal, the one in which it was asked for. */
  readonly channelId: ChannelId | null;
  /** The thread that the message clicked stands in; answers go there too. */
  readonly threadTs: string | null;
  /** What shows the thing that was clicked about, to be shown anew once that has changed. */
  readonly behind: Behind | null;
  /** The modal, or the Home, that it is in. */
  readonly view: BlockAction['view'] | null;
  /** Null in a modal. */
  readonly respond: RespondFn | null;
  /** The modal in which answers are shown: the one that it is in, or that it opened. */
  readonly modal: { readonly id: string; readonly title: string } | null;
  /** Shows the Home anew, with an answer above it; null elsewhere than in the Home, and where a modal takes the answer. */
  readonly home: ((answer: Message | null) => Promise<void>) | null;
}

/** A use of a button, menu or checkbox. */
export interface Click extends Where, Clicked {
  readonly actor: Actor;
  readonly triggerId: string;
}

/** How a click is answered. */
export interface ClickOptions {
  /** A modal of this title is there before anything is looked up, as its trigger soon expires. */
  readonly opens?: string;
  /** In the Home, the Home itself shows what came of it; other clicks there open a modal for the answer. */
  readonly inHome?: boolean;
}

type Work = (click: Click) => Promise<Message | null>;

/** What a click is about does not say what it must: it is of an older version, or none of ours. */
const OUTDATED = {
  text: 'This button is too old. Type /debt to see the register as it is now.',
  blocks: [],
};

/**
 * Listens to an action, also where its id goes on after a colon. The click is acknowledged at once; what `work`
 * resolves with is answered to the person alone, and so is what goes wrong.
 */
export function onClick(
  app: App,
  deps: SlackDeps,
  actionId: string,
  work: Work,
  options: ClickOptions = {},
): void {
  const constraint = {
    type: 'block_actions',
    action_id: new RegExp(`^${actionId}(?::|$)`),
  } as const;
  app.action<BlockAction>(constraint, async ({ ack, body, client, respond }) => {
    await ack();
    const carrying = whereOf(deps, client, body, respond, options).then((where) =>
      carryOut(deps, body, where, work),
    );
    await deps.inFlight.track(carrying);
  });
}

async function whereOf(
  deps: SlackDeps,
  client: WebClient,
  body: BlockAction,
  respond: RespondFn,
  { opens, inHome = false }: ClickOptions,
): Promise<Where> {
  const { view = null, trigger_id } = body;
  const channelId = body.channel?.id ?? (view ? channelBehind(view) : null);
  const isHome = view?.type === 'home';
  const person = personOf(body);
  const home =
    isHome && inHome ? (answer: Message | null) => publishHome(deps, client, person, answer) : null;
  const where = {
    ...{ ...person, client, view, channelId, home, threadTs: threadOf(body) },
    behind: view ? behindModal(view) : behindMessage(body),
    respond: body.response_url ? respond : null,
  };
  if (home) return { ...where, modal: null };
  if (view && !isHome) return { ...where, modal: { id: view.id, title: view.title.text } };
  const title = opens ?? (isHome ? 'Debt Register' : null);
  const id = title === null ? null : await openLoading(client, trigger_id, title);
  return { ...where, modal: id === null || title === null ? null : { id, title } };
}

async function carryOut(
  deps: SlackDeps,
  body: BlockAction,
  where: Where,
  work: Work,
): Promise<void> {
  let answer: Message | null;
  try {
    const click = await clickOf(deps, body, where);
    answer = forActor(click, await work(click));
  } catch (error) {
    deps.grants.noteRefused(error);
    answer = toMessage(error, deps.log, null);
  }
  if (answer) await answerBeside(where, answer);
}

async function clickOf({ people }: SlackDeps, body: BlockAction, where: Where): Promise<Click> {
  return {
    ...where,
    ...clickedIn(body),
    actor: await people.actor(where.client, where, where.channelId),
    triggerId: body.trigger_id,
  };
}

/** Shows a message to the person alone: beside the one clicked, in its thread, in the place of the modal clicked, or above the Home. */
async function answerBeside(
  { client, userId, modal, home, respond, channelId, threadTs, behind }: Where,
  answer: Message,
): Promise<void> {
  if (home) return home(answer);
  if (modal) {
    const view = fromChannel(messageView(modal.title, answer), channelId, behind);
    return updateView(client, modal.id, view);
  }
  if (!respond) throw new Error('a click came from nowhere');
  if (threadTs !== null && channelId !== null) {
    return answerAlone(client, { channelId, userId, threadTs }, answer);
  }
  await sendAnswer(respond, answer, { replace_original: false });
}

/** Without the buttons that would refuse the person. */
function forActor({ actor }: Click, answer: Message | null): Message | null {
  return answer && actor.isOutsider ? forOutsiders(answer) : answer;
}

/** As `answerBeside`, in the place of the message clicked where only the person sees that one. */
export async function answerInPlace(click: Click, answer: Message): Promise<void> {
  if (!isOwnMessage(click) || !click.respond) return answerBeside(click, answer);
  const shown = forActor(click, answer) ?? answer;
  await sendAnswer(click.respond, shown, { replace_original: true });
}

/** Whether the person alone sees the message clicked: an ephemeral one, or one in their direct messages. */
export function isOwnMessage({ view, message, channelId }: Click): boolean {
  if (view) return false;
  return message === null || channelId?.startsWith('D') === true;
}

/** Does what a click is about, by its value; one without a value that is known is told to be too old. */
export function about<Value>(
  decode: (text: string | null) => Value | null,
  work: (click: Click, value: Value) => Promise<Message | null>,
): Work {
  return async (click) => {
    const value = decode(click.value);
    if (value === null) return OUTDATED;
    return followingMoves(value, (there) => work(click, there));
  };
}

/** The register that a click names. @throws Refusal when there is none in the person's workspace. */
export function registerClicked(
  deps: SlackDeps,
  { actor }: Click,
  { registerId }: { readonly registerId: RegisterId },
): Promise<Register> {
  return registerOf(deps.context, actor, registerId);
}

/** Opens a modal for a click; from within a modal it takes that one's place. */
export async function openForClick(
  deps: SlackDeps,
  click: Click,
  registerId: RegisterId,
  request: ModalRequest,
): Promise<Message | null> {
  const register = await registerClicked(deps, click, { registerId });
  const place = { ...click, register, ...(click.modal && { viewId: click.modal.id }) };
  return openModal(deps, place, request);
}
