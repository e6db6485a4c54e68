import type { UserId } from '../domain/debt.ts';
import type { Level } from '../domain/level.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import { type Quarter, quarterLabel, quarterOf } from '../domain/quarter.ts';
import type { Context, Word } from './line.ts';
import { quote } from './problem.ts';

/** What has been read of `/debt add` so far; `ownerWord` is the bare mention that the owner came from. */
export interface Draft {
  readonly titleWords: readonly Word[];
  readonly impact: Level | null;
  readonly effort: Level | null;
  readonly owner: UserId | null;
  readonly ownerWord: Word | null;
  readonly due: LocalDate | null;
  readonly quarter: Quarter | null;
  readonly labels: readonly string[];
  readonly remarks: readonly string[];
}

/** Nothing read yet. */
export const BLANK: Draft = {
  titleWords: [],
  impact: null,
  effort: null,
  owner: null,
  ownerWord: null,
  due: null,
  quarter: null,
  labels: [],
  remarks: [],
};

/** With one more word of the title, and a remark where it looks like a mark that it is not. */
export function withTitleWord(draft: Draft, word: Word): Draft {
  const titleWords = [...draft.titleWords, word];
  const remark = remarkOn(word);
  return { ...draft, titleWords, remarks: remark ? [...draft.remarks, remark] : draft.remarks };
}

function remarkOn(word: Word): string | null {
  if (word.quoted) return null;
  if (!word.mark && /^@\p{L}[\p{L}\p{N}._-]*$/u.test(word.raw)) {
    return `${quote(word.raw)} names nobody whom Slack knows, so it stayed in the title.`;
  }
  if ((word.key === 'impact' || word.key === 'effort') && word.value !== '') {
    return `${quote(word.raw)} is not low, medium or high, so it stayed in the title.`;
  }
  return null;
}

/** What is said last holds; that something else was said before is told. */
export function withLevel(draft: Draft, field: 'impact' | 'effort', level: Level): Draft {
  const before = draft[field];
  if (before === null || before === level) return { ...draft, [field]: level };
  const remark = `The line says ${field} twice: ${before}, then ${level}. The last one holds.`;
  return { ...draft, [field]: level, remarks: [...draft.remarks, remark] };
}

/** The owner's mention goes back into the title, as another one follows; a remark says so. */
export function withoutMention(draft: Draft): Draft {
  const { ownerWord } = draft;
  if (!ownerWord) return draft;
  const remark = `${quote(ownerWord.raw)} stayed in the title: one person owns an item.`;
  return {
    ...draft,
    ownerWord: null,
    titleWords: [...draft.titleWords, ownerWord],
    remarks: [...draft.remarks, remark],
  };
}

/** With a target date; it takes the place of a quarter that it does not lie in, with a remark. */
export function withDue(
  draft: Draft,
  due: LocalDate,
  guess: string | null,
  context: Context,
): Draft {
  const clash = draft.quarter !== null && quarterOf(due, context.firstMonth) !== draft.quarter;
  const remark = `${formatDay(due)} lies in another quarter than you gave, and was said later: it stands.`;
  const remarks = [...draft.remarks, ...(guess ? [guess] : []), ...(clash ? [remark] : [])];
  return { ...draft, due, quarter: null, remarks };
}

/** With a target quarter; it takes the place of a date that does not lie in it, with a remark. */
export function withQuarter(draft: Draft, quarter: Quarter, { firstMonth }: Context): Draft {
  if (draft.due === null) return { ...draft, quarter };
  if (quarterOf(draft.due, firstMonth) === quarter) return draft;
  const label = quarterLabel(quarter, firstMonth);
  const remark = `${label} was said after ${formatDay(draft.due)}, which lies in another quarter: ${label} stands.`;
  return { ...draft, due: null, quarter, remarks: [...draft.remarks, remark] };
}
