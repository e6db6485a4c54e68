import type { Channel } from './world.ts';

/** The scope that each event needs; one that is not named here needs none. */
const scopeOfEvent: Record<string, string> = {
  user_change: 'users:read',
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  channel_archive: 'channels:read',
  channel_unarchive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_rename: 'channels:read',
  channel_shared: 'channels:read',
  group_archive: 'groups:read',
  group_unarchive: 'groups:read',
};
/** Told of public and of private channels, each with the scope of its kind (reference/events/member_joined_channel). */
const ofMembers: ReadonlySet<string> = new Set(['member_joined_channel', 'member_left_channel']);

/** The scope that the event needs, or undefined. `name` as in the manifest: "message.im", not "message". */
export function eventScope(name: string, channel: Channel | undefined): string | undefined {
  if (ofMembers.has(name) && channel) return conversationScope(channel, 'read');
  return scopeOfEvent[name];
}

/** The scope for reading a conversation: its facts (`read`) or its messages (`history`). */
export function conversationScope(channel: Channel, what: 'read' | 'history'): string {
  const family = { public: 'channels', private: 'groups', im: 'im' }[channel.kind];
  return `${family}:${what}`;
}
