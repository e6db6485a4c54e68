import { POINT_UNITS, UNIT_HOURS } from './words/efforts.ts';
import { plainWords } from './words/plain-words.ts';

const IN_BRACKETS = /[([](?<inside>[^()[\]]{1,20})[)\]]\s*$/u;
const BARE_NUMBER = /^[~≈<>≤\s]*\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+(?:[.,]\d+)?)?\+?$/u;

/** The unit that the label of an effort names: `days` of `Effort (days)`, `Effort, days` and `Estimated days`; null for none. */
export function unitIn(label: string): string | null {
  const told = (IN_BRACKETS.exec(label)?.groups?.inside ?? label).trim();
  const last = plainWords(told).split(' ').at(-1) ?? '';
  const isUnit = UNIT_HOURS.has(last) || POINT_UNITS.has(last);
  return isUnit ? (/[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(told)?.[0] ?? null) : null;
}

/** A bare number with the unit that its label names, `3 days`; any other wording as it is. */
export function withUnit(wording: string, label: string): string {
  const unit = unitIn(label);
  return unit && BARE_NUMBER.test(wording.trim()) ? `${wording.trim()} ${unit}` : wording;
}
