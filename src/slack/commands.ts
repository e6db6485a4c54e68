import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { parseCommand } from '../command/parse.ts';
import { decodeSlackText } from '../command/slack-text.ts';
import type { ChannelId, RegisterId } from '../domain/debt.ts';
import { dayIn } from '../domain/local-date.ts';
import { handleOf } from '../domain/register-name.ts';
import { todayOf } from '../register/context.ts';
import { Refusal } from '../register/refusal.ts';
import {
  registerMeantIn,
  registerOf,
  registerSeenBy,
  registersSeen,
} from '../register/registers.ts';
import { elsewhereMessage } from '../view/elsewhere.ts';
import { problemMessage } from '../view/help.ts';
import type { Message } from '../view/message.ts';
import { fitsButton, formOfferMessage } from '../view/message-offers.ts';
import { messageView, refusalMessage } from '../view/modals.ts';
import { forOutsiders } from '../view/permitted.ts';
import { answerCommand } from './acknowledge.ts';
import type { Asked } from './commands/asked.ts';
import { isForm, obey } from './commands/obey.ts';
import { type AskedAnywhere, registerCommand } from './commands/register.ts';
import { seeHelp } from './commands/see.ts';
import type { SlackDeps } from './deps.ts';
import { openLoading, updateView } from './open-modal.ts';
import type { Person } from './people.ts';
import { toMessage, withTyped } from './problems.ts';

const COMMAND = '/debt';
const FORM_TITLE = 'Debt Register';
const TOO_LONG_TO_OFFER = refusalMessage(
  'A message cannot open a form with a text that long.',
  'Type it in a channel, outside of threads, as below.',
);

/** A line as it was typed, by whom and where. */
export interface TypedLine extends Person {
  /** Null in the Home. */
  readonly channelId: ChannelId | null;
  /** Where a button names a register: it is meant, and not the channel's. */
  readonly registerId?: RegisterId;
  /** What follows `/debt`, escaped by Slack. */
  readonly text: string;
  readonly triggerId: string | null;
  readonly origin: Asked['origin'];
}

/** Listens to `/debt`: every line gets an answer, and the acknowledgement goes out in time. */
export function registerCommands(app: App, deps: SlackDeps): void {
  app.command(COMMAND, ({ ack, command, client, respond }) => {
    const typed: TypedLine = {
      teamId: command.team_id,
      userId: command.user_id,
      channelId: command.channel_id,
      text: command.text ?? '',
      triggerId: command.trigger_id,
      origin: 'command',
    };
    const answering = answerCommand(ack, respond, answerLine(deps, client, typed));
    return deps.inFlight.track(answering);
  });
}

/**
 * Carries out a line and says what came of it; null where a modal is the answer. Never rejects: what goes
 * wrong becomes an answer that repeats the line.
 */
export async function answerLine(
  deps: SlackDeps,
  client: WebClient,
  typed: TypedLine,
): Promise<Message | null> {
  try {
    if (!opensForm(typed.text, deps.context.now())) return await followLine(deps, client, typed);
    const { triggerId } = typed;
    if (triggerId === null) return formOffer(typed.text);
    return await followInForm(deps, client, { ...typed, triggerId });
  } catch (error) {
    deps.grants.noteRefused(error);
    return toMessage(error, deps.log, asTyped(typed.text));
  }
}

/** The form is there before anything is looked up, as its trigger soon expires; what goes wrong is told in it. */
async function followInForm(
  deps: SlackDeps,
  client: WebClient,
  typed: TypedLine & { readonly triggerId: string },
): Promise<Message | null> {
  const viewId = await openLoading(client, typed.triggerId, FORM_TITLE);
  if (viewId === null) return followLine(deps, client, typed);
  const answer = await followLine(deps, client, typed, viewId).catch((error: unknown) =>
    toMessage(error, deps.log, asTyped(typed.text)),
  );
  if (answer) await updateView(client, viewId, messageView(FORM_TITLE, answer));
  return null;
}

async function followLine(
  deps: SlackDeps,
  client: WebClient,
  { text, channelId, triggerId, origin, registerId, ...person }: TypedLine,
  viewId?: string,
): Promise<Message | null> {
  const { context, people } = deps;
  const actor = await people.actor(client, person, channelId);
  const { teamId } = person;
  const where = { deps, client, actor, teamId, triggerId, channelId, origin };
  const register = await (registerId === undefined
    ? registerSeenBy(context, actor, channelId)
    : registerOf(context, actor, registerId)
  ).catch((error: unknown) => withoutRegister(where, text, error));
  if (!('id' in register)) return register;
  const today = todayOf(register, context.now());
  const { firstMonth } = register;
  const parsed = parseCommand(text, { today, firstMonth, self: actor.userId });
  if (!parsed.ok) return withTyped(problemMessage(parsed.problem), asTyped(text));
  const hereId =
    registerId === undefined ? register.id : await registerMeantIn(context, actor, channelId);
  const asked = { ...where, register, hereId };
  const answer = await obey({ ...asked, ...(viewId !== undefined && { viewId }) }, parsed.command);
  return answer && actor.isOutsider ? forOutsiders(answer) : answer;
}

/**
 * What can be asked for where a person does not see the register that is meant: help, which registers there are, and to run
 * the line in one that they do see. @throws the refusal where they see none, and every other error.
 */
async function withoutRegister(
  where: Omit<AskedAnywhere, 'register' | 'hereId'>,
  text: string,
  error: unknown,
): Promise<Message> {
  if (!(error instanceof Refusal)) throw error;
  const { deps, actor } = where;
  const parsed = parseAnyDay(text, deps.context.now());
  const command = parsed.ok ? parsed.command : null;
  if (command?.kind === 'help') return seeHelp(command.topic);
  if (command?.kind === 'register') {
    return registerCommand({ ...where, register: null, hereId: null }, command.action);
  }
  const seen = await registersSeen(deps.context, actor);
  const inUse = seen.filter(({ archivedAt }) => archivedAt === null);
  if (inUse.length === 0) throw error;
  const shown = inUse.map(({ id, name }) => ({ id, name, handle: handleOf(name) }));
  return elsewhereMessage(shown, asTyped(text));
}

/** A form needs a click to open by: the button runs the line again. */
function formOffer(text: string): Message {
  const line = `${COMMAND} ${text}`;
  return fitsButton(line) ? formOfferMessage(line) : withTyped(TOO_LONG_TO_OFFER, asTyped(text));
}

/** Whether a line asks for a form; on which day and in which register it was typed makes no difference. */
function opensForm(text: string, now: Date): boolean {
  const parsed = parseAnyDay(text, now);
  return parsed.ok && isForm(parsed.command);
}

function parseAnyDay(text: string, now: Date) {
  return parseCommand(text, { today: dayIn('UTC', now), firstMonth: 1, self: '' });
}

/** The whole line; people sometimes type the command's name twice. */
function asTyped(text: string): string {
  const line = decodeSlackText(text).text.trim();
  return line.startsWith(COMMAND) ? line : `${COMMAND} ${line}`.trim();
}
