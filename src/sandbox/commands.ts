import { showAnswer } from './answers.ts';
import type { Outcome } from './delivery.ts';
import { escapeCommandText } from './escape.ts';
import { isJson, type Json } from './json.ts';
import { type Message, messageJson } from './messages.ts';
import { channelLabel, channelParty, parties } from './parties.ts';
import type { ResponseTarget } from './response-urls.ts';
import type { SandboxState } from './state.ts';
import { ApiError } from './web-api/method.ts';
import type { Channel, Person } from './world.ts';

/** A person's doing; its id ties triggers, response URLs and what appears to it. */
export interface Doing {
  id: string;
  person: Person;
}

/** Types a slash command into a channel. What comes back appears among the sights. */
export async function runCommand(
  state: SandboxState,
  doing: Doing,
  line: string,
  channel: Channel,
): Promise<void> {
  const [command = '', ...words] = line.trim().split(/\s+/);
  const declared = state.manifest.commands.find((entry) => entry.command === command);
  if (!declared) return fail(state, doing, `${command} is not a valid command.`);
  const typed = line.trim().slice(command.length).trim();
  const text = declared.escapes && words.length > 0 ? escapeCommandText(typed, state.world) : typed;
  const target = { channelId: channel.id, personId: doing.person.id, interactionId: doing.id };
  const payload = commandPayload(state, doing, { command, text, channel }, target);
  const outcome = await state.delivery.send(
    'slash_commands',
    { type: 'slash_commands', payload },
    doing.id,
  );
  const error = failureOf(outcome) ?? showAck(state, target, outcome);
  if (error) fail(state, doing, `${command} failed with the error "${error}"`);
}

/** Runs a global shortcut, or a message shortcut when there is a message. */
export async function runShortcut(
  state: SandboxState,
  doing: Doing,
  name: string,
  on?: { message: Message; channel: Channel },
): Promise<void> {
  const type = on ? 'message' : 'global';
  const declared = state.manifest.shortcuts.find(
    (entry) => entry.name === name && entry.type === type,
  );
  if (!declared) return fail(state, doing, `There is no ${type} shortcut named ${name}.`);
  const payload = {
    ...parties(state, doing.person),
    type: on ? 'message_action' : 'shortcut',
    callback_id: declared.callbackId,
    action_ts: String(state.clock.now() / 1000),
    trigger_id: state.triggers.issue({ personId: doing.person.id, interactionId: doing.id }),
    ...(on && messageParts(state, doing, on)),
  };
  const outcome = await state.delivery.send(
    payload.type,
    { type: 'interactive', payload },
    doing.id,
  );
  reportBareAck(state, doing, payload.type, outcome);
}

/** An ack of clicks and shortcuts is empty: Slack ignores a body, and the person sees only failures. */
export function reportBareAck(
  state: SandboxState,
  doing: Doing,
  kind: string,
  outcome: Outcome,
): void {
  const error = failureOf(outcome);
  if (error) fail(state, doing, `This app is not responding: ${error}`);
  if (outcome.kind === 'acked' && !isEmptyBody(outcome.body)) {
    state.records.refusals.push(`the ack of ${kind} carried a body, which Slack ignores`);
  }
}

/** What the person sees when the app did not answer as it must: Slack's error, or undefined. */
export function failureOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acked':
      return undefined;
    case 'no_listener':
      return 'dispatch_failed';
    case 'refused':
      return outcome.error;
    default:
      return 'operation_timeout';
  }
}

/** True for an ack without a word: nothing, an empty text, an empty object. */
export function isEmptyBody(body: unknown): boolean {
  return !body || (isJson(body) && Object.keys(body).length === 0);
}

/** Shows the person an error of Slack's own. */
export function fail(state: SandboxState, doing: Doing, error: string): void {
  state.sights.add({
    kind: 'error',
    error,
    at: state.clock.now(),
    personId: doing.person.id,
    interactionId: doing.id,
  });
}

function showAck(
  state: SandboxState,
  target: ResponseTarget,
  outcome: Outcome,
): string | undefined {
  if (outcome.kind !== 'acked' || isEmptyBody(outcome.body)) return undefined;
  const answer: Json = isJson(outcome.body) ? outcome.body : { text: String(outcome.body) };
  try {
    showAnswer(state, target, answer);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    state.records.refusals.push(
      `the answer to a command was refused: ${error.code} ${JSON.stringify(error.details)}`,
    );
    return 'invalid_command_response';
  }
}

function commandPayload(
  state: SandboxState,
  doing: Doing,
  typed: { command: string; text: string; channel: Channel },
  target: ResponseTarget,
): Json {
  const { team, enterprise, app } = state.world;
  return {
    token: 'legacy-verification-token',
    team_id: team.id,
    team_domain: team.domain,
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    channel_id: typed.channel.id,
    channel_name: channelLabel(typed.channel),
    user_id: doing.person.id,
    user_name: doing.person.handle,
    command: typed.command,
    text: typed.text,
    api_app_id: app.id,
    is_enterprise_install: String(enterprise !== undefined),
    response_url: state.baseUrl + state.responseUrls.issue(target),
    trigger_id: state.triggers.issue({ personId: doing.person.id, interactionId: doing.id }),
  };
}

function messageParts(
  state: SandboxState,
  doing: Doing,
  on: { message: Message; channel: Channel },
): Json {
  const { app, team } = state.world;
  const target = {
    channelId: on.channel.id,
    personId: doing.person.id,
    interactionId: doing.id,
    messageTs: on.message.ts,
  };
  return {
    message_ts: on.message.ts,
    channel: channelParty(on.channel),
    message: messageJson(on.message, { ...app, teamId: team.id }),
    response_url: state.baseUrl + state.responseUrls.issue(target),
  };
}
