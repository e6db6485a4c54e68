import type { Fault } from './faults.ts';
import type { Json } from './json.ts';

/**
 * What the page and the stand-in say to each other: types alone, read by both sides.
 *
 * - GET `/_sandbox/live?as=PERSON` is a stream of server-sent events; each carries a `Patch` of what that person sees.
 *   The first one has everything.
 * - POST `/_sandbox/act` takes an `Act` and answers an `ActAnswer` once the app has acknowledged it.
 * - POST `/_sandbox/file?as=PERSON&name=NAME` takes a file's bytes and answers `{ ok: true, file }` in Slack's form.
 * - GET `/_sandbox/file?as=PERSON&id=ID` answers the bytes of a file that the person can see.
 * - POST `/_sandbox/clock` takes `{ to: "ISO instant" }` or `{ advanceMs }`; POST and DELETE `/_sandbox/faults`.
 */
export interface Patch {
  /** entities that are new or changed, by key */
  set: Partial<Entities>;
  /** keys of entities that are gone */
  removed: string[];
}

/** Everything that one person sees, by key. */
export interface Entities {
  workspace: WorkspaceSight;
  clock: ClockSight;
  /** open modals, the root first */
  modals: ViewSight[];
  home: ViewSight | null;
  faults: Fault[];
  [channel: `channel:${string}`]: ChannelSight;
  /** `message:CHANNEL:TS` */
  [message: `message:${string}`]: MessageSight;
  [call: `call:${number}`]: CallSight;
  [delivery: `delivery:${number}`]: DeliverySight;
  /** Slack's own words to this person: a command that failed, a click that nobody answered */
  [trouble: `trouble:${number}`]: TroubleSight;
}

export interface WorkspaceSight {
  team: { id: string; name: string; domain: string };
  app: { id: string; name: string; botUserId: string; description: string };
  /** who looks */
  me: string;
  people: PersonSight[];
  commands: { command: string; description: string; usageHint: string }[];
  shortcuts: { name: string; type: 'message' | 'global'; description: string }[];
  homeEnabled: boolean;
}

export interface PersonSight {
  id: string;
  handle: string;
  realName: string;
  /** IANA name */
  timeZone: string;
  isAdmin: boolean;
  isGuest: boolean;
  isDeactivated: boolean;
  isStranger: boolean;
}

export interface ClockSight {
  /** milliseconds since the epoch by the stand-in's clock, when the patch was sent */
  now: number;
  /** what the clock is ahead of the machine's, in milliseconds; it changes only when somebody moves it */
  offsetMs: number;
}

export interface ChannelSight {
  id: string;
  name: string;
  kind: 'public' | 'private' | 'im';
  isArchived: boolean;
  hasBot: boolean;
  isMember: boolean;
  /** people alone may not write here */
  isReadOnly: boolean;
}

/** State values as Slack has them: block_id → action_id → value. */
export type StateValues = Record<string, Json>;

export interface MessageSight {
  channelId: string;
  ts: string;
  userId: string;
  isBot: boolean;
  text: string;
  blocks: Json[];
  attachments: Json[];
  files: Json[];
  values: StateValues;
  threadTs?: string;
  editedTs?: string;
  /** only this person sees it */
  isEphemeral: boolean;
  permalink: string;
  usage: LimitUse[];
}

export interface ViewSight {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  callbackId: string;
  title: Json | null;
  submit: Json | null;
  close: Json | null;
  clearOnClose: boolean;
  blocks: Json[];
  values: StateValues;
  /** by block_id */
  fieldErrors: Record<string, string>;
  /** what Slack itself says at the modal's top */
  trouble?: string;
  usage: LimitUse[];
}

/** How much of one of Slack's limits a message or view uses. */
export interface LimitUse {
  what: string;
  used: number;
  limit: number;
}

/** A Web API call of the app, or a use of a response URL (`method` is "response_url"). */
export interface CallSight {
  id: number;
  method: string;
  args: Json;
  at: number;
  /** real milliseconds until it was answered; undefined while it has not been */
  tookMs?: number;
  /** HTTP status; 0 where the connection was cut or nothing is answered yet */
  status: number;
  error?: string;
  /** what Slack said beside the error */
  details?: Json;
  /** what it showed or changed: `message:CHANNEL:TS` or `view:ID` */
  shows: string[];
  /** the person's doing that it answers, where Slack knows */
  interactionId?: string;
}

/** A command, click, submission or event that went to the app. */
export interface DeliverySight {
  id: number;
  kind: string;
  payload: Json;
  at: number;
  /** real milliseconds until the acknowledgement; the limit is 3,000 */
  ackMs?: number;
  ackBody?: unknown;
  /** what the acknowledgement showed */
  shows: string[];
  interactionId?: string;
}

export interface TroubleSight {
  id: number;
  error: string;
  at: number;
}

/** Where an element stands. */
export type SurfaceRef = { channel: string; ts: string } | { view: string };

/** What a person does; `as` is a person's id or handle. */
export type Act = { as: string } & (
  | { do: 'say'; channel: string; text: string; thread?: string; files?: string[] }
  | { do: 'command'; channel: string; line: string; thread?: string }
  /** `value` is what Slack sends beside the ids: { selected_option }, { value }, …; `values` what stands in the other fields */
  | {
      do: 'use';
      on: SurfaceRef;
      blockId: string;
      actionId: string;
      value: Json;
      values?: StateValues;
    }
  /** the options of an external select for what was typed */
  | { do: 'options'; on: SurfaceRef; blockId: string; actionId: string; typed: string }
  | { do: 'submit'; view: string; values: StateValues }
  /** `all`: the × of the whole stack, not the close button of the top view */
  | { do: 'close'; view: string; all?: boolean }
  | { do: 'shortcut'; name: string; on?: { channel: string; ts: string } }
  | { do: 'home' }
);

/** `options` answers an act of that name; a refusal says why in `error`. */
export type ActAnswer = { ok: true; options?: Json[] } | { ok: false; error: string };
