import { isJson, type Json } from '../../json.ts';

/** What ids and instants are called on this person's screen. */
export interface Names {
  channels: ReadonlyMap<string, string>;
  /** IANA name */
  timeZone: string;
}

/** The blocks with channels by name and dates in the person's zone wherever the text is mrkdwn. */
export function spoken(blocks: Json[], names: Names): Json[] {
  return blocks.map((block) => replaced(block, names) as Json);
}

function replaced(value: unknown, names: Names): unknown {
  if (Array.isArray(value)) return value.map((entry) => replaced(entry, names));
  if (!isJson(value)) return value;
  // `verbatim` is about bare links alone, but the renderer would leave all marks as typed
  if (value.type === 'mrkdwn')
    return { ...value, text: worded(String(value.text), names), verbatim: false };
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, replaced(entry, names)]),
  );
}

function worded(text: string, { channels, timeZone }: Names): string {
  return text
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (_, id: string, label?: string) => {
      return `#${channels.get(id) ?? (label || 'private-channel')}`;
    })
    .replace(
      /<!date\^(\d+)\^([^|>^]*)(?:\^[^|>]*)?\|[^>]*>/g,
      (_, seconds: string, format: string) =>
        dated(new Date(Number(seconds) * 1000), format, timeZone),
    );
}

/** The tokens of "Date formatting" on docs.slack.dev; relative words such as "tomorrow" are left to Slack. */
function dated(at: Date, format: string, timeZone: string): string {
  const shown = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at);
  const day = { day: 'numeric', year: 'numeric' } as const;
  const tokens: Record<string, string> = {
    date_num: new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at),
    date: shown({ month: 'long', ...day }),
    date_pretty: shown({ month: 'long', ...day }),
    date_short: shown({ month: 'short', ...day }),
    date_short_pretty: shown({ month: 'short', ...day }),
    date_long: shown({ weekday: 'long', month: 'long', ...day }),
    date_long_pretty: shown({ weekday: 'long', month: 'long', ...day }),
    time: shown({ timeStyle: 'short' }),
    time_secs: shown({ timeStyle: 'medium' }),
  };
  return format.replace(/\{(\w+)\}/g, (token, name: string) => tokens[name] ?? token);
}
