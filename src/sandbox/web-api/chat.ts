import { isJson, type Json, objects } from '../json.ts';
import { type Message, messageJson } from '../messages.ts';
import type { SandboxState } from '../state.ts';
import { type Channel, directMessage } from '../world.ts';
import { reachablePerson, writableChannel } from './access.ts';
import { ApiError, argument, assertMessageTaken, type Method } from './method.ts';

/** chat.*: errors and their meaning from each method's reference page on docs.slack.dev. */
export const chatMethods: Record<string, Method> = {
  'chat.postMessage': { scope: 'chat:write', required: ['channel'], run: postMessage },
  'chat.postEphemeral': { scope: 'chat:write', required: ['channel', 'user'], run: postEphemeral },
  'chat.update': { scope: 'chat:write', required: ['channel', 'ts'], run: update },
  'chat.delete': { scope: 'chat:write', required: ['channel', 'ts'], run: remove },
  'chat.getPermalink': { required: ['channel', 'message_ts'], run: getPermalink },
};

/** The text, blocks and attachments of a call, in the shape in which messages are kept. */
export function contentOf(args: Json): Pick<Message, 'text' | 'blocks' | 'attachments'> {
  return {
    text: argument(args, 'text') || argument(args, 'markdown_text'),
    blocks: objects(args.blocks),
    attachments: objects(args.attachments),
  };
}

function postMessage(state: SandboxState, args: Json): Json {
  const channel = target(state, argument(args, 'channel'));
  assertPosting(state, channel, argument(args, 'thread_ts'));
  assertMessageTaken(state, args, 'post');
  const { app } = state.world;
  const message = state.messages.post({
    channelId: channel.id,
    userId: app.botUserId,
    isBot: true,
    ...contentOf(args),
    ...(isJson(args.metadata) && { metadata: args.metadata }),
    ...(args.thread_ts ? { threadTs: argument(args, 'thread_ts') } : {}),
  });
  state.sights.add({
    kind: 'message',
    message,
    ...(channel.personId && { personId: channel.personId }),
  });
  return { channel: channel.id, ts: message.ts, message: asJson(state, message) };
}

function postEphemeral(state: SandboxState, args: Json): Json {
  const channel = writableChannel(state, argument(args, 'channel'));
  const person = reachablePerson(state, argument(args, 'user'));
  if (!channel.members.has(person.id)) throw new ApiError('user_not_in_channel');
  assertMessageTaken(state, args, 'ephemeral');
  const message = state.messages.post({
    channelId: channel.id,
    userId: state.world.app.botUserId,
    isBot: true,
    ephemeralTo: person.id,
    ...contentOf(args),
    ...(args.thread_ts ? { threadTs: argument(args, 'thread_ts') } : {}),
  });
  state.sights.add({ kind: 'ephemeral', message, personId: person.id });
  return { message_ts: message.ts };
}

function update(state: SandboxState, args: Json): Json {
  const channel = known(state, argument(args, 'channel'));
  if (channel.isArchived) throw new ApiError('is_inactive');
  const message = ownMessage(state, channel, argument(args, 'ts'), 'cant_update_message');
  if (channel.editsClosed) throw new ApiError('edit_window_closed');
  assertMessageTaken(state, args, 'update');
  const content = contentOf(args);
  state.messages.update(message, {
    text: content.text,
    ...(args.blocks !== undefined && { blocks: content.blocks }),
    ...(args.attachments !== undefined && { attachments: content.attachments }),
    ...(isJson(args.metadata) && { metadata: args.metadata }),
  });
  state.sights.add({
    kind: 'update',
    message,
    ...(channel.personId && { personId: channel.personId }),
  });
  return {
    channel: channel.id,
    ts: message.ts,
    text: message.text,
    message: asJson(state, message),
  };
}

function remove(state: SandboxState, args: Json): Json {
  const channel = known(state, argument(args, 'channel'));
  const message = ownMessage(state, channel, argument(args, 'ts'), 'cant_delete_message');
  state.messages.remove(message);
  state.sights.add({ kind: 'removed', message });
  return { channel: channel.id, ts: message.ts };
}

function getPermalink(state: SandboxState, args: Json): Json {
  const channel = state.world.channels.get(argument(args, 'channel'));
  if (!channel?.hasBot) throw new ApiError('channel_not_found');
  const message = state.messages.find(channel.id, argument(args, 'message_ts'));
  if (!message || message.ephemeralTo) throw new ApiError('message_not_found');
  return { channel: channel.id, permalink: permalinkOf(state, message) };
}

/** The address under which people find a message. */
export function permalinkOf(state: SandboxState, message: Message): string {
  const base = `https://${state.world.team.domain}.slack.com/archives`;
  return `${base}/${message.channelId}/p${message.ts.replace('.', '')}`;
}

/** chat.postMessage takes a person's id as well and opens the direct message. */
function target(state: SandboxState, id: string): Channel {
  if (!/^[UW]/.test(id)) return writableChannel(state, id);
  return directMessage(state.world, reachablePerson(state, id));
}

function assertPosting(state: SandboxState, channel: Channel, threadTs: string): void {
  if (channel.kind === 'im' && !state.manifest.messagesEnabled)
    throw new ApiError('messages_tab_disabled');
  switch (channel.restriction) {
    case undefined:
      return;
    case 'restricted_action_thread_only_channel':
      if (threadTs === '') throw new ApiError(channel.restriction);
      return;
    case 'restricted_action_non_threadable_channel':
    case 'restricted_action_thread_locked':
      if (threadTs !== '') throw new ApiError(channel.restriction);
      return;
    default:
      throw new ApiError(channel.restriction);
  }
}

function known(state: SandboxState, id: string): Channel {
  const channel = state.world.channels.get(id);
  if (!channel || (channel.kind === 'private' && !channel.hasBot))
    throw new ApiError('channel_not_found');
  return channel;
}

/** Ephemeral messages are not found by any method, as in Slack. */
function ownMessage(state: SandboxState, channel: Channel, ts: string, notOurs: string): Message {
  const message = state.messages.find(channel.id, ts);
  if (!message || message.ephemeralTo) throw new ApiError('message_not_found');
  if (!message.isBot) throw new ApiError(notOurs);
  return message;
}

function asJson(state: SandboxState, message: Message): Json {
  const { app, team } = state.world;
  return messageJson(message, { ...app, teamId: team.id }, true);
}
