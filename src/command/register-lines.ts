import { SETTABLE_STATUSES } from '../domain/status.ts';
import type { LoneWord } from './command.ts';
import { readQuarter } from './days.ts';
import { SORTS } from './filters.ts';
import { type ReadLine, toldBy } from './item-lines.ts';
import { plain, verbatim } from './line.ts';
import { nearest } from './nearest.ts';
import { quote, refused, understood } from './problem.ts';
import { type BadFilter, readFilters } from './read-filters.ts';
import { COMMAND_WORDS, usageOf } from './usage.ts';

const FILTER_REMEDIES: Readonly<Record<BadFilter['filter'], string>> = {
  quarter: 'Write it as q:2026-Q4, q:Q1 or q:next.',
  owner:
    'Write owner:, a space, and @, and pick the person from the list that Slack offers; or owner:me, or owner:none.',
  status: `It is one of: ${[...SETTABLE_STATUSES, 'accepted'].join(', ')}.`,
  priority: 'It is high, medium or low.',
  register: 'Write in:payments, or in:all for every register that you see.',
  sort: `It is one of: ${SORTS.join(', ')}.`,
};
const NUDGE_WORDS: ReadonlyMap<string, 'on' | 'off' | 'weekly'> = new Map([
  ['on', 'on'],
  ['yes', 'on'],
  ['start', 'on'],
  ['resume', 'on'],
  ['daily', 'on'],
  ['off', 'off'],
  ['no', 'off'],
  ['stop', 'off'],
  ['never', 'off'],
  ['weekly', 'weekly'],
  ['week', 'weekly'],
] as const);
const DIGEST_WORDS: ReadonlyMap<string, 'preview' | 'now' | 'on'> = new Map([
  ['preview', 'preview'],
  ['show', 'preview'],
  ['view', 'preview'],
  ['now', 'now'],
  ['post', 'now'],
  ['send', 'now'],
  ['on', 'on'],
  ['resume', 'on'],
  ['start', 'on'],
] as const);
const MAX_SEARCH_WORDS = 20;

/** `/debt matrix` and the like, which take nothing more. */
export function bare(kind: LoneWord): ReadLine {
  return ({ words }, _context, usage) => {
    if (words.length === 0) return understood({ kind });
    const remedy = 'Leave out what follows it; to record debt use /debt add.';
    const suggestion = usage.pattern;
    return refused(`${usage.pattern} takes nothing more.`, remedy, { suggestion, usage });
  };
}

/** `/debt list` or `/debt next` with filters. */
export function filtered(kind: 'list' | 'next'): ReadLine {
  return (line, context, usage) => {
    const filters = readFilters(line, context);
    if ('filter' in filters) {
      const { filter, value } = filters;
      const what = value === '' ? `No ${filter} was given.` : `${quote(value)} is no ${filter}.`;
      return refused(what, FILTER_REMEDIES[filter], {
        understood: `A filter by ${filter}.`,
        usage,
      });
    }
    if (filters.words.length > MAX_SEARCH_WORDS) {
      const suggestion = `/debt ${kind} ${filters.words.slice(0, 3).join(' ')}`;
      const what = `That searches for ${filters.words.length} words, and ${MAX_SEARCH_WORDS} fit.`;
      return refused(what, 'Search for fewer words.', { suggestion, usage });
    }
    return understood({ kind, filters });
  };
}

/** `/debt progress [quarter]`. */
export const parseProgress: ReadLine = (line, context, usage) => {
  const typed = toldBy(line);
  if (typed === '') return understood({ kind: 'progress', quarter: null });
  const quarter = readQuarter(typed, context);
  if (quarter) return understood({ kind: 'progress', quarter });
  return refused(`${quote(typed)} names no quarter.`, 'Write it as 2026-Q4 or Q1.', {
    suggestion: '/debt progress',
    usage,
  });
};

/** `/debt help [command]`. */
export const parseHelp: ReadLine = (line, _context, usage) => {
  const words = line.words.filter((word) => !/^\/?debt$/.test(plain(word.raw)));
  const [first] = words;
  if (!first) return understood({ kind: 'help', topic: null });
  const topic = usageOf(plain(first.value));
  if (topic) return understood({ kind: 'help', topic: topic.command });
  const near = usageOf(nearest(plain(first.value), COMMAND_WORDS) ?? '');
  return refused(`${quote(verbatim(line))} is no command.`, '/debt help shows every command.', {
    suggestion: near ? `/debt help ${near.command}` : '/debt help',
    usage,
  });
};

/** `/debt digest preview`, `now` or `on`. */
export const parseDigest: ReadLine = (line, _context, usage) => {
  const typed = plain(verbatim(line));
  const action = DIGEST_WORDS.get(typed);
  if (action) return understood({ kind: 'digest', action });
  return refused(
    typed === '' ? 'Preview or post it?' : `${quote(typed)} is nothing a digest can do.`,
    'Write preview to see it alone, now to post it in the home channel, or on to start a paused one again.',
    { suggestion: '/debt digest preview', usage },
  );
};

/** `/debt nudges on`, `off` or `weekly`. */
export const parseNudges: ReadLine = (line, _context, usage) => {
  const typed = plain(verbatim(line));
  const setting = NUDGE_WORDS.get(typed);
  if (setting) return understood({ kind: 'nudges', setting });
  const near = nearest(typed, [...NUDGE_WORDS.keys()]);
  return refused(
    typed === '' ? 'On, weekly or off?' : `${quote(typed)} is no setting for nudges.`,
    'Write on, weekly (nothing between the weekly ones) or off.',
    { suggestion: near ? `/debt nudges ${NUDGE_WORDS.get(near)}` : null, usage },
  );
};
