import { canSee } from './driver-screen.ts';
import { stateValues } from './inputs.ts';
import type { Message } from './messages.ts';
import type {
  CallSight,
  ChannelSight,
  DeliverySight,
  Entities,
  MessageSight,
  ViewSight,
  WorkspaceSight,
} from './protocol.ts';
import { messageKey } from './sights.ts';
import type { SandboxState } from './state.ts';
import { messageUsage, viewUsage } from './usage.ts';
import { viewJson } from './view-json.ts';
import type { View } from './views.ts';
import { permalinkOf } from './web-api/chat.ts';
import { type Channel, directMessage, type Person } from './world.ts';

/** How many requests of each way the page is told of, the newest. */
const maxRequests = 200;

/** Everything that this person sees now, and what the inspector shows beside it. */
export function entitiesSeenBy(state: SandboxState, person: Person): Partial<Entities> {
  directMessage(state.world, person);
  const channels = [...state.world.channels.values()].filter((channel) => canSee(person, channel));
  const seen = new Set(channels.map((channel) => channel.id));
  const messages = state.messages
    .list()
    .filter((message) => seen.has(message.channelId) && isFor(message, person));
  const home = state.views.homeOf(person.id);
  return {
    workspace: workspaceSight(state, person),
    clock: { now: state.clock.now(), offsetMs: state.clock.offsetMs },
    modals: state.views.stackOf(person.id).map((view) => viewSight(state, view)),
    home: home ? viewSight(state, home) : null,
    faults: state.faults.list(),
    ...keyed(channels, (channel) => [`channel:${channel.id}`, channelSight(person, channel)]),
    ...keyed(messages, (message) => [messageKey(message), messageSight(state, message)]),
    ...requests(state),
    ...troubles(state, person),
  };
}

function isFor(message: Message, person: Person): boolean {
  return message.ephemeralTo === undefined || message.ephemeralTo === person.id;
}

function workspaceSight(state: SandboxState, person: Person): WorkspaceSight {
  const { world, manifest } = state;
  return {
    team: world.team,
    app: {
      id: world.app.id,
      name: world.app.name,
      botUserId: world.app.botUserId,
      description: manifest.about,
    },
    me: person.id,
    people: [...world.people.values()].map(
      ({ status: _status, dnd: _dnd, isOwner: _isOwner, isVisible: _isVisible, ...rest }) => rest,
    ),
    commands: manifest.commands.map(({ escapes: _escapes, ...rest }) => rest),
    shortcuts: manifest.shortcuts.map(({ callbackId: _callbackId, ...rest }) => rest),
    homeEnabled: manifest.homeEnabled,
  };
}

function channelSight(person: Person, channel: Channel): ChannelSight {
  const { id, name, kind, isArchived, hasBot } = channel;
  const isReadOnly = isArchived || channel.restriction === 'restricted_action_read_only_channel';
  return {
    id,
    name,
    kind,
    isArchived,
    hasBot,
    isReadOnly,
    isMember: channel.members.has(person.id),
  };
}

function messageSight(state: SandboxState, message: Message): MessageSight {
  const { inputs, ephemeralTo, metadata: _metadata, ...rest } = message;
  return {
    ...rest,
    isEphemeral: ephemeralTo !== undefined,
    values: stateValues(inputs),
    permalink: permalinkOf(state, message),
    usage: messageUsage(message),
  };
}

function viewSight(state: SandboxState, view: View): ViewSight {
  const { id, type, hash, callbackId, title, submit, close, clearOnClose, blocks } = view;
  return {
    ...{ id, type, hash, callbackId, title, submit, close, clearOnClose, blocks },
    values: stateValues(view.inputs),
    fieldErrors: view.fieldErrors,
    ...(view.trouble && { trouble: view.trouble }),
    usage: viewUsage(viewJson(view, state.world)),
  };
}

function requests(state: SandboxState): Partial<Entities> {
  const calls = keyed(newest(state.records.calls), ([id, call]) => {
    const sight: CallSight = { ...call, id, shows: call.shows ?? [] };
    return [`call:${id}`, sight];
  });
  const deliveries = keyed(newest(state.records.deliveries), ([id, delivery]) => {
    const { retryAt: _retryAt, ...rest } = delivery;
    const { interactionId } = rest;
    const shows = interactionId ? state.sights.shownBy(interactionId) : [];
    const sight: DeliverySight = { ...rest, id, shows };
    return [`delivery:${id}`, sight];
  });
  return { ...calls, ...deliveries };
}

function troubles(state: SandboxState, person: Person): Partial<Entities> {
  const errors = state.sights
    .since(0)
    .flatMap((sight) =>
      sight.kind === 'error' && sight.personId === person.id
        ? [{ error: sight.error, at: sight.at }]
        : [],
    );
  return keyed(
    errors.map((trouble, id) => ({ ...trouble, id })),
    (trouble) => [`trouble:${trouble.id}`, trouble],
  );
}

function newest<T>(all: readonly T[]): [number, T][] {
  return all.map((entry, id): [number, T] => [id, entry]).slice(-maxRequests);
}

function keyed<T, K extends string, V>(all: readonly T[], entry: (one: T) => [K, V]): Record<K, V> {
  return Object.fromEntries(all.map(entry)) as Record<K, V>;
}
