import { type Level, parseLevel } from '../domain/level.ts';
import { LOW_WORDS, POINT_UNITS, SIZES, UNIT_HOURS } from './words/efforts.ts';
import { isPlaceholder } from './words/nothing.ts';
import { plainWords } from './words/plain-words.ts';
import { PRIORITY_WORDS } from './words/priorities.ts';

/** A level and what the wording says beside it. */
export interface AssessedLevel {
  readonly level: Level | null;
  readonly qualifier: string | null;
}

/**
 * A wording of effort or impact. A level's own word leaves what follows it as the qualifier; a size, an
 * amount of time, story points or a severity give a level by the scale below and are the qualifier word
 * for word, as is prose, which gives none. An effort of `L` may mean low or large: what is beside it
 * decides, else the file's other efforts (`withLetterEfforts`), or nothing does.
 */
export function readLevel(field: 'effort' | 'impact', wording: string): AssessedLevel {
  if (isPlaceholder(wording)) return { level: null, qualifier: null };
  return ownWord(field, wording) ?? { level: byScale(field, wording), qualifier: wording };
}

function ownWord(field: 'effort' | 'impact', wording: string): AssessedLevel | null {
  const match = /^[^\p{L}\p{N}]*(?<word>\p{L}+)[*_]*(?<rest>.*)$/su.exec(wording)?.groups;
  const word = match?.word ?? '';
  const level = parseLevel(word);
  if (!level || (field === 'effort' && /^lo?$/i.test(word))) return null;
  const rest = (match?.rest ?? '').replace(/^\s+(?:effort|impact)\b/i, '').trim();
  if (/^(?:[^\p{L}\p{N}(]*)$/u.test(rest)) return { level, qualifier: null };
  const qualifier = qualifierOf(match?.rest ?? '', rest);
  return qualifier === null ? null : { level, qualifier };
}

/** What follows a level after a bracket, comma, dash or line break; null where the sentence goes on. */
function qualifierOf(raw: string, rest: string): string | null {
  const bracketed = /^\((?<inside>[^()]*)\)$/s.exec(rest)?.groups?.inside;
  if (bracketed !== undefined) return bracketed.trim();
  if (rest.startsWith('(')) return rest;
  const after = /^(?:[,;:]\s*|[–—]\s*|-\s+)(?<text>.+)$/s.exec(rest)?.groups?.text;
  if (after !== undefined) return after.trim();
  return /^[ \t]*\n/.test(raw) ? rest : null;
}

function byScale(field: 'effort' | 'impact', wording: string): Level | null {
  const clauses = wording
    .replace(BEFORE_SIZE, '')
    .split(/[();:\n]|,(?!\d)|(?<!\bca)\.\s|\s[–—-]\s(?!\d)/);
  const first = plainWords(clauses[0] ?? '').replace(/ (?:effort|impact)$/, '');
  if (field === 'impact') return PRIORITY_WORDS.get(first.replace(/^very /, '')) ?? null;
  return (
    sizeOf(first) ??
    largerOf(clauses[0] ?? '') ??
    amountOf(clauses[0] ?? '') ??
    (first === 'l' ? largeOrLow(clauses.slice(1)) : null)
  );
}

/** `T-shirt: M`, `Size: L`. */
const BEFORE_SIZE = /^[^\p{L}\p{N}]*(?:t-?shirt(?:[ -]size)?|size|effort)\s*[:=]\s*/iu;

function sizeOf(words: string): Level | null {
  return (
    SIZES.get(words) ?? (LOW_WORDS.has(words) ? 'low' : parseLevel(words.length > 1 ? words : ''))
  );
}

/** `S–M`, `Low / Medium`: as an amount, by its upper end. `L` beside another size is large. */
function largerOf(text: string): Level | null {
  const range = text.split(/\s*[-–—/]\s*|\s+(?:to|or|bis|a|à)\s+/);
  const sizes = range.map(plainWords).map((word) => (word === 'l' ? 'high' : sizeOf(word)));
  const isRange = range.length === 2 && sizes.every((size) => size !== null);
  return isRange ? (sizes[1] ?? null) : null;
}

/** `L (two weeks)`, `L (4 days)` are large, `L (1 hour)` low; what lies between could be either. */
function largeOrLow(beside: readonly string[]): Level | null {
  const level = beside.map(amountOf).find((amount) => amount !== null) ?? null;
  return level === 'medium' ? 'high' : level;
}

const LOW_HOURS = 8;
const MEDIUM_HOURS = 40;
const LOW_POINTS = 3;
const MEDIUM_POINTS = 8;

/** German for person-days; `pt` is a point. */
const PERSON_DAYS = 'PT';

const ABOUT =
  /^(?:(?:est|estimated|about|approx|approximately|around|circa|ca|up to|less than|under|etwa|unter|environ)\b\.?|[~≈<≤±\s])*/i;
const AMOUNT =
  /^(?<from>\d+(?:[.,]\d+)?|half(?: an?)?|½|an?|one|two|three|four|five|six)\s*(?:(?:\p{L}+)?\s*(?:[-–—/]|to|or|bis|a|à)\s*(?<to>\d+(?:[.,]\d+)?)\s*)?\+?[\s-]*(?:(?:work|working|person|engineer|engineering|dev|story|man|full|ideal)[\s-]*)?(?<unit>\p{L}+)\.?\+?(?:\s*(?:of work|each|total|max|work|effort)|\s+(?:for|für|per|para|pour)\s.*)?$/iu;

/**
 * An amount of work, as a level by its upper end: up to a day (or 3 points) is low, up to a week (or 8
 * points) medium, more is high. Null where the text is no amount alone.
 */
function amountOf(text: string): Level | null {
  const told = text
    .replace(/[*_`]/g, '')
    .replace(ABOUT, '')
    .replace(/^1\/2(?=\s)/, '½')
    .trim();
  const match = AMOUNT.exec(told)?.groups;
  if (!match) return null;
  const most = numberOf(match.to ?? match.from ?? '');
  const unit = plainWords(match.unit ?? '');
  const isPoints = POINT_UNITS.has(unit) && match.unit !== PERSON_DAYS;
  if (isPoints) return levelOf(most, LOW_POINTS, MEDIUM_POINTS);
  const hours = UNIT_HOURS.get(unit);
  return hours === undefined ? null : levelOf(most * hours, LOW_HOURS, MEDIUM_HOURS);
}

function levelOf(amount: number, low: number, medium: number): Level {
  if (amount <= low) return 'low';
  return amount <= medium ? 'medium' : 'high';
}

const NUMBER_WORDS = ['a', 'one', 'two', 'three', 'four', 'five', 'six'];

function numberOf(text: string): number {
  const word = text.toLowerCase().replace(/^an$/, 'a');
  if (word.startsWith('half') || word === '½') return 0.5;
  const place = NUMBER_WORDS.indexOf(word);
  if (place >= 0) return Math.max(1, place);
  return Number(text.replace(',', '.'));
}
