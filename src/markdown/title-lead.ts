import { hasWords, remark, rename, type TitleDraft, tell, tidy } from './title-draft.ts';
import { readPriority, readStatus, statusInWords } from './values.ts';

const ORDINAL =
  /^(?:#|no\.?\s|nr\.?\s|item\s|debt\s|issue\s)?#?(?<number>\d{1,6}(?:\.\d{1,6})*)(?:[.):]|\s[–—-](?=\s))?\s+(?<title>\S.*)$/isu;

export function ordinal(draft: TitleDraft): void {
  const match = ORDINAL.exec(draft.title)?.groups;
  if (!match?.number || draft.ordinal !== null || draft.reference !== null) return;
  if (isAmount(draft.title)) return;
  if (match.number.includes('.')) draft.reference = match.number;
  else draft.ordinal = Number(match.number);
  rename(draft, match.title);
}

/** `4 old libraries`: a number that goes on in lower case counts what the title is about. */
function isAmount(title: string): boolean {
  return /^\d+\s+\p{Ll}/u.test(title);
}

const REFERENCE =
  /^(?:(?<mark>\p{Extended_Pictographic})\ufe0f?\s*)?(?<open>[[(`]|\*\*)?(?<id>[A-Z][A-Z0-9]{0,11}(?:[-_][A-Z0-9](?:[A-Z0-9.]{0,15}[A-Z0-9])?)*[-_]\d{1,8}[a-z]?)(?<close>[\])`]|\*\*)?\s*(?:[:–—|-]\s*|\s)(?<title>\S.*)$/su;
const SHORT_REFERENCE =
  /^(?:\*\*)?\[(?<id>(?:[A-Z][A-Z0-9]{0,11}-){0,3}[A-Z]{1,8}\d{1,6})\]\s*(?:[:–—-]\s*)?(?<title>\S.*)$/su;

export function reference(draft: TitleDraft): void {
  if (draft.reference !== null) return;
  const short = SHORT_REFERENCE.exec(draft.title)?.groups;
  const match =
    REFERENCE.exec(draft.title)?.groups ??
    (readPriority(short?.id ?? '') === null ? short : undefined);
  if (!match?.id) return;
  draft.reference = match.id;
  const priority = readPriority(match.mark ?? '');
  if (priority !== null) draft.priority ??= { value: priority, says: match.mark ?? '' };
  rename(draft, match.title);
}

const TICK = /^(?<mark>\\?\[[ xX]\\?\]|✅|☑|✔|✓|❌|⬜|☐|🔲|🚧|🔄|⏳)\ufe0f?\s*(?<title>\S.*)$/su;

export function boxOrTick(draft: TitleDraft): void {
  const match = TICK.exec(draft.title)?.groups;
  const says = match?.mark?.replaceAll('\\', '') ?? '';
  const value = readStatus(says);
  if (!match || value === null || !rename(draft, match.title)) return;
  tell(draft, value, says);
}

/** `[P1] Title`, `(DONE) Title`. */
export function leadingBracket(draft: TitleDraft): void {
  const match = /^(?:\*\*)?\\?[[(](?<says>[^[\]()]{1,40})[\])](?:\*\*)?:?\s*(?<title>\S.*)$/su.exec(
    draft.title,
  )?.groups;
  if (match && hasWords(match.title ?? '') && remark(draft, match.says ?? ''))
    rename(draft, match.title);
}

/** `RESOLVED: Title`, `FIXED #7: Title`, `P1: Title`, `🔴 HIGH — Title`. */
export function leadingWord(draft: TitleDraft): void {
  const match =
    /^(?<says>[^\p{L}\p{N}]*[\p{L}\p{N}# ]{1,20})(?<sign>:|\s[–—-])\s+(?<title>\S.*)$/su.exec(
      draft.title,
    )?.groups;
  const says = tidy((match?.says ?? '').replaceAll('*', ''));
  const numbered = /^(?<word>\P{N}+)\s#(?<number>\d{1,6})$/u.exec(says)?.groups;
  if (match && numbered && remark(draft, numbered.word ?? '')) {
    rename(draft, `#${numbered.number}. ${match.title}`);
    return;
  }
  const isLoud = says === says.toUpperCase() && /\p{L}/u.test(says);
  const isOver = statusInWords(says) === 'complete' && match?.sign === ':';
  if (match && (isLoud || isOver) && remark(draft, says))
    rename(draft, unopened(match.title ?? '', match.says ?? ''));
}

/** The title without the second half of emphasis that began before it: `**P1: Title**`. */
function unopened(title: string, before: string): string {
  return before.includes('**') && title.endsWith('**') ? title.slice(0, -2) : title;
}

const SHORT =
  /^(?:\p{Extended_Pictographic}\ufe0f?\s*)?(?<id>[A-Z]\d{1,3}[a-z]?)(?:[:.]|\s?[–—·])\s+(?<title>\S.*)$/su;

/** `R1 — Title`, `D04: Title`, `D5a. Title`: a letter and a number, where they are no priority or quarter. */
export function shortReference(draft: TitleDraft): void {
  const match = SHORT.exec(draft.title)?.groups;
  if (!match?.id || draft.reference !== null || /^[PQS]/.test(match.id)) return;
  if (rename(draft, match.title)) draft.reference = match.id;
}
