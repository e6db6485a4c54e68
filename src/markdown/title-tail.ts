import type { LocalDate } from '../domain/local-date.ts';
import {
  hasWords,
  remark,
  rename,
  statusOfRemark,
  type TitleDraft,
  type Told,
  tell,
} from './title-draft.ts';
import { readPriority } from './values.ts';
import { readDate } from './values-date.ts';

export function signature(draft: TitleDraft): void {
  const count = draft.title.split('~~').length - 1;
  const match =
    (count % 2 === 1
      ? /^(?<title>.*\S)\s+(?<owner>~~[\p{L}\p{N}._-]+)$/su.exec(draft.title)
      : null) ??
    /^(?<title>.*\S)\s+(?:[–—|·-]\s*)?[[(]?(?<owner>@[\p{L}\p{N}._-]+)[\])]?$/su.exec(draft.title);
  if (!match?.groups || draft.owner !== null) return;
  if (rename(draft, match.groups.title)) draft.owner = match.groups.owner ?? null;
}

/** `Title ✅`, `Title ✅ REMOVED (in May)`, `Title ✅ (RESOLVED 2026-02-09)`. */
export function trailingMark(draft: TitleDraft): void {
  const match =
    /^(?<title>.*?\S)(?:\s+[–—-])?\s+(?<says>(?:✅|☑|✔|✓|🚧|🔄|⏳|❌|⬜|☐)\ufe0f?.*)$/su.exec(
      draft.title,
    )?.groups;
  if (!match?.says || !hasWords(match.title ?? '')) return;
  const value = statusOfRemark(match.says);
  if (value === null || !rename(draft, match.title)) return;
  tell(draft, value, match.says);
}

/** `Title 🔴`, `🔴 Title`: a colour that tells a severity. */
export function colour(draft: TitleDraft): void {
  const match = COLOURS.map((form) => form.exec(draft.title)?.groups).find((one) => one);
  const priority = readPriority(match?.colour ?? '');
  if (!match?.colour || priority === null || !rename(draft, match.title)) return;
  draft.priority ??= { value: priority, says: match.colour };
}

const COLOURS: readonly RegExp[] = [
  /^(?<colour>[🔴🟥🟠🟧🟡🟨🟢🟩🔵])\s+(?<title>\S.*)$/su,
  /^(?<title>.*?\S)\s+(?<colour>[🔴🟥🟠🟧🟡🟨🟢🟩🔵])$/su,
];

/** `Title — RESOLVED 2026-04-23`, `Title (done)`, `Title [High]`, `Title **DONE**`, `Title — **done** (in May)`. */
export function trailingRemark(draft: TitleDraft): void {
  for (const pattern of REMARKS) {
    const match = pattern.exec(draft.title)?.groups;
    if (!match?.title || !hasWords(match.title) || !remark(draft, match.says ?? '')) continue;
    rename(draft, match.title);
    return;
  }
}

/** A bare day at the end of a title, `Title (2026-02-09)`, `Title — 9 Feb 2026`; null where there is none. */
export function trailingDay(title: string): { title: string; day: Told<LocalDate> } | null {
  for (const pattern of DAYS) {
    const match = pattern.exec(title)?.groups;
    const says = match?.says?.replace(/[*_`]/g, '').trim() ?? '';
    const value = says.length <= MAX_DAY_CHARS ? readDate(says) : null;
    if (match?.title && value !== null && hasWords(match.title)) {
      return { title: match.title, day: { value, says } };
    }
  }
  return null;
}

const MAX_DAY_CHARS = 24;
const DAYS: readonly RegExp[] = [
  /^(?<title>.*\S)\s*[*_]{0,2}\\?[([](?<says>[^()[\]]+)\\?[)\]][*_]{0,2}$/su,
  /^(?<title>.*\S)\s+(?:[–—-]|→|\|)\s+(?<says>[^–—|→]+)$/su,
];

const REMARKS: readonly RegExp[] = [
  /^(?<title>.*\S)\s+[–—-]\s+(?<says>\*\*[^*]{1,40}\*\*\s*\([^()]*\))$/su,
  /^(?<title>.*\S)\s*\\?[([](?<says>[^()[\]]{1,60})\\?[)\]]$/su,
  /^(?<title>.*\S)\s+(?:[–—-]|→|\|)\s+(?<says>(?:\*\*|__)?[^–—|→*]{1,60}?(?:\*\*|__)?)$/su,
  /^(?<title>.*\S)\s+(?<says>(?:\*\*|__)[^*_]{1,40}(?:\*\*|__))$/su,
];
