import { MAX_TITLE_CHARS, type UserId } from '../domain/debt.ts';
import { parseLevel } from '../domain/level.ts';
import { lastDayOf, quarterLabel } from '../domain/quarter.ts';
import {
  BLANK,
  type Draft,
  withDue,
  withLevel,
  withoutMention,
  withQuarter,
  withTitleWord,
} from './add-draft.ts';
import { meansNone, readDay, readQuarter } from './days.ts';
import { type Context, type Line, plain, type Word } from './line.ts';
import {
  type Parsed,
  pastDay,
  pastQuarter,
  quote,
  type Refused,
  refused,
  understood,
} from './problem.ts';
import { labelsIn } from './read-filters.ts';
import type { Usage } from './usage.ts';

/** How many words were used up, and the draft with what they said. */
interface Reading {
  readonly taken: number;
  readonly draft: Draft;
}

/** Null where the words are no mark of this kind. */
type ReadMark = (
  word: Word,
  following: readonly Word[],
  draft: Draft,
  context: Context,
) => Reading | Refused | null;

const LEVEL_SIGNS: ReadonlyMap<string, 'impact' | 'effort'> = new Map([
  ['!', 'impact'],
  ['~', 'effort'],
]);
const MAX_VALUE_WORDS = 4;

/** Reads `/debt add`: marks may stand anywhere, all other words are the title, word for word. */
export function parseAdd({ words }: Line, context: Context, usage: Usage): Parsed {
  let draft = BLANK;
  let left = words;
  while (left.length > 0) {
    const reading = readNext(left, draft, context);
    if ('ok' in reading) return { ...reading, problem: { ...reading.problem, usage } };
    draft = reading.draft;
    left = left.slice(reading.taken);
  }
  return finish(draft, words, usage);
}

function readNext(words: readonly Word[], draft: Draft, context: Context): Reading | Refused {
  const [word, ...following] = words;
  if (!word) return { taken: 1, draft };
  if (!word.quoted || word.key !== null) {
    for (const read of [readLevel, readDue, readPlanned, readLabels, readOwner]) {
      const reading = read(word, following.slice(0, MAX_VALUE_WORDS), draft, context);
      if (reading) return reading;
    }
  }
  return { taken: 1, draft: withTitleWord(draft, word) };
}

function finish(draft: Draft, words: readonly Word[], usage: Usage): Parsed {
  const { ownerWord, titleWords, ...told } = draft;
  const title = titleOf(titleWords);
  const characters = Array.from(title ?? '');
  if (characters.length > MAX_TITLE_CHARS) {
    const marks = words.filter((word) => !titleWords.includes(word)).map((word) => word.raw);
    const short = characters.slice(0, MAX_TITLE_CHARS).join('').trim();
    return refused(
      `The title has ${characters.length} characters, and ${MAX_TITLE_CHARS} fit.`,
      'Say it shorter, and keep the rest as a note.',
      { suggestion: ['/debt add', short, ...marks].join(' '), usage },
    );
  }
  const complete = title !== null && told.impact !== null && told.effort !== null;
  return understood({ kind: 'add', ...told, title, complete });
}

/** Quotes around the whole title are no part of it. */
function titleOf(words: readonly Word[]): string | null {
  const [only, ...others] = words.toSorted((one, other) => one.start - other.start);
  if (!only) return null;
  const bare = others.length === 0 && only.quoted && only.key === null;
  const title = bare ? only.value.trim() : [only, ...others].map((word) => word.raw).join(' ');
  return title === '' ? null : title;
}

const readLevel: ReadMark = (word, following, draft) => {
  const sign = LEVEL_SIGNS.get(plain(word.raw).charAt(0));
  if (sign) {
    const level = parseLevel(plain(word.raw).slice(1));
    return level && { taken: 1, draft: withLevel(draft, sign, level) };
  }
  if (word.key !== 'impact' && word.key !== 'effort') return null;
  const apart = word.value === '' && !word.quoted;
  const level = parseLevel(plain(apart ? (following[0]?.raw ?? '') : word.value));
  return level && { taken: apart ? 2 : 1, draft: withLevel(draft, word.key, level) };
};

const readDue: ReadMark = (word, following, draft, context) => {
  if (word.key !== 'due' && word.key !== 'deadline') return null;
  const found = firstOf(word, following, (text) => readDay(text, context));
  if (found) {
    const { date, remark } = found.value;
    if (date < context.today) return pastDay(word.value, date, null);
    return { taken: found.taken, draft: withDue(draft, date, remark, context) };
  }
  return readPlanned({ ...word, key: 'q' }, following, draft, context);
};

const readPlanned: ReadMark = (word, following, draft, context) => {
  if (word.key !== 'q' && word.key !== 'quarter') return null;
  const found = firstOf(word, following, (text) => readQuarter(text, context));
  if (found) {
    const { value: quarter, taken } = found;
    if (lastDayOf(quarter) >= context.today)
      return { taken, draft: withQuarter(draft, quarter, context) };
    return pastQuarter(quarterLabel(quarter, context.firstMonth), {});
  }
  if (word.value === '' && !word.quoted) return null;
  if (meansNone(word.value)) return { taken: 1, draft };
  return refused(
    `${quote(word.raw)} names no day or quarter that I understand.`,
    'Write a day as due:2026-12-01 or due:"next friday", a quarter as q:2026-Q4; in quotes it stays in the title.',
  );
};

const readLabels: ReadMark = (word, _following, draft) => {
  const keyed = word.key !== null && /^(?:label|tag)s?$/.test(word.key);
  const signed = word.mark?.kind === 'channel' || /^#\p{L}[\p{L}\p{N}_-]*$/u.test(word.raw);
  const labels = keyed || (signed && word.key === null) ? labelsIn(word.value) : [];
  if (labels.length === 0) return null;
  return { taken: 1, draft: { ...draft, labels: [...new Set([...draft.labels, ...labels])] } };
};

/** Of several mentions the last is the owner; `owner:` beats a bare one. */
const readOwner: ReadMark = (word, _following, draft, { self }) => {
  if (word.key === 'owner') {
    if (word.value === '') return null;
    const owner = word.mark?.kind === 'person' ? word.mark.id : null;
    if (owner || plain(word.value) === 'me') {
      return { taken: 1, draft: { ...withoutMention(draft), owner: owner ?? self } };
    }
    if (meansNone(word.value)) return { taken: 1, draft };
    return refused(
      `${quote(word.value)} is nobody whom Slack knows.`,
      'Type @ and pick the person from the list that Slack offers.',
    );
  }
  const owner = mentioned(word, self);
  if (owner === null || (draft.owner && !draft.ownerWord)) return null;
  return { taken: 1, draft: { ...withoutMention(draft), owner, ownerWord: word } };
};

/** Slack leaves `@me` as it is typed. */
function mentioned({ mark, quoted, raw }: Word, self: UserId): UserId | null {
  if (mark?.kind === 'person') return mark.id;
  return !mark && !quoted && raw.toLowerCase() === '@me' ? self : null;
}

/** The longest run of words after the key that reads as a value: `due:next friday`. Quoted values stand alone. */
function firstOf<T>(
  word: Word,
  following: readonly Word[],
  read: (text: string) => T | null,
): { readonly value: T; readonly taken: number } | null {
  const most = word.quoted ? 1 : 1 + Math.min(following.length, MAX_VALUE_WORDS - 1);
  for (let taken = most; taken >= 1; taken -= 1) {
    const parts = [word.value, ...following.slice(0, taken - 1).map((next) => next.raw)];
    const value = read(parts.join(' '));
    if (value !== null) return { value, taken };
  }
  return null;
}
