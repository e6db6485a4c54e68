import type { InputBlock } from '@slack/types';
import { type Holiday, holidayWords, MAX_HOLIDAYS, readHoliday } from '../domain/holiday.ts';
import { type Answer, touched } from './form-answers.ts';
import { textField } from './form-fields.ts';
import type { FieldErrors } from './forms.ts';
import { cut, listed } from './text.ts';

const FIELD = 'holidays';
/** So many are named in an answer; the form shows them all. */
const NAMED = 20;

/** The field of the settings form with a register's holidays, one a line. */
export function holidaysField(holidays: readonly Holiday[]): InputBlock {
  return textField(FIELD, 'Holidays', holidays.join('\n') || null, {
    multiline: true,
    hint: 'One a line: 2026-12-24, or 12-25 for every year. On these days nobody is reminded of its items.',
  });
}

/** The holidays that the form names; null where they were left as they are. */
export function readHolidaysField(answers: ReadonlyMap<string, Answer>): {
  readonly holidays: readonly Holiday[] | null;
  readonly errors: FieldErrors;
} {
  const answer = touched(answers).get(FIELD);
  if (!answer) return { holidays: null, errors: {} };
  const typed = (answer.value ?? '').split(/[\s,;]+/).filter((word) => word !== '');
  const wrong = typed.filter((word) => readHoliday(word) === null);
  if (wrong.length > 0) {
    const what = `“${cut(wrong.join(', '), 100)}” cannot be read as days.`;
    const remedy = 'Write one a line, as 2026-12-24, or 12-25 for every year.';
    return { holidays: null, errors: { [FIELD]: `${what} ${remedy}` } };
  }
  if (typed.length <= MAX_HOLIDAYS) return { holidays: typed, errors: {} };
  const error = `${typed.length} holidays are too many; ${MAX_HOLIDAYS} fit.`;
  return { holidays: null, errors: { [FIELD]: error } };
}

/** `Holidays: 25 Dec every year and Thu 24 Dec 2026. …`, what they are now. */
export function holidaysSentence(holidays: readonly Holiday[]): string {
  if (holidays.length === 0) return 'There are no holidays any more.';
  const named = holidays.slice(0, NAMED).map(holidayWords);
  const more = holidays.length - named.length;
  const all = listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
  return `Holidays: ${all}. On these days nobody is reminded of its items.`;
}
