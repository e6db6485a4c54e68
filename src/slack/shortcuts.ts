import type { App, MessageShortcut } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { decodeSlackText } from '../command/slack-text.ts';
import type { ChannelId } from '../domain/debt.ts';
import type { Register } from '../domain/register.ts';
import { registerSeenBy } from '../register/registers.ts';
import { maxInputChars } from '../view/form-fields.ts';
import { CALLBACKS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { messageView, refusalMessage } from '../view/modals.ts';
import { cut } from '../view/text.ts';
import { sendAnswer } from './acknowledge.ts';
import type { SlackDeps } from './deps.ts';
import type { ModalRequest } from './modal-request.ts';
import { openLoading, openModal, updateView } from './open-modal.ts';
import type { Person } from './people.ts';
import { toMessage } from './problems.ts';
import { BECOMES_VISIBLE, fieldsSaid, permalinkOf } from './said.ts';

const TITLE = 'Add debt';

/** What Slack calls private conversations in a shortcut's payload. */
const PRIVATE_NAMES: ReadonlySet<string> = new Set(['directmessage', 'privategroup']);

/** The forms that open on a message. */
const ON_MESSAGES: Readonly<Record<string, MessageForm>> = {
  [CALLBACKS.logAsDebt]: { title: TITLE, form: debtForm },
  [CALLBACKS.itBitUs]: { title: 'It bit us', form: hitForm },
};

const TOO_LATE = refusalMessage(
  'The form could not be opened in time.',
  'Use the shortcut again, or type /debt add.',
);

interface MessageForm {
  readonly title: string;
  readonly form: (
    client: WebClient,
    shortcut: MessageShortcut,
    register: Register,
  ) => Promise<ModalRequest>;
}

/** From where a shortcut was used, and what answers where no form could be opened. */
interface Used extends Person {
  readonly title: string;
  readonly triggerId: string;
  readonly channelId: ChannelId | null;
  readonly answer: (message: Message) => Promise<unknown>;
}

/** Listens to the shortcuts: "Log as debt" and "It bit us" on a message, and "Add debt" from anywhere. */
export function registerShortcuts(app: App, deps: SlackDeps): void {
  for (const [callback_id, { title, form }] of Object.entries(ON_MESSAGES)) {
    app.shortcut(
      { callback_id, type: 'message_action' },
      async ({ ack, shortcut, client, respond }) => {
        await ack();
        const used = {
          teamId: shortcut.team?.id ?? shortcut.user.team_id ?? '',
          userId: shortcut.user.id,
          triggerId: shortcut.trigger_id,
          channelId: shortcut.channel.id,
          answer: (message: Message) => sendAnswer(respond, message),
        };
        const titled = { ...used, title };
        await deps.inFlight.track(
          openForm(deps, client, titled, (register) => form(client, shortcut, register)),
        );
      },
    );
  }
  app.shortcut(
    { callback_id: CALLBACKS.addDebt, type: 'shortcut' },
    async ({ ack, shortcut, client }) => {
      await ack();
      const userId = shortcut.user.id;
      const used = {
        teamId: shortcut.team?.id ?? shortcut.user.team_id,
        userId,
        triggerId: shortcut.trigger_id,
        channelId: null,
        answer: (message: Message) => client.chat.postMessage({ channel: userId, ...message }),
      };
      const blank = { modal: 'create', prefill: {}, permalink: null } as const;
      const titled = { ...used, title: TITLE };
      await deps.inFlight.track(openForm(deps, client, titled, async () => blank));
    },
  );
}

/** The form is there before anything is looked up, as its trigger soon expires; what goes wrong is told in it. */
async function openForm(
  deps: SlackDeps,
  client: WebClient,
  { title, triggerId, channelId, answer, ...person }: Used,
  requested: (register: Register) => Promise<ModalRequest>,
): Promise<void> {
  const viewId = await openLoading(client, triggerId, title);
  if (viewId === null) {
    await answer(TOO_LATE);
    return;
  }
  try {
    const actor = await deps.people.actor(client, person, channelId);
    const register = await registerSeenBy(deps.context, actor, channelId);
    const request = await requested(register);
    const { teamId } = person;
    const place = { client, triggerId, actor, teamId, register, channelId, viewId };
    await openModal(deps, place, request);
  } catch (error) {
    await updateView(client, viewId, messageView(title, toMessage(error, deps.log, null)));
  }
}

/** The create form with what the message says and its link. */
async function debtForm(client: WebClient, shortcut: MessageShortcut): Promise<ModalRequest> {
  const prefill = fieldsSaid(shortcut.message.text ?? '');
  return { modal: 'create', prefill, ...(await originOf(client, shortcut)) };
}

/** The form of a hit with what the message says and its link. */
async function hitForm(
  client: WebClient,
  shortcut: MessageShortcut,
  { id: registerId }: Register,
): Promise<ModalRequest> {
  const text = decodeSlackText(shortcut.message.text ?? '').text.trim();
  return {
    modal: 'hit',
    registerId,
    number: null,
    minutes: null,
    text: text === '' ? null : cut(text, maxInputChars),
    ...(await originOf(client, shortcut)),
  };
}

/** The message's link where the bot can have it, and a warning where the message is private. */
async function originOf(
  client: WebClient,
  { channel, message }: MessageShortcut,
): Promise<{ permalink: string | null; warning?: string }> {
  const permalink = await permalinkOf(client, channel.id, message.ts);
  return { permalink, ...(isPrivate(channel) && { warning: BECOMES_VISIBLE }) };
}

function isPrivate({ id, name }: MessageShortcut['channel']): boolean {
  return PRIVATE_NAMES.has(name) || name.startsWith('mpdm-') || /^[DG]/.test(id);
}
