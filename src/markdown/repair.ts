import { findMisreads, type Misread } from './misreads.ts';

/** The text with what could be mended, and in words what was and what was not. */
export interface Repaired {
  readonly text: string;
  readonly repairs: readonly string[];
}

/**
 * Mends text in which UTF-8 was read as Windows-1252 or Windows-1254, once or several times over, character by
 * character, so that what is sound in it stays as it is. Nothing is touched unless something in the text can only be such a
 * fault: not where a text only quotes one (`Ã©`), and no letter on a line that has sound letters of its own.
 * Line breaks keep their places. Characters with lost bytes stay and are reported.
 */
export function repairText(text: string): Repaired {
  let repaired: Repaired = { text, repairs: [] };
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    const misreads = findMisreads(repaired.text);
    if (!misreads.some(({ proof, meant }) => proof === 'sure' && meant !== null)) break;
    const before = pass === 1 ? [] : repaired.repairs.slice(0, 1);
    const told = [...before, ...report(repaired.text, misreads, pass)];
    repaired = { text: mend(repaired.text, misreads), repairs: told };
  }
  return repaired;
}

/** A text is seldom decoded wrongly more often than twice. */
const MAX_PASSES = 3;

function mend(text: string, misreads: readonly Misread[]): string {
  const mended: string[] = [];
  let from = 0;
  for (const { start, end, meant } of misreads) {
    if (meant === null) continue;
    mended.push(text.slice(from, start), meant);
    from = end;
  }
  return [...mended, text.slice(from)].join('');
}

function report(text: string, misreads: readonly Misread[], pass: number): string[] {
  const count = misreads.filter(({ meant }) => meant !== null).length;
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
  const characters = `${count} wrongly decoded ${count === 1 ? 'character' : 'characters'}`;
  return [
    pass === 1
      ? `Repaired ${characters} (UTF-8 read as Windows-1252 or Windows-1254).`
      : `Repaired ${characters} that had been decoded wrongly more than once.`,
    ...[...lostLines].map(
      ([shown, lines]) =>
        `Could not repair "${shown}" (${lines.size === 1 ? 'line' : 'lines'} ${[...lines].join(', ')}): a byte of it is lost. Kept as it is.`,
    ),
  ];
}
