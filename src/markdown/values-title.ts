import type { Status } from '../domain/status.ts';
import {
  hasWords,
  type ReadTitle,
  rename,
  statusOfRemark,
  type TitleDraft,
  type Told,
  tell,
  tidy,
} from './title-draft.ts';
import {
  boxOrTick,
  leadingBracket,
  leadingWord,
  ordinal,
  reference,
  shortReference,
} from './title-lead.ts';
import { colour, signature, trailingDay, trailingMark, trailingRemark } from './title-tail.ts';
import { statusInWords } from './values.ts';

/** Of a title that is the title and no more. */
export const NOTHING_BESIDE: Omit<ReadTitle, 'title'> = {
  ordinal: null,
  reference: null,
  status: null,
  completed: null,
  priority: null,
  owner: null,
  day: null,
};

/**
 * Takes from a title what people write around it: numbers and ids, strikes and ticks, statuses with their
 * day (`— **RESOLVED 2026-04-23**`), priorities in brackets, a signature. What it does not know stays.
 * An id that stands elsewhere is given as `ownId`, '' where there is none, and nothing in front is one then.
 * A remark that says `partly` stays in the title too, as it tells what is left to do.
 */
export function readTitle(wording: string, ownId: string | null = null): ReadTitle {
  const draft: TitleDraft = {
    ...NOTHING_BESIDE,
    reference: ownId,
    title: tidy(wording),
    isStruck: false,
  };
  const read = peeled(draft);
  const last = trailingDay(read.title);
  if (!last) return read;
  const bare = peeled({ ...draft, title: last.title });
  if (bare.status?.value !== 'complete')
    return { ...read, day: { ...last.day, title: last.title } };
  return { ...bare, completed: bare.completed ?? last.day };
}

function peeled(draft: TitleDraft): ReadTitle {
  const wording = draft.title;
  for (let left = MAX_ROUNDS; left > 0; left--) {
    const before = draft.title;
    for (const peel of PEELS) peel(draft);
    if (draft.title === before) break;
  }
  const { isStruck, ...rest } = draft;
  const read: ReadTitle = { ...rest, day: null };
  if (isStruck && read.status === null) {
    return { ...read, status: { value: 'complete', says: wording } };
  }
  return read.status ? read : { ...read, status: partlyIn(read.title) };
}

const MAX_ROUNDS = 8;

/** A part of the work done, as a remark at the end says: `Title (partially fixed)`. */
function partlyIn(title: string): Told<Status> | null {
  const says = /(?:\(|\[|\s[–—-]\s)(?<says>[^()[\]]*)[)\]]?$/u.exec(title)?.groups?.says ?? '';
  return statusInWords(says) === 'partial' ? { value: 'partial', says } : null;
}

type Peel = (draft: TitleDraft) => void;

const PEELS: readonly Peel[] = [
  emphasis,
  strike,
  boxOrTick,
  ordinal,
  reference,
  shortReference,
  leadingBracket,
  leadingWord,
  signature,
  trailingMark,
  colour,
  trailingRemark,
];

function emphasis(draft: TitleDraft): void {
  const inner = /^(?<mark>\*\*\*|\*\*|\*|__|_)(?<inner>(?:(?!\k<mark>).)+)\k<mark>:?$/su.exec(
    draft.title,
  );
  rename(draft, inner?.groups?.inner);
}

/** The whole title struck out, perhaps with words or marks after it that tell why. */
function strike(draft: TitleDraft): void {
  const match = /^~~(?<inner>(?:(?!~~).)+)~~(?<after>.*)$/su.exec(draft.title)?.groups;
  if (!match || !hasWords(match.inner ?? '')) return;
  const after = (match.after ?? '').replace(/^[\s:–—→>-]+/u, '').trim();
  const value = after === '' ? 'complete' : statusOfRemark(after);
  if (value === null) return;
  draft.isStruck = true;
  if (after !== '') tell(draft, value, after);
  rename(draft, match.inner);
}
