import { idOfName } from './ids.ts';

/** Why a channel refuses what the bot posts (chat.postMessage, errors `restricted_action…`). */
export type Restriction =
  | 'restricted_action'
  | 'restricted_action_read_only_channel'
  | 'restricted_action_thread_only_channel'
  | 'restricted_action_non_threadable_channel'
  | 'restricted_action_thread_locked';

/** A member of the workspace, or somebody of another workspace who is seen in a shared channel. */
export interface Person {
  id: string;
  handle: string;
  realName: string;
  teamId: string;
  /** IANA name */
  timeZone: string;
  isAdmin: boolean;
  isOwner: boolean;
  /** a guest: `is_restricted` */
  isGuest: boolean;
  /** `deleted` */
  isDeactivated: boolean;
  /** of another workspace: `is_stranger` */
  isStranger: boolean;
  /** false: the bot may not see this person (`user_not_visible`) */
  isVisible: boolean;
  status: { text: string; emoji: string; expiresAtSeconds: number };
  dnd: { enabled: boolean; startSeconds: number; endSeconds: number };
}

/** A public or private channel, or a direct message with the bot. */
export interface Channel {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  /** person ids */
  members: Set<string>;
  hasBot: boolean;
  isArchived: boolean;
  /** shared with another organisation */
  isShared: boolean;
  restriction?: Restriction;
  /** messages here can no longer be edited (`edit_window_closed`) */
  editsClosed: boolean;
  /** of a direct message: the person */
  personId?: string;
}

/** Everything that exists before anybody says a word. */
export interface World {
  team: { id: string; name: string; domain: string };
  /** set when the app is installed for a whole organisation: `team` is null in submissions then */
  enterprise?: { id: string; name: string };
  app: { id: string; name: string; botUserId: string; botId: string };
  people: Map<string, Person>;
  channels: Map<string, Channel>;
}

/** What a person of a world of one's own needs; the rest has plain defaults. */
export type PersonSpec = Pick<Person, 'handle'> & Partial<Person>;

/** What a channel of a world of one's own needs; `members` are handles, all full members when left out. */
export type ChannelSpec = { name: string; members?: string[] } & Partial<Omit<Channel, 'members'>>;

const team = { id: 'T0SANDBOX', name: 'Sandbox', domain: 'sandbox' };
const app = { id: 'A0DEBTREG', name: 'Debt Register', botUserId: 'U0DEBTBOT', botId: 'B0DEBTBOT' };

/** A world with exactly these people and channels. Ids come from the names: ana is U0ANA00000's like. */
export function buildWorld(spec: {
  people: PersonSpec[];
  channels: ChannelSpec[];
  enterprise?: World['enterprise'];
}): World {
  const people = spec.people.map(personOf);
  const everyone = people.filter(
    (person) => !person.isDeactivated && !person.isStranger && !person.isGuest,
  );
  const idByHandle = new Map(people.map((person) => [person.handle, person.id]));
  const channels = spec.channels.map((channel) => {
    const handles = channel.members ?? everyone.map((person) => person.handle);
    const members = handles.map((handle) => {
      const id = idByHandle.get(handle);
      if (id === undefined)
        throw new Error(`#${channel.name} names @${handle}, who is not in the world`);
      return id;
    });
    return channelOf(channel, members);
  });
  return {
    team: { ...team },
    ...(spec.enterprise && { enterprise: spec.enterprise }),
    app: { ...app },
    people: new Map(people.map((person) => [person.id, person])),
    channels: new Map(channels.map((channel) => [channel.id, channel])),
  };
}

/**
 * The usual fixture. People: ana (admin, Madrid), ben (New York), chloe (Kolkata), gus (guest), dora
 * (deactivated), stella (another workspace), iris (not visible to the bot). Channels: general, payments, news
 * (read-only), lounge (public without the bot), leads (private with it), board (private without it), attic (archived).
 */
export function defaultWorld(): World {
  return buildWorld({
    people: [
      {
        handle: 'ana',
        realName: 'Ana Ruiz',
        timeZone: 'Europe/Madrid',
        isAdmin: true,
        isOwner: true,
      },
      { handle: 'ben', realName: 'Ben Carter', timeZone: 'America/New_York' },
      { handle: 'chloe', realName: 'Chloe Iyer', timeZone: 'Asia/Kolkata' },
      { handle: 'gus', realName: 'Gus Guest', timeZone: 'Europe/Berlin', isGuest: true },
      { handle: 'dora', realName: 'Dora Gone', isDeactivated: true },
      { handle: 'stella', realName: 'Stella Partner', isStranger: true, teamId: 'T0PARTNER' },
      { handle: 'iris', realName: 'Iris Hidden', isVisible: false },
    ],
    channels: [
      { name: 'general' },
      { name: 'payments', members: ['ana', 'ben', 'chloe', 'gus', 'stella'], isShared: true },
      { name: 'news', restriction: 'restricted_action_read_only_channel' },
      { name: 'lounge', hasBot: false },
      { name: 'leads', kind: 'private', members: ['ana', 'ben'] },
      { name: 'board', kind: 'private', members: ['ana'], hasBot: false },
      { name: 'attic', isArchived: true },
    ],
  });
}

/** The person of that handle (with or without @) or id, or undefined. */
export function findPerson(world: World, name: string): Person | undefined {
  const handle = name.replace(/^@/, '');
  return (
    world.people.get(name) ?? [...world.people.values()].find((person) => person.handle === handle)
  );
}

/** The channel of that name (with or without #) or id, or undefined. */
export function findChannel(world: World, name: string): Channel | undefined {
  const bare = name.replace(/^#/, '');
  return (
    world.channels.get(name) ??
    [...world.channels.values()].find((channel) => channel.kind !== 'im' && channel.name === bare)
  );
}

/** The direct message between the bot and a person, opened when there is none. */
export function directMessage(world: World, person: Person): Channel {
  const id = person.id.replace(/^U/, 'D');
  const known = world.channels.get(id);
  if (known) return known;
  const channel = channelOf({ name: 'directmessage', kind: 'im', id, personId: person.id }, [
    person.id,
  ]);
  world.channels.set(id, channel);
  return channel;
}

function personOf(spec: PersonSpec): Person {
  return {
    id: idOfName('U', spec.handle),
    realName: spec.handle,
    teamId: team.id,
    timeZone: 'Etc/UTC',
    isAdmin: false,
    isOwner: false,
    isGuest: false,
    isDeactivated: false,
    isStranger: false,
    isVisible: true,
    status: { text: '', emoji: '', expiresAtSeconds: 0 },
    dnd: { enabled: false, startSeconds: 1, endSeconds: 1 },
    ...spec,
  };
}

function channelOf(spec: ChannelSpec, members: string[]): Channel {
  return {
    id: idOfName('C', spec.name),
    kind: 'public',
    hasBot: true,
    isArchived: false,
    isShared: false,
    editsClosed: false,
    ...spec,
    members: new Set(members),
  };
}
