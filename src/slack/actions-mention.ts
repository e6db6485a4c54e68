import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { grantWords } from '../register/missing-scopes.ts';
import { registerSeenBy } from '../register/registers.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { type MessageRef, messageValue } from '../view/message-offers.ts';
import { about, type Click, onClick } from './click.ts';
import type { SlackDeps } from './deps.ts';
import type { ModalRequest } from './modal-request.ts';
import { openModal } from './open-modal.ts';
import { BECOMES_VISIBLE, fieldsSaid, permalinkOf } from './said.ts';
import { unlessRefused } from './slack-code.ts';

const UNREADABLE: ReadonlySet<string> = new Set([
  'missing_scope',
  'channel_not_found',
  'not_in_channel',
]);
const NOT_READ = `The message itself could not be read, only linked: ${grantWords(['channels:history', 'groups:history'])}`;

/** Listens to the button that a mention without words brings in a thread. */
export function registerMentionActions(app: App, deps: SlackDeps): void {
  onClick(
    app,
    deps,
    ACTIONS.logThread,
    about(messageValue.decode, (click, ref) => logThread(deps, click, ref)),
    { opens: 'Add debt' },
  );
}

/** The create form with what the message says and its link. */
async function logThread(
  deps: SlackDeps,
  click: Click,
  { channel, ts }: MessageRef,
): Promise<Message | null> {
  const { client, actor } = click;
  const [register, text, permalink, isPublic] = await Promise.all([
    registerSeenBy(deps.context, actor, channel),
    textSaid(client, { channel, ts }),
    permalinkOf(client, channel, ts),
    isKnownPublic(client, channel),
  ]);
  const warnings = [...(text === null ? [NOT_READ] : []), ...(isPublic ? [] : [BECOMES_VISIBLE])];
  const request: ModalRequest = {
    modal: 'create',
    prefill: fieldsSaid(text ?? ''),
    permalink,
    ...(warnings.length > 0 && { warning: warnings.join(' ') }),
  };
  const place = { ...click, register, ...(click.modal && { viewId: click.modal.id }) };
  return openModal(deps, place, request);
}

/** What a message says; null where the bot may not read there. */
async function textSaid(client: WebClient, { channel, ts }: MessageRef): Promise<string | null> {
  const asked = { channel, latest: ts, inclusive: true, limit: 1 };
  const found = await unlessRefused(client.conversations.history(asked), UNREADABLE);
  const [message] = found?.messages ?? [];
  return message?.ts === ts ? (message.text ?? '') : null;
}

/** Without the scope to ask, a conversation counts as private. */
async function isKnownPublic(client: WebClient, channel: string): Promise<boolean> {
  const found = await unlessRefused(client.conversations.info({ channel }), UNREADABLE);
  return found?.channel?.is_private === false && found.channel.is_im !== true;
}
