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
interface Misread {
  readonly start: number;
  readonly end: number;
  /** The character that was meant, or null where bytes of it are lost. */
  readonly meant: string | null;
  /** Whether it could hardly stand in sound text, might, or is likely to. */
  readonly proof: 'sure' | 'weak' | 'none';
}

/** The text with what could be mended, and in words what was and what was not. */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly string[];
}

/** The character that a byte stands for in Windows-1252. */
export function windows1252Character(byte: number): string {
  return byte >= 0x80 && byte <= 0x9f
    ? WINDOWS_1252_HIGH.charAt(byte - 0x80)
    : String.fromCharCode(byte);
}

/**
 * Mends text in which UTF-8 was read as Windows-1252 or Windows-1254, character by character, so that a
 * text which is sound elsewhere stays as it is. Nothing is touched unless something in the text can only
 * be such a fault. Line breaks keep their places. Characters with lost bytes stay and are reported.
 */
export function repairText(text: string): Repaired {
  const misreads = findMisreads(text);
  if (!misreads.some((misread) => misread.proof === 'sure')) return { text, repairs: [] };
  const mended: string[] = [];
  let from = 0;
  for (const { start, end, meant } of misreads) {
    if (meant === null) continue;
    mended.push(text.slice(from, start), meant);
    from = end;
  }
  mended.push(text.slice(from));
  return { text: mended.join(''), repairs: report(text, misreads) };
}

function report(text: string, misreads: readonly Misread[]): string[] {
  const count = misreads.filter((misread) => misread.meant !== null).length;
  const lostLines = new Map<string, Set<number>>();
  let line = 1;
  let at = 0;
  for (const { start, end, meant } of misreads) {
    line += text.slice(at, start).split('\n').length - 1;
    at = start;
    if (meant !== null) continue;
    const shown = text.slice(start, end);
    lostLines.set(shown, (lostLines.get(shown) ?? new Set()).add(line));
  }
  return [
    `Repaired ${count} wrongly decoded ${count === 1 ? 'character' : 'characters'} (UTF-8 read as Windows-1252 or Windows-1254).`,
    ...[...lostLines].map(
      ([shown, lines]) =>
        `Could not repair "${shown}" (${lines.size === 1 ? 'line' : 'lines'} ${[...lines].join(', ')}): a byte of it is lost. Kept as it is.`,
    ),
  ];
}

function findMisreads(text: string): Misread[] {
  const found: Misread[] = [];
  for (const run of text.matchAll(/[\u0080-\uffff]{2,}/g)) {
    let at = 0;
    while (at < run[0].length) {
      const misread = misreadAt(run[0], at, run.index);
      if (misread) found.push(misread);
      at = misread ? misread.end - run.index : at + 1;
    }
  }
  return found
    .map((misread, index) =>
      touches(found, index) ? { ...misread, proof: sureProof(misread) } : misread,
    )
    .filter(({ proof }) => proof !== 'none');
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
