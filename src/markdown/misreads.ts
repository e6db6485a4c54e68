/** What the bytes 0x80 to 0x9F mean in Windows-1252; a hole is kept as the control character itself. */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Where Windows-1254 differs from Windows-1252. */
const WINDOWS_1254_OWN: readonly (readonly [string, number])[] = [
  ['Ğ', 0xd0],
  ['İ', 0xdd],
  ['Ş', 0xde],
  ['ğ', 0xf0],
  ['ı', 0xfd],
  ['ş', 0xfe],
];
const BYTE_OF = byteTable();
/** Signs that may stand after a letter in sound text, so that they prove nothing: `„Spaß“`. */
const SENTENCE_SIGNS = new Set('‚„…‘’“”•–—‹›«»');

/** Some characters of a text that look like the bytes of one UTF-8 character. */
export interface Misread {
  readonly start: number;
  readonly end: number;
  /** The character that was meant, or null where bytes of it are lost. */
  readonly meant: string | null;
  /** Whether it could hardly stand in sound text, might, or is likely to. */
  readonly proof: 'sure' | 'weak' | 'none';
}

/** The character that a byte stands for in Windows-1252. */
export function windows1252Character(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f
    ? WINDOWS_1252_HIGH.charAt(byte - 0x80)
    : String.fromCharCode(byte);
}

/** Every place of a text that looks like a character decoded wrongly, and is not there on purpose. */
export function findMisreads(text: string): Misread[] {
  const found: Misread[] = [];
  for (const run of text.matchAll(/[\u0080-\uffff]{2,}/g)) {
    let at = 0;
    while (at < run[0].length) {
      const misread = misreadAt(run[0], at, run.index);
      if (misread) found.push(misread);
      at = misread ? misread.end - run.index : at + 1;
    }
  }
  const likely = found.map((misread, index) =>
    touches(found, index) ? { ...misread, proof: sureProof(misread) } : misread,
  );
  const meant = [...byLine(text, likely)].flatMap(([start, line]) =>
    meantOnLine(text, start, line),
  );
  return meant.every((misread) => isQuoted(text, misread)) ? [] : meant;
}

/** `Ã©`: alone between quotation marks or in a code span, the text speaks of it. */
function isQuoted(text: string, { start, end }: Misread): boolean {
  return start > 0 && QUOTES.test(text.charAt(start - 1)) && QUOTES.test(text.charAt(end));
}

const QUOTES = /^[`"'“”„‘’«»]$/u;

/**
 * Whoever decodes a line wrongly takes all letters of it. So where some are sound, letters that look misread are sound too;
 * where none is, and something can only be misread, whatever may be is.
 */
function meantOnLine(text: string, start: number, line: readonly Misread[]): Misread[] {
  const likely = line.filter(({ proof }) => proof !== 'none');
  const isSure = likely.some(({ proof }) => proof === 'sure');
  if (isSure && !hasSoundLetters(text, start, line)) return [...line];
  return hasSoundLetters(text, start, likely)
    ? likely.filter(({ meant }) => !isLetter(meant))
    : likely;
}

/** The misreads of each line, by the line's start. */
function byLine(text: string, misreads: readonly Misread[]): Map<number, Misread[]> {
  const lines = new Map<number, Misread[]>();
  let start = 0;
  let feed = text.indexOf('\n');
  for (const misread of misreads) {
    while (feed >= 0 && feed < misread.start) {
      start = feed + 1;
      feed = text.indexOf('\n', start);
    }
    const sharing = lines.get(start);
    if (sharing) sharing.push(misread);
    else lines.set(start, [misread]);
  }
  return lines;
}

/** Whether a line holds letters beyond ASCII that belong to no misread. One whose other bytes got lost proves nothing. */
function hasSoundLetters(text: string, start: number, misreads: readonly Misread[]): boolean {
  const rests: string[] = [];
  let from = start;
  for (const misread of misreads) {
    rests.push(text.slice(from, misread.start));
    from = misread.end;
  }
  const end = text.indexOf('\n', from);
  rests.push(text.slice(from, end < 0 ? undefined : end));
  return /(?![A-Za-zÂÃÄÅÐÑÎÏØÙâãðğĞ])\p{L}/u.test(rests.join(' '));
}

function isLetter(character: string | null): boolean {
  return character !== null && /^\p{L}/u.test(character);
}

/** Two such characters side by side are no chance: Cyrillic or Chinese words. */
function touches(found: readonly Misread[], index: number): boolean {
  const [before, here, after] = [found[index - 1], found[index], found[index + 1]];
  return (
    (before?.meant != null && before.end === here?.start) ||
    (after?.meant != null && after.start === here?.end)
  );
}

function misreadAt(run: string, at: number, runStart: number): Misread | null {
  const lead = BYTE_OF.get(run.charAt(at)) ?? 0;
  const length = sequenceLength(lead);
  if (length === 0) return null;
  const tail: number[] = [];
  for (let next = at + 1; next < at + length; next++) {
    const byte = BYTE_OF.get(run.charAt(next));
    if (byte === undefined || byte > 0xbf) break;
    tail.push(byte);
  }
  const signs = run.slice(at + 1, at + 1 + tail.length);
  const place = { start: runStart + at, end: runStart + at + 1 + tail.length };
  if (tail.length === length - 1) {
    const point = tail.reduce((bits, byte) => bits * 64 + (byte & 0x3f), lead & (0x7f >> length));
    if (!isCharacter(point, length)) return null;
    return { ...place, meant: String.fromCodePoint(point), proof: proofOf(point, signs) };
  }
  const isLost = tail.length > 0 && length > 2;
  return isLost ? { ...place, meant: null, proof: 'weak' } : null;
}

function proofOf(point: number, signs: string): Misread['proof'] {
  const mayEndAWord = [...signs].every((sign) => SENTENCE_SIGNS.has(sign));
  if (isTypical(point)) return mayEndAWord ? 'weak' : 'sure';
  return mayEndAWord ? 'none' : 'weak';
}

function sureProof({ meant, proof }: Misread): Misread['proof'] {
  return meant === null ? proof : 'sure';
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

function isCharacter(point: number, length: number): boolean {
  if (length === 2) return true;
  if (length === 3) return point >= 0x800 && (point < 0xd800 || point > 0xdfff);
  return point >= 0x10000 && point <= 0x10ffff;
}

/** Accented Latin letters and signs, typographic and drawing signs, emoji. */
function isTypical(point: number): boolean {
  return (
    point <= 0xff ||
    (point >= 0x2000 && point <= 0x2bff) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    point >= 0x1f000
  );
}

function byteTable(): ReadonlyMap<string, number> {
  const table = new Map(WINDOWS_1254_OWN);
  for (let byte = 0x80; byte <= 0xff; byte++) {
    table.set(String.fromCharCode(byte), byte);
    table.set(windows1252Character(byte), byte);
  }
  return table;
}
