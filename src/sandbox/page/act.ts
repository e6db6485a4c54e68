import type { Json } from '../json.ts';
import type { Act, ActAnswer } from '../protocol.ts';

type Doing = Act extends infer One ? (One extends { as: string } ? Omit<One, 'as'> : never) : never;

/** Does something as this person; answers once the app has acknowledged it, never throws. */
export async function act(as: string, doing: Doing): Promise<ActAnswer> {
  return post('act', JSON.stringify({ as, ...doing }));
}

/** Gives a file to the stand-in; `file` is Slack's form of it. */
export async function upload(as: string, file: File): Promise<{ file?: Json; error?: string }> {
  const query = new URLSearchParams({ as, name: file.name });
  return post(`file?${query}`, file);
}

/** Ahead to an instant, or on by some milliseconds from wherever it stands, which the screen may not show yet. */
export type ClockMove = { to: Date } | { advanceMs: number };

/** Moves the clock; it goes ahead only. */
export async function moveClock(move: ClockMove): Promise<void> {
  await post('clock', JSON.stringify(move));
}

/** Sets a fault (its fields as faults.ts names them); null takes every fault back. */
export async function setFault(fault: Json | null): Promise<void> {
  if (fault) await post('faults', JSON.stringify(fault));
  else await fetch('/_sandbox/faults', { method: 'DELETE' });
}

async function post<T>(path: string, body: BodyInit): Promise<T> {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  const failed = () =>
    ({ ok: false, error: 'The workspace does not answer: nothing was sent. Try again.' }) as T;
  return fetch(`/_sandbox/${path}`, { method: 'POST', headers: { 'content-type': type }, body })
    .then((response) => response.json() as Promise<T>)
    .catch(failed);
}
