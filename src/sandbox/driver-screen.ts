import type { Message } from './messages.ts';
import { textOf } from './screen.ts';
import type { SandboxState } from './state.ts';
import type { View } from './views.ts';
import { type Channel, directMessage, findChannel, type Person } from './world.ts';

/** Where something is looked for: in the open modals, on Home, among the direct, the ephemeral or a channel's messages. */
export type Place = 'modal' | 'home' | 'dm' | 'ephemeral' | `#${string}`;

/** What the person can see there (everywhere, when no place is named); what lies on top comes last. */
export function shownTo(state: SandboxState, person: Person, place?: Place): (Message | View)[] {
  const home = state.views.homeOf(person.id);
  switch (place) {
    case 'modal':
      return [...state.views.stackOf(person.id)];
    case 'home':
      return home ? [home] : [];
    case 'dm':
      return state.messages.inChannel(directMessage(state.world, person).id);
    case 'ephemeral':
      return state.messages.ephemeralsOf(person.id);
    case undefined: {
      const channels = [...state.world.channels.values()].filter((channel) =>
        canSee(person, channel),
      );
      const messages = channels.flatMap((channel) => state.messages.inChannel(channel.id));
      const rest = (['ephemeral', 'home', 'modal'] as const).flatMap((each) =>
        shownTo(state, person, each),
      );
      return [...messages, ...rest];
    }
    default:
      return state.messages.inChannel(channelSeenBy(state, person, place).id);
  }
}

/** Everything on the person's screen as text, each message and view under a line that says where it is. */
export function screenText(state: SandboxState, person: Person): string {
  const shown = shownTo(state, person).map(
    (each) => `--- ${placeName(state, each)}\n${textOf(each)}`,
  );
  return shown.join('\n') || '(nothing)';
}

/** The channel of that name or id ("dm": the conversation with the bot). Throws when the person cannot see it. */
export function channelSeenBy(state: SandboxState, person: Person, name: string): Channel {
  if (name === 'dm') return directMessage(state.world, person);
  const channel = findChannel(state.world, name);
  if (!channel || !canSee(person, channel))
    throw new Error(`@${person.handle} sees no channel ${name}`);
  return channel;
}

/** Members see their channels; full members of the workspace see every public one. */
export function canSee(person: Person, channel: Channel): boolean {
  if (channel.members.has(person.id)) return true;
  return channel.kind === 'public' && !person.isGuest && !person.isStranger;
}

function placeName(state: SandboxState, shown: Message | View): string {
  if (!('ts' in shown)) return shown.type;
  const channel = state.world.channels.get(shown.channelId);
  return `#${channel?.name ?? shown.channelId}${shown.ephemeralTo ? ' (only you)' : ''}`;
}
