import { isJson, type Json } from '../../json.ts';
import { dated } from './dates.ts';

/** What ids and instants are called on this person's screen. */
export interface Names {
  channels: ReadonlyMap<string, string>;
  /** IANA name */
  timeZone: string;
  now: Date;
}

/** The blocks with dates in the person's zone, and with words for channels that this person does not see. */
export function spoken(blocks: Json[], names: Names): Json[] {
  return blocks.map((block) => replaced(block, names) as Json);
}

function replaced(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, names));
  if (!isJson(value)) return value;
  if (value.type === 'date') return dateElement(value, names);
  if (value.type === 'channel' && !names.channels.has(String(value.channel_id)))
    return { type: 'text', text: `#${value.label || 'private-channel'}` };
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, replaced(entry, names)]),
  );
}

/** A date of rich text as the words, or the link, that it stands for. */
function dateElement({ timestamp, format, url, style }: Json, { timeZone, now }: Names): Json {
  const text = dated(new Date(Number(timestamp) * 1000), String(format), timeZone, now);
  return {
    ...(url ? { type: 'link', url } : { type: 'text' }),
    text,
    ...(isJson(style) && { style }),
  };
}
