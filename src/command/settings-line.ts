import { MONTHS } from '../domain/quarter.ts';
import { isKnownZone } from '../domain/zone.ts';
import type { SettingsChange } from './command.ts';
import { readHolidays } from './holiday-words.ts';
import type { ReadLine } from './item-lines.ts';
import { type Context, type Line, plain, type Word } from './line.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quote, type Refused, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

type Setting = 'home' | 'day' | 'time' | 'zone' | 'offers' | 'holidays' | 'fiscal' | 'collapse';
type ReadSetting = (words: readonly Word[], context: Context) => SettingsChange | null;

const SETTING_WORDS: ReadonlyMap<string, Setting> = new Map<string, Setting>([
  ['home', 'home'],
  ['channel', 'home'],
  ['day', 'day'],
  ['weekday', 'day'],
  ['on', 'day'],
  ['time', 'time'],
  ['at', 'time'],
  ['hour', 'time'],
  ['zone', 'zone'],
  ['timezone', 'zone'],
  ['tz', 'zone'],
  ['offers', 'offers'],
  ['offer', 'offers'],
  ['holidays', 'holidays'],
  ['holiday', 'holidays'],
  ['fiscal', 'fiscal'],
  ['collapse', 'collapse'],
]);
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ['on', true],
  ['yes', true],
  ['off', false],
  ['no', false],
]);
const TIME = /^(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))? ?(?<half>am|pm)?$/;

const READ: Readonly<Record<Setting, ReadSetting>> = {
  home: ([word]) => (word?.mark?.kind === 'channel' ? { homeChannel: word.mark.id } : null),
  day: (words) => {
    const typed = joined(words).replace(/s$/, '');
    const at = WEEKDAYS.findIndex((day) => typed.length >= 3 && day.startsWith(typed));
    return at === -1 ? null : { weekday: at + 1 };
  },
  time: (words) => {
    const time = readTime(joined(words));
    return time === null ? null : { time };
  },
  zone: (words) => {
    const zone = readZone(joined(words));
    return zone === null ? null : { zone };
  },
  offers: (words) => {
    const offers = SWITCH.get(joined(words));
    return offers === undefined ? null : { offers };
  },
  holidays: (words, context) => {
    const holidays = readHolidays(words, context);
    return holidays === null ? null : { holidays };
  },
  fiscal: (words) => {
    const firstMonth = readMonth(joined(words).replace(/^year /, ''));
    return firstMonth === null ? null : { firstMonth };
  },
  collapse: (words) => {
    const collapsesDigests = SWITCH.get(joined(words));
    return collapsesDigests === undefined ? null : { collapsesDigests };
  },
};

const MONTH_WORDS = MONTHS.map((month) => month.toLowerCase());
const NAMES: Readonly<Record<Setting, string>> = {
  home: 'No home channel was',
  day: 'No weekday was',
  time: 'No time was',
  zone: 'No time zone was',
  offers: 'No value for offers was',
  holidays: 'No days were',
  fiscal: 'No month was',
  collapse: 'No choice was',
};
const REMEDIES: Readonly<Record<Setting, { readonly what: string; readonly remedy: string }>> = {
  home: {
    what: 'is no channel that Slack knows',
    remedy:
      'Type # and pick the channel; invite the bot first where the channel is private. /debt settings alone opens a form to choose it in.',
  },
  day: { what: 'is no weekday', remedy: 'Name one from Monday to Sunday.' },
  time: { what: 'is no time of day', remedy: 'Write it as 09:00.' },
  zone: {
    what: 'is no known time zone',
    remedy: 'Write region and city, such as Europe/Berlin, or UTC.',
  },
  offers: {
    what: 'says neither on nor off',
    remedy: 'On asks people before an item becomes theirs; off gives it to them at once.',
  },
  holidays: {
    what: 'cannot be read as days',
    remedy:
      'Write add or remove and the days: 2026-12-24 for one, 12-25 for every year. /debt settings alone opens a form with them all.',
  },
  fiscal: {
    what: 'is no month',
    remedy: 'Name the month in which the fiscal year begins: april, or 4.',
  },
  collapse: {
    what: 'is neither on nor off',
    remedy: 'With on, a digest becomes a line when the next one has come.',
  },
};

/** `/debt settings [home #channel] [day monday] [time 09:00] [zone Europe/Berlin] [fiscal april] [collapse on]`, in any order; alone it opens the form. */
export const parseSettings: ReadLine = (line, context, usage) => {
  if (line.words.length === 0) return understood({ kind: 'settings', change: null });
  let change: SettingsChange = {};
  let left = line.words;
  while (left.length > 0) {
    const setting = settingOf(left[0]);
    if (!setting) return unknownSetting(line, left[0], context, usage);
    const values = valuesOf(left, setting);
    const read = READ[setting](values.words, context);
    if (!read) return badValue(setting, values.words, usage);
    change = { ...change, ...read };
    left = left.slice(values.taken);
  }
  return understood({ kind: 'settings', change });
};

function settingOf(word: Word | undefined): Setting | null {
  if (!word) return null;
  return SETTING_WORDS.get(word.key ?? plain(word.raw).replace(/[:=]$/, '')) ?? null;
}

/** The words of a setting's value, up to the next setting; `day:monday` is word and value at once. */
function valuesOf(
  words: readonly Word[],
  setting: Setting,
): { words: readonly Word[]; taken: number } {
  const [first, ...following] = words;
  // What comes after these is their value, though `on` names the weekday elsewhere.
  const from = setting === 'collapse' || setting === 'offers' ? 1 : 0;
  const next = following.findIndex((word, at) => at >= from && settingOf(word) !== null);
  const values = next === -1 ? following : following.slice(0, next);
  const own = first && first.key !== null && first.value !== '' ? [first] : [];
  const told = [...own, ...values].filter((word) => !/^(?:to|is|=)$/.test(plain(word.raw)));
  return { words: told, taken: 1 + values.length };
}

function unknownSetting(
  line: Line,
  word: Word | undefined,
  context: Context,
  usage: Usage,
): Parsed {
  const what = `${quote(word?.raw ?? '')} is no setting.`;
  const guess = guessSetting(line, context);
  const suggestion = guess ? `/debt settings ${guess}` : '/debt settings';
  const remedy =
    'There are home, day, time, zone, fiscal, collapse, offers and holidays; alone it opens a form.';
  return refused(what, remedy, { suggestion, usage });
}

/** A value without its setting, as in `/debt settings friday`. */
function guessSetting({ words }: Line, context: Context): string | null {
  const typed = words.map((word) => word.raw).join(' ');
  const setting = (['home', 'day', 'time', 'zone'] as const).find((name) =>
    READ[name](words, context),
  );
  return setting ? `${setting} ${typed}` : null;
}

function badValue(setting: Setting, words: readonly Word[], usage: Usage): Refused {
  const { what, remedy } = REMEDIES[setting];
  const typed = words.map((word) => word.value).join(' ');
  const month = setting === 'fiscal' ? nearest(typed, MONTH_WORDS) : null;
  return refused(typed ? `${quote(typed)} ${what}.` : `${NAMES[setting]} given.`, remedy, {
    understood: `The setting ${setting}.`,
    suggestion: month && `/debt settings fiscal ${month}`,
    usage,
  });
}

/** `april`, `Sept`, `4`, `1 april`: the first day is meant anyway. */
function readMonth(typed: string): number | null {
  const name = typed.replace(/^(?:1|1st) (?:of )?(?=[a-z])|(?<=[a-z]) (?:1|1st)$/, '');
  if (/^(?:0?[1-9]|1[0-2])$/.test(name)) return Number(name);
  const at = MONTH_WORDS.findIndex((month) => name.length >= 3 && month.startsWith(name));
  return at === -1 ? null : at + 1;
}

function readTime(typed: string): string | null {
  const { hour, minute = '00', half } = TIME.exec(typed)?.groups ?? {};
  if (hour === undefined || (half && (Number(hour) < 1 || Number(hour) > 12))) return null;
  const hours = half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour);
  if (hours > 23 || Number(minute) > 59) return null;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** The IANA name in its usual case; the city alone is enough. */
function readZone(typed: string): string | null {
  const name = typed.replaceAll(' ', '_');
  const known = Intl.supportedValuesOf('timeZone').map(
    (zone) => [zone, zone.toLowerCase()] as const,
  );
  const listed =
    known.find(([, lower]) => lower === name) ??
    known.find(([, lower]) => lower.endsWith(`/${name}`));
  if (listed) return listed[0];
  const alias = name.toUpperCase();
  if (!/^[A-Z][A-Z0-9/_+-]*$/.test(alias) || !isKnownZone(alias)) return null;
  return alias.includes('/') ? canonical(alias) : alias;
}

function canonical(zone: string): string {
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

function joined(words: readonly Word[]): string {
  return plain(words.map((word) => word.value).join(' '));
}
