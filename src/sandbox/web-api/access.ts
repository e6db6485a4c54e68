import type { SandboxState } from '../state.ts';
import type { Channel, Person } from '../world.ts';
import { ApiError } from './method.ts';

/** The person of that id, seen by the bot. Throws `user_not_found` or `user_not_visible`. */
export function visiblePerson(state: SandboxState, id: string): Person {
  const person = state.world.people.get(id);
  if (!person) throw new ApiError('user_not_found');
  if (!person.isVisible) throw new ApiError('user_not_visible');
  return person;
}

/** A person whom the bot can write to. Throws `user_disabled` for a deactivated one. */
export function reachablePerson(state: SandboxState, id: string): Person {
  const person = visiblePerson(state, id);
  if (person.isDeactivated) throw new ApiError('user_disabled');
  return person;
}

/**
 * A conversation in which the bot may write. Throws `channel_not_found` (also for private ones without the bot),
 * `not_in_channel` (public ones, unless chat:write.public was granted), `is_archived`, `user_disabled`.
 */
export function writableChannel(state: SandboxState, id: string): Channel {
  const channel = state.world.channels.get(id);
  if (!channel || (channel.kind === 'private' && !channel.hasBot))
    throw new ApiError('channel_not_found');
  if (channel.isArchived) throw new ApiError('is_archived');
  if (!channel.hasBot && !state.granted.has('chat:write.public'))
    throw new ApiError('not_in_channel');
  if (channel.personId) reachablePerson(state, channel.personId);
  return channel;
}

/** A conversation whose messages the bot may read. Throws `channel_not_found` or `not_in_channel`. */
export function readableChannel(state: SandboxState, id: string): Channel {
  const channel = state.world.channels.get(id);
  if (!channel || (channel.kind === 'private' && !channel.hasBot))
    throw new ApiError('channel_not_found');
  if (!channel.hasBot) throw new ApiError('not_in_channel');
  return channel;
}
