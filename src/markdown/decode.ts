import { isWrittenByUs } from './own-marks.ts';
import { RegisterFileError } from './register-file-error.ts';
import { type Repaired, repairText, windows1252Character } from './repair.ts';

/** A register file may be this big, in bytes of UTF-8. */
const MAX_REGISTER_BYTES = 5 * 1024 * 1024;

/**
 * A file's bytes as text with plain line feeds: UTF-8, UTF-16 with a byte order mark, else Windows-1252.
 * Text that was decoded wrongly before it was saved is mended as `repairText` does.
 * Throws RegisterFileError for a file over 5 MB (`too-big`) or with NUL characters (`not-text`).
 */
export function decodeRegister(bytes: Uint8Array): Repaired {
  if (bytes.byteLength > MAX_REGISTER_BYTES) throw tooBig();
  const decoded = decodeBytes(bytes);
  const tidied = tidyText(decoded.text);
  return { text: tidied.text, repairs: [...decoded.repairs, ...tidied.repairs] };
}

/**
 * Text that is decoded already, mended and with plain line feeds, without a byte order mark.
 * Throws RegisterFileError as `decodeRegister` does.
 */
export function tidyText(text: string): Repaired {
  if (text.length > MAX_REGISTER_BYTES) throw tooBig();
  if (text.includes('\0')) {
    throw new RegisterFileError(
      'not-text',
      'The file holds NUL characters, so it is not a text file.',
      'Give a Markdown file saved as UTF-8.',
    );
  }
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  return isWrittenByUs(plain) ? { text: plain, repairs: [] } : repairText(plain);
}

function decodeBytes(bytes: Uint8Array): Repaired {
  const encoding = markedEncoding(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), repairs: [] };
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = brokenCount(text, bytes);
  if (broken === 0) return { text, repairs: [] };
  if (/[^\0-\x7f\ufffd]/.test(text)) {
    const repair = `${broken} ${broken === 1 ? 'place is' : 'places are'} not UTF-8; shown as \ufffd.`;
    return { text, repairs: [repair] };
  }
  return {
    text: Array.from(bytes, windows1252Character).join(''),
    repairs: ['The file is not UTF-8; read as Windows-1252.'],
  };
}

function markedEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
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

function tooBig(): RegisterFileError {
  return new RegisterFileError(
    'too-big',
    'The file is bigger than 5 MB.',
    'Split it into several registers, or take attachments and logs out of it.',
  );
}
