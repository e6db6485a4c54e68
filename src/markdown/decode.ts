import { refuseTooManyItems } from './limits.ts';
import { windows1252Character } from './misreads.ts';
import { isWrittenByUs } from './own-marks.ts';
import { RegisterFileError } from './register-file-error.ts';
import { type Repaired, repairText } from './repair.ts';

const MEGABYTE = 1024 * 1024;
const LINE_FEED = 0x0a;
/** A register file may be this big, in bytes of UTF-8. */
const MAX_REGISTER_BYTES = 5 * MEGABYTE;

/**
 * A file's bytes as text with plain line feeds: UTF-8, UTF-16 with a byte order mark, else line by
 * line UTF-8 or Windows-1252.
 * Text that was decoded wrongly before it was saved is mended as `repairText` does.
 * Throws RegisterFileError for a file over 5 MB (`too-big`) or with NUL characters (`not-text`).
 */
export function decodeRegister(bytes: Uint8Array): Repaired {
  refuseTooManyBytes(bytes.byteLength);
  const decoded = decodeBytes(bytes);
  const tidied = tidyText(decoded.text);
  return { text: tidied.text, repairs: [...decoded.repairs, ...tidied.repairs] };
}

/**
 * Text that is decoded already, mended and with plain line feeds, without a byte order mark.
 * Throws RegisterFileError as `decodeRegister` does.
 */
export function tidyText(text: string): Repaired {
  refuseTooManyBytes(text.length);
  if (text.includes('\0')) {
    throw new RegisterFileError(
      'not-text',
      'The file holds NUL characters, so it is not a text file.',
      'Give a Markdown file saved as UTF-8.',
    );
  }
  const plain = withoutMarks(text).replace(/\r*\n|\r/g, '\n');
  if (isWrittenByUs(plain)) return { text: plain, repairs: [] };
  const { text: mended, repairs } = repairText(plain);
  return { text: withoutMarks(mended), repairs };
}

/** Without byte order marks, which files that were put together have in their midst. */
function withoutMarks(text: string): string {
  return text.replace(/^\uFEFF+/gm, '');
}

function decodeBytes(bytes: Uint8Array): Repaired {
  const encoding = markedEncoding(bytes);
  const text = new TextDecoder(encoding ?? 'utf-8').decode(bytes);
  if (encoding) return { text, repairs: [] };
  return brokenCount(text, bytes) === 0 ? { text, repairs: [] } : decodeByLines(bytes);
}

/** Each line that is no UTF-8 at all is read as Windows-1252; in one that is partly, what is broken shows as \ufffd. */
function decodeByLines(bytes: Uint8Array): Repaired {
  const lines: string[] = [];
  let other = 0;
  let broken = 0;
  let sound = 0;
  for (let from = 0; from <= bytes.length; ) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const end = feed < 0 ? bytes.length : feed;
    const line = bytes.subarray(from, end);
    const text = new TextDecoder('utf-8').decode(line);
    const faults = brokenCount(text, line);
    const hasSound = /[^\0-\x7f\ufffd]/.test(text);
    const isOther = faults > 0 && !hasSound;
    if (isOther) other++;
    else broken += faults;
    if (hasSound) sound++;
    lines.push(isOther ? Array.from(line, windows1252Character).join('') : text);
    from = end + 1;
  }
  return {
    text: lines.join('\n'),
    repairs: [...otherLines(other, sound), ...brokenPlaces(broken)],
  };
}

function otherLines(other: number, sound: number): string[] {
  if (other === 0) return [];
  if (sound === 0) return ['The file is not UTF-8; read as Windows-1252.'];
  return [`${other} ${other === 1 ? 'line is' : 'lines are'} not UTF-8; read as Windows-1252.`];
}

function brokenPlaces(broken: number): string[] {
  if (broken === 0) return [];
  return [`${broken} ${broken === 1 ? 'place is' : 'places are'} not UTF-8; shown as \ufffd.`];
}

/** The UTF-16 that a byte order mark tells; null for any other encoding. */
export function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Replacement characters in the text that stand for broken bytes, and not for themselves. */
function brokenCount(text: string, bytes: Uint8Array): number {
  const shown = text.split('\ufffd').length - 1;
  if (shown === 0) return 0;
  const written = Buffer.from(bytes).toString('latin1').split('\xef\xbf\xbd').length - 1;
  return shown - written;
}

/** Why a written register of so many items is beyond what can be read, in words; null where it is not. */
export function whyTooLong(text: string, items: number): string | null {
  try {
    refuseTooManyBytes(Buffer.byteLength(text));
    refuseTooManyItems(items);
    return null;
  } catch (error) {
    if (error instanceof RegisterFileError) return error.message;
    throw error;
  }
}

function refuseTooManyBytes(bytes: number): void {
  if (bytes > MAX_REGISTER_BYTES) throw tooBig(bytes);
}

function tooBig(bytes: number): RegisterFileError {
  return new RegisterFileError(
    'too-big',
    `The file holds ${megabytes(bytes)} MB; a register file holds at most ${megabytes(MAX_REGISTER_BYTES)}.`,
    'Split it into several registers, or take attachments and logs out of it.',
  );
}

function megabytes(bytes: number): string {
  return (Math.ceil((10 * bytes) / MEGABYTE) / 10).toString();
}
