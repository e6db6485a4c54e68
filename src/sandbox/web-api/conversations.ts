import { flag, type Json } from '../json.ts';
import { messageJson } from '../messages.ts';
import { conversationScope } from '../scopes.ts';
import type { SandboxState } from '../state.ts';
import { type Channel, directMessage } from '../world.ts';
import { reachablePerson, readableChannel, visiblePerson } from './access.ts';
import { ApiError, argument, assertScope, invalidArguments, type Method } from './method.ts';

/** conversations.* and users.conversations, from their reference pages on docs.slack.dev. */
export const conversationMethods: Record<string, Method> = {
  'conversations.open': { scope: 'im:write', run: open },
  'conversations.info': { required: ['channel'], run: info },
  'conversations.history': { required: ['channel'], run: history },
  'conversations.replies': { required: ['channel', 'ts'], run: replies },
  'conversations.members': { required: ['channel'], run: members },
  'users.conversations': { run: conversationsOf },
};

function open(state: SandboxState, args: Json): Json {
  const users = argument(args, 'users').split(',').filter(Boolean);
  const [first] = users;
  if (!first) throw invalidArguments('missing required field: users');
  if (users.length > 1) throw new ApiError('method_not_supported_for_channel_type');
  const channel = directMessage(state.world, reachablePerson(state, first));
  const full = flag(args.return_im);
  return { channel: full ? channelJson(state, channel) : { id: channel.id } };
}

function info(state: SandboxState, args: Json): Json {
  const channel = state.world.channels.get(argument(args, 'channel'));
  if (!channel) throw new ApiError('channel_not_found');
  assertScope(state, conversationScope(channel, 'read'));
  if (channel.kind === 'private' && !channel.hasBot) throw new ApiError('channel_not_found');
  return { channel: channelJson(state, channel) };
}

function history(state: SandboxState, args: Json): Json {
  const channel = historyChannel(state, args);
  const all = state.messages
    .inChannel(channel.id)
    .filter((message) => !message.threadTs || message.threadTs === message.ts);
  return page(state, all.reverse(), args);
}

function replies(state: SandboxState, args: Json): Json {
  const channel = historyChannel(state, args);
  const ts = argument(args, 'ts');
  const thread = state.messages
    .inChannel(channel.id)
    .filter((message) => message.ts === ts || message.threadTs === ts);
  if (thread.length === 0) throw new ApiError('thread_not_found');
  return page(state, thread, args);
}

function historyChannel(state: SandboxState, args: Json): Channel {
  const id = argument(args, 'channel');
  const channel = state.world.channels.get(id);
  if (!channel) throw new ApiError('channel_not_found');
  assertScope(state, conversationScope(channel, 'history'));
  return readableChannel(state, id);
}

/** One page of messages; the cursor is the place in the list. Times are compared as numbers of seconds. */
function page(
  state: SandboxState,
  messages: ReturnType<SandboxState['messages']['inChannel']>,
  args: Json,
): Json {
  const oldest = Number(argument(args, 'oldest') || 0);
  const latest = Number(argument(args, 'latest') || Number.POSITIVE_INFINITY);
  const isInclusive = flag(args.inclusive);
  const within = messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (isInclusive && (at === oldest || at === latest));
  });
  const { app, team } = state.world;
  const { items, next } = slice(within, args, 100);
  return {
    messages: items.map((message) =>
      messageJson(message, { ...app, teamId: team.id }, flag(args.include_all_metadata)),
    ),
    has_more: next !== '',
    response_metadata: { next_cursor: next },
  };
}

function members(state: SandboxState, args: Json): Json {
  const channel = state.world.channels.get(argument(args, 'channel'));
  if (!channel) throw new ApiError('channel_not_found');
  assertScope(state, conversationScope(channel, 'read'));
  if (channel.kind === 'private' && !channel.hasBot) throw new ApiError('channel_not_found');
  const ids = [...channel.members, ...(channel.hasBot ? [state.world.app.botUserId] : [])];
  const { items, next } = slice(ids, args, 100);
  return { members: items, response_metadata: { next_cursor: next } };
}

function conversationsOf(state: SandboxState, args: Json): Json {
  const kinds = typesAsked(state, args);
  const who = argument(args, 'user') || state.world.app.botUserId;
  const isBot = who === state.world.app.botUserId;
  if (!isBot) visiblePerson(state, who);
  const leavesOutArchived = flag(args.exclude_archived);
  const visible = [...state.world.channels.values()].filter(
    (channel) =>
      kinds.has(channel.kind) &&
      (isBot ? channel.hasBot : channel.members.has(who)) &&
      (channel.kind === 'public' || channel.hasBot) &&
      !(leavesOutArchived && channel.isArchived),
  );
  const { items, next } = slice(visible, args, 100);
  return {
    channels: items.map((channel) => channelJson(state, channel)),
    response_metadata: { next_cursor: next },
  };
}

const conversationTypes: ReadonlyMap<string, { kind: Channel['kind']; scope: string }> = new Map([
  ['public_channel', { kind: 'public', scope: 'channels:read' }],
  ['private_channel', { kind: 'private', scope: 'groups:read' }],
  ['im', { kind: 'im', scope: 'im:read' }],
]);

/** The kinds named by `types`, public channels unless told otherwise; each needs its own scope. */
function typesAsked(state: SandboxState, args: Json): ReadonlySet<Channel['kind']> {
  const types = (argument(args, 'types') || 'public_channel').split(',');
  const kinds = types.map((type) => {
    const known = conversationTypes.get(type.trim());
    if (!known) throw new ApiError('invalid_types');
    assertScope(state, known.scope);
    return known.kind;
  });
  return new Set(kinds);
}

function slice<T>(all: T[], args: Json, defaultLimit: number): { items: T[]; next: string } {
  const from = Number(argument(args, 'cursor') || 0);
  const limit = Number(argument(args, 'limit') || defaultLimit);
  const end = from + limit;
  return { items: all.slice(from, end), next: end < all.length ? String(end) : '' };
}

function channelJson(state: SandboxState, channel: Channel): Json {
  const isIm = channel.kind === 'im';
  return {
    id: channel.id,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: isIm,
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    is_member: channel.hasBot,
    context_team_id: state.world.team.id,
    ...(isIm ? { user: channel.personId } : { name: channel.name, name_normalized: channel.name }),
    num_members: channel.members.size,
  };
}
