import type { NotUnderstood } from './document.ts';

/** What was not understood in one wording, and where: `line 5`, or `lines 5, 9, 12 and 3 more`. */
export interface NotUnderstoodTogether {
  readonly where: string;
  readonly text: string;
}

/** Lines of one wording together, in the order of the file: a column of `Post-MVP` is told once. */
export function togetherByText(rows: readonly NotUnderstood[]): NotUnderstoodTogether[] {
  const lines = new Map<string, number[]>();
  for (const { line, text } of rows) {
    const known = lines.get(text);
    if (known) known.push(line);
    else lines.set(text, [line]);
  }
  return [...lines].map(([text, at]) => ({ where: whereOf(at), text }));
}

function whereOf(lines: readonly number[]): string {
  const more = lines.length - MAX_LINES;
  const named = lines.slice(0, MAX_LINES).join(', ');
  if (lines.length === 1) return `line ${named}`;
  return more > 0 ? `lines ${named} and ${more} more` : `lines ${named}`;
}

const MAX_LINES = 3;
