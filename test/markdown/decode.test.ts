import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRegister } from '../../src/markdown/decode.ts';
import { readRegister, readRegisterFile } from '../../src/markdown/read.ts';
import { RegisterFileError } from '../../src/markdown/register-file-error.ts';
import { fixture } from './support.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** UTF-8 read as a Windows code page by a program that leaves out what the page has no sign for. */
function misread(text: string, page: 'windows-1252' | 'windows-1254', holes: string): string {
  const characters = Array.from(utf8(text), (byte) => {
    const isHole = holes.includes(String.fromCharCode(byte));
    return isHole ? '' : new TextDecoder(page).decode(Uint8Array.of(byte));
  });
  return characters.join('');
}

const HOLES_1252 = '\x81\x8d\x8f\x90\x9d';
const HOLES_1254 = '\x81\x8d\x8e\x8f\x90\x9d\x9e';

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof RegisterFileError) return error.code;
    throw error;
  }
  return 'none';
}

describe('the bytes of a file', () => {
  test('UTF-8 with and without a mark, and UTF-16 with one, give the same text', () => {
    const text = '# Schuld 🟢\nzweite Zeile\n';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), little, big]) {
      expect(decodeRegister(bytes)).toEqual({ text, repairs: [] });
    }
  });

  test('line ends of Windows and of old Macs become plain ones', () => {
    expect(decodeRegister(utf8('a\r\nb\rc\n\rd\r\r\ne')).text).toBe('a\nb\nc\n\nd\ne');
  });

  test('a file in Windows-1252 itself is read as such, and says so', () => {
    const bytes = Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x61, 0x94);
    const { text, repairs } = decodeRegister(bytes);
    expect(text).toBe('café “a”');
    expect(repairs).toEqual(['The file is not UTF-8; read as Windows-1252.']);
  });

  test('lines of a file that are in Windows-1252 among others in UTF-8 are read as such', () => {
    const { text, repairs } = decodeRegister(
      Uint8Array.of(...utf8('Größe ✅\n'), 0x63, 0xe9, 0x0a),
    );
    expect(text).toBe('Größe ✅\ncé\n');
    expect(repairs).toEqual(['1 line is not UTF-8; read as Windows-1252.']);
  });

  test('byte order marks are left out wherever a file begins within it', () => {
    expect(decodeRegister(utf8('\ufeff\ufeff# a\n\ufeff# b')).text).toBe('# a\n# b');
    expect(decodeRegister(utf8('ï»¿# ✅ âœ… a')).text).toBe('# ✅ ✅ a');
  });

  test('single broken bytes in UTF-8 are shown and counted', () => {
    const { text, repairs } = decodeRegister(Uint8Array.of(...utf8('ä → '), 0xff));
    expect(text).toBe('ä → \ufffd');
    expect(repairs).toEqual(['1 place is not UTF-8; shown as \ufffd.']);
  });

  test('too big a file and a file that is no text are refused', () => {
    expect(codeOf(() => decodeRegister(new Uint8Array(5 * 1024 * 1024 + 1)))).toBe('too-big');
    expect(codeOf(() => decodeRegister(Uint8Array.of(0x50, 0x4b, 0, 3)))).toBe('not-text');
  });
});

describe('text that was decoded wrongly before', () => {
  test.each([
    ['windows-1252', HOLES_1252],
    ['windows-1254', HOLES_1254],
  ] as const)('read as %s it comes out as it was meant', (page, holes) => {
    const text = fixture('bakery.md');
    const { text: mended, repairs } = decodeRegister(utf8(misread(text, page, holes)));
    expect(mended).toBe(text);
    expect(repairs).toHaveLength(1);
  });

  test('pasted text is mended just as well, and the document says so', () => {
    const read = readRegister(
      misread('### 1. Öfen → Brot\n**Status**: 🟢 Done', 'windows-1254', ''),
    );
    expect(read.items[0]).toMatchObject({ title: 'Öfen → Brot', status: 'complete' });
    expect(read.repairs).toEqual([
      'Repaired 3 wrongly decoded characters (UTF-8 read as Windows-1252 or Windows-1254).',
    ]);
  });

  test('only what is broken is touched, where a part of the file is sound', () => {
    const broken = misread('✅ naïve', 'windows-1252', HOLES_1252);
    expect(decodeRegister(utf8(`Größe „Spaß“ ✅\n${broken}`)).text).toBe(
      'Größe „Spaß“ ✅\n✅ naïve',
    );
  });

  test('a character that lost a byte stays, and is reported with its lines', () => {
    const broken = misread('→ ●\n\n● →', 'windows-1254', HOLES_1254);
    const { text, repairs } = decodeRegister(utf8(broken));
    expect(text).toBe('→ â—\n\nâ— →');
    expect(repairs).toEqual([
      'Repaired 2 wrongly decoded characters (UTF-8 read as Windows-1252 or Windows-1254).',
      'Could not repair "â—" (lines 1, 3): a byte of it is lost. Kept as it is.',
    ]);
  });

  test.each([
    '„Spaß“, «café…», AMANHÃ”',
    'Ğ ğ İ ı Ş ş: Işık, Ağ',
    'Привет, мир: ёлка',
    '漢字かな交じり文 🟢',
    'São Paulo – Île-de-France’s “À la carte”',
  ])('sound text stays as it is: %s', (text) => {
    expect(decodeRegister(utf8(text))).toEqual({ text, repairs: [] });
  });

  test('other alphabets come back by their words', () => {
    const text = 'Привет мир\n漢字 λόγος ✅';
    expect(decodeRegister(utf8(misread(text, 'windows-1252', ''))).text).toBe(text);
  });

  test.each([
    'Das Import zeigt Ã¤ statt ä.',
    'Names come out as `Ã©` in the export.',
    'O nome aparece como "Ã§" na tela, não como ç.',
    'Şehir adları Ä±stanbul gibi görünüyor.',
    'Le nom « Ã© » est affiché à la place de « é ».',
    'Voilà\u00a0! C’est déjà\u00a0» fini',
  ])('a text that speaks of wrong decoding stays as it is: %s', (text) => {
    expect(decodeRegister(utf8(text))).toEqual({ text, repairs: [] });
  });

  test('text that was decoded wrongly twice comes back, and says so', () => {
    const once = misread('Größe → ✅ naïve', 'windows-1252', '');
    const { text, repairs } = decodeRegister(utf8(misread(once, 'windows-1252', '')));
    expect(text).toBe('Größe → ✅ naïve');
    expect(repairs[1]).toBe(
      'Repaired 5 wrongly decoded characters that had been decoded wrongly more than once.',
    );
  });

  const pages = fc.constantFrom('windows-1252', 'windows-1254');
  const sentences = fc.constantFrom(
    'Größe prüfen, Straße fegen – „bald“',
    'Le café déjà fermé à Noël…',
    'İstanbul’da ışık söndü, çok şükür',
    'Привет, мир: ёлка',
    '✅ done → 🟢 next │ 📊',
    '漢字かな交じり文',
    'Zażółć gęślą jaźń',
    'Corazón, mañana y después',
    'Não há informação, só opiniões',
    'plain words',
  );

  test('whatever was damaged as a whole comes back, once or twice', () => {
    const texts = fc
      .array(sentences, { minLength: 1, maxLength: 6 })
      .map((list) => list.join('\n'));
    fc.assert(
      fc.property(texts, pages, fc.constantFrom(1, 2), (text, page, times) => {
        let damaged = text;
        for (let time = 0; time < times; time++) damaged = misread(damaged, page, '');
        expect(decodeRegister(utf8(damaged)).text).toBe(text);
      }),
    );
  });

  test('lines that were damaged come back among lines that were not', () => {
    const lines = fc.array(fc.tuple(sentences, fc.boolean()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, pages, (list, page) => {
        const damaged = list.map(([line, isDamaged]) =>
          isDamaged ? misread(line, page, '') : line,
        );
        const whole = list.map(([line]) => line);
        expect(decodeRegister(utf8(damaged.join('\n'))).text).toBe(whole.join('\n'));
      }),
    );
  });

  test('sound text is never changed', () => {
    fc.assert(
      fc.property(fc.array(sentences), (list) => {
        const text = list.join('\n');
        expect(decodeRegister(utf8(text))).toEqual({ text, repairs: [] });
      }),
    );
  });

  test('mending leaves every line in its place', () => {
    const marks = fc.constantFrom(
      '✅',
      '→',
      'ä',
      '🟢',
      '│',
      'â',
      '€',
      '”',
      'a',
      ' ',
      '\n',
      'Ã',
      'ğ',
    );
    fc.assert(
      fc.property(fc.array(marks), (characters) => {
        const once = decodeRegister(utf8(misread(characters.join(''), 'windows-1252', ''))).text;
        const lines = once.split('\n').length;
        expect(lines).toBe(characters.filter((character) => character === '\n').length + 1);
      }),
    );
  });

  test('a file as bytes tells the repairs too', () => {
    const bytes = utf8(misread('# ✅ Register', 'windows-1252', HOLES_1252));
    expect(readRegisterFile(bytes)).toMatchObject({ title: '✅ Register', items: [] });
    expect(readRegisterFile(bytes).repairs).toHaveLength(1);
  });
});
