import type { RecordedCall } from '../../src/sandbox/calls.ts';
import { text } from '../../src/sandbox/json.ts';
import { DUE_AT, type Scene, WEEK_MS } from './scene.ts';

/** Two posts in a channel may not be closer (docs.slack.dev, "Rate limits"). */
const MIN_GAP_MS = 1_000;

/** Which message of a week: `0 digest Register 100`, `2 nudge U0OWNER100`. */
export type MessageName = string;

/** What became of everything that was due, by what the stand-in took. */
export interface Counts {
  readonly due: number;
  /** Taken by the stand-in at least once. */
  readonly posted: number;
  /** Not there, and nobody is told that it may be missing. */
  readonly lost: readonly MessageName[];
  /** There twice or more. */
  readonly double: readonly MessageName[];
  /** Not known to be sent, and shown as such; those in the thread of such a one included. */
  readonly uncertain: number;
  /** How many of the uncertain ones are there all the same. */
  readonly uncertainPosted: number;
  /** How many of the uncertain ones wait in the thread of one that is. */
  readonly behind: number;
  /** Calls that came to a channel less than a second after the one before. */
  readonly tooClose: number;
  /** Posts that nobody expects. */
  readonly unexpected: readonly string[];
}

/** What delivery health shows as uncertain, and what waits in the thread of such a message. */
export interface Uncertain {
  readonly shown: readonly MessageName[];
  readonly behind: readonly MessageName[];
}

/** What is due in a week of the scene. */
export function messagesDue({ registers, owners }: Scene, week: number): MessageName[] {
  return [
    ...registers.flatMap(({ name }) => [`${week} digest ${name}`, `${week} list ${name}`]),
    ...owners.map(({ id }) => `${week} nudge ${id}`),
  ];
}

/** The week of the scene in which an instant lies. */
export function weekOf(at: number): number {
  return Math.floor((at - DUE_AT.getTime()) / WEEK_MS);
}

/** Counts by the stand-in's own record of calls, not by what the bots believe. */
export function judge(
  scene: Scene,
  weeks: number,
  calls: readonly RecordedCall[],
  { shown, behind }: Uncertain,
): Counts {
  const posts = calls.filter(({ method }) => method === 'chat.postMessage');
  const times = timesPosted(scene, posts);
  const due = Array.from({ length: weeks }, (_, week) => messagesDue(scene, week)).flat();
  const expected = new Set(due);
  const uncertain = new Set([...shown, ...behind]);
  const isThere = (name: MessageName) => times.has(name);
  return {
    due: due.length,
    posted: due.filter(isThere).length,
    lost: due.filter((name) => !isThere(name) && !uncertain.has(name)),
    double: [...times].flatMap(([name, count]) => (count > 1 ? [name] : [])),
    uncertain: uncertain.size,
    uncertainPosted: [...uncertain].filter(isThere).length,
    behind: behind.length,
    tooClose: tooClose(posts),
    unexpected: [...times.keys()].filter((name) => !expected.has(name)),
  };
}

/** How often each message stands in the stand-in. */
function timesPosted(scene: Scene, posts: readonly RecordedCall[]): Map<MessageName, number> {
  const ownerOf = new Map(scene.owners.map(({ id, directMessage }) => [directMessage, id]));
  const registerOf = new Map<string, string>();
  const times = new Map<MessageName, number>();
  for (const post of posts) {
    const shown = post.shows?.[0];
    if (!shown) continue;
    const channel = text(post.args.channel) ?? '';
    const said = text(post.args.text) ?? '';
    const thread = text(post.args.thread_ts);
    const week = weekOf(post.at);
    const owner = ownerOf.get(channel);
    const register = thread
      ? registerOf.get(`message:${channel}:${thread}`)
      : /Register \d+/.exec(said)?.[0];
    if (register && !thread) registerOf.set(shown, register);
    const name = owner
      ? `${week} nudge ${owner}`
      : register
        ? `${week} ${thread ? 'list' : 'digest'} ${register}`
        : `${week} ${channel}: ${said.slice(0, 100)}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}

function tooClose(posts: readonly RecordedCall[]): number {
  const latest = new Map<string, number>();
  let count = 0;
  for (const { args, at } of posts) {
    const channel = text(args.channel) ?? '';
    if (at - (latest.get(channel) ?? Number.NEGATIVE_INFINITY) < MIN_GAP_MS) count++;
    latest.set(channel, at);
  }
  return count;
}
