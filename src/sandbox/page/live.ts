import { createContext, useContext, useEffect, useState } from 'react';
import type {
  CallSight,
  ChannelSight,
  DeliverySight,
  Entities,
  MessageSight,
  Patch,
  TroubleSight,
} from '../protocol.ts';

export type Sights = Readonly<Partial<Entities>>;

/** What the person sees, for every component; `as` is their id. */
export const LiveContext = createContext<{ as: string; sights: Sights }>({ as: '', sights: {} });

/** What the person of this page sees now. */
export function useSights(): Sights {
  return useContext(LiveContext).sights;
}

/** The id of the person whom this page acts as. */
export function useMe(): string {
  return useContext(LiveContext).as;
}

/** The IANA zone of that person. */
export function useZone(): string {
  const { workspace } = useSights();
  const me = useMe();
  return workspace?.people.find(({ id }) => id === me)?.timeZone ?? 'UTC';
}

/** The workspace's time, to the second. */
export function useNow(): Date {
  const offsetMs = useSights().clock?.offsetMs ?? 0;
  const [, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks((ticks) => ticks + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.now() + offsetMs);
}

/**
 * Follows what the person sees; until the first news of another person comes, the last one's stay. `isLive` is false while
 * the stand-in does not answer, `isRefused` is true when it knows nobody of that name.
 */
export function useLive(as: string): { sights: Sights; isLive: boolean; isRefused: boolean } {
  const [sights, setSights] = useState<Sights>({});
  const [isLive, setLive] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/_sandbox/live?as=${encodeURIComponent(as)}`);
    let isFirst = true;
    source.onopen = () => {
      isFirst = true;
      setLive(true);
      setRefused(false);
    };
    source.onerror = () => {
      setLive(false);
      setRefused(source.readyState === EventSource.CLOSED);
    };
    source.onmessage = (event) => {
      const patch = JSON.parse(String(event.data)) as Patch;
      const base = isFirst ? {} : undefined;
      isFirst = false;
      setSights((before) => patched(base ?? before, patch));
    };
    return () => source.close();
  }, [as]);
  return { sights, isLive, isRefused };
}

function patched(before: Sights, patch: Patch): Sights {
  const kept = Object.entries(before).filter(([key]) => !patch.removed.includes(key));
  return { ...Object.fromEntries(kept), ...patch.set };
}

/** The channels and direct messages, in the order of the workspace. */
export function channelsOf(sights: Sights): ChannelSight[] {
  return ofKind<ChannelSight>(sights, 'channel:');
}

/** A channel's messages, oldest first: ephemeral ones and thread replies are among them. */
export function messagesOf(sights: Sights, channelId: string): MessageSight[] {
  return ofKind<MessageSight>(sights, `message:${channelId}:`).sort((a, b) =>
    a.ts < b.ts ? -1 : 1,
  );
}

/** The app's calls, oldest first. */
export function callsOf(sights: Sights): CallSight[] {
  return ofKind<CallSight>(sights, 'call:').sort((a, b) => a.id - b.id);
}

/** What went to the app, oldest first. */
export function deliveriesOf(sights: Sights): DeliverySight[] {
  return ofKind<DeliverySight>(sights, 'delivery:').sort((a, b) => a.id - b.id);
}

/** Slack's own words to this person, oldest first. */
export function troublesOf(sights: Sights): TroubleSight[] {
  return ofKind<TroubleSight>(sights, 'trouble:').sort((a, b) => a.id - b.id);
}

function ofKind<T>(sights: Sights, prefix: string): T[] {
  return Object.entries(sights)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, value]) => value as T);
}
