import { markedEncoding } from './decode.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A text with plain line feeds as the bytes of a file that takes another's place: in that one's UTF-8 or UTF-16, with its
 * byte order mark and its line ends. `decodeRegister` reads the text.
 */
export function encodeLike(before: Uint8Array, text: string): Uint8Array {
  const encoding = markedEncoding(before);
  const was = new TextDecoder(encoding ?? 'utf-8', { ignoreBOM: true }).decode(before);
  const mark = was.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const hasReturns = /^[^\n]*\r\n/.test(was);
  const whole = mark + (hasReturns ? text.replaceAll('\n', '\r\n') : text);
  if (encoding === null) return Buffer.from(whole);
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}
