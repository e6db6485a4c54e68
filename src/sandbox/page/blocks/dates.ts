const dayMs = 86_400_000;

/**
 * An instant in the words of Slack's tokens, `{date_short} at {time}`, for a reader in that zone at `now`
 * (docs.slack.dev/reference/block-kit/block-elements/date-element). Tokens that Slack does not have stay as they are.
 */
export function dated(at: Date, format: string, timeZone: string, now: Date): string {
  return format.replace(
    /\{(\w+)\}/g,
    (token, name: string) => tokens[name]?.({ at, timeZone, now }) ?? token,
  );
}

interface Reading {
  at: Date;
  /** IANA name */
  timeZone: string;
  now: Date;
}

const words = (options: Intl.DateTimeFormatOptions, { at, timeZone }: Reading) =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone }).format(at);
const number = (reading: Reading) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: reading.timeZone }).format(reading.at);
const plain = (reading: Reading) => words({ month: 'long', day: 'numeric' }, reading);
const short = (reading: Reading) =>
  words({ month: 'short', day: 'numeric', year: 'numeric' }, reading);
const longDay = (reading: Reading) => {
  const day = Number(words({ day: 'numeric' }, reading));
  return `${words({ weekday: 'long' }, reading)}, ${words({ month: 'long' }, reading)} ${day}${ending(day)}`;
};
const long = (reading: Reading) => `${longDay(reading)}, ${words({ year: 'numeric' }, reading)}`;

const tokens: Record<string, (reading: Reading) => string> = {
  ago,
  date: plain,
  date_long: long,
  date_long_full: (reading) => words({ month: 'long', day: 'numeric', year: 'numeric' }, reading),
  date_long_pretty: (reading) => near(reading) ?? long(reading),
  date_num: number,
  date_pretty: (reading) => near(reading) ?? plain(reading),
  date_short: short,
  date_short_pretty: (reading) => near(reading) ?? short(reading),
  date_slash: (reading) => number(reading).split('-').reverse().join('/'),
  day_divider_pretty: (reading) =>
    near(reading) ?? (isThisYear(reading) ? longDay(reading) : long(reading)),
  time: (reading) => words({ timeStyle: 'short' }, reading),
  time_secs: (reading) => words({ timeStyle: 'medium' }, reading),
};

/** Today, yesterday or tomorrow, by the reader's calendar. */
function near(reading: Reading): string | undefined {
  const day = Date.parse(number(reading));
  const today = Date.parse(number({ ...reading, at: reading.now }));
  return { [-dayMs]: 'yesterday', 0: 'today', [dayMs]: 'tomorrow' }[day - today];
}

function isThisYear(reading: Reading): boolean {
  return number(reading).slice(0, 4) === number({ ...reading, at: reading.now }).slice(0, 4);
}

function ago({ at, now }: Reading): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en').format(Math.trunc(seconds / size), unit);
}

function ending(day: number): string {
  if (day > 10 && day < 14) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
