import type { ServerResponse } from 'node:http';
import { entitiesSeenBy } from './entities.ts';
import type { Patch } from './protocol.ts';
import type { SandboxState } from './state.ts';
import type { Person } from './world.ts';

/** Changes within this time go out together. */
const gatherMs = 25;

/** After how long a page that lost the connection tries again. */
const retryMs = 500;

/** Keeps the connection's other end sure that somebody is there. */
const heartbeatMs = 15_000;

/** Streams what the person sees as server-sent events until the page goes away: everything first, then what changes. */
export function streamSights(state: SandboxState, person: Person, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write(`retry: ${retryMs}\n\n`);
  let sent = new Map<string, string>();
  let timer: NodeJS.Timeout | undefined;
  const send = () => {
    timer = undefined;
    const now = serialized(state, person);
    const patch = difference(sent, now);
    sent = now;
    if (patch) response.write(`data: ${patch}\n\n`);
  };
  const stop = state.signal.onChange(() => {
    timer ??= setTimeout(send, gatherMs);
  });
  const heartbeat = setInterval(() => response.write(': here\n\n'), heartbeatMs);
  response.on('close', () => {
    stop();
    clearTimeout(timer);
    clearInterval(heartbeat);
  });
  send();
}

function serialized(state: SandboxState, person: Person): Map<string, string> {
  const entries = Object.entries(entitiesSeenBy(state, person));
  return new Map(entries.map(([key, entity]) => [key, JSON.stringify(entity)]));
}

/** A Patch as JSON, or undefined when nothing but the running clock changed. */
function difference(before: Map<string, string>, now: Map<string, string>): string | undefined {
  const changed = [...now].filter(([key, json]) => before.get(key) !== json);
  const removed: Patch['removed'] = [...before.keys()].filter((key) => !now.has(key));
  if (removed.length === 0 && changed.every(([key]) => key === 'clock') && !hasMoved(before, now))
    return undefined;
  const set = changed.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',');
  return `{"set":{${set}},"removed":${JSON.stringify(removed)}}`;
}

function hasMoved(before: Map<string, string>, now: Map<string, string>): boolean {
  const offset = (all: Map<string, string>) =>
    /"offsetMs":(-?[\d.]+)/.exec(all.get('clock') ?? '')?.[1];
  return offset(before) !== offset(now);
}
