/** A text of people on one line, its marks freed of their meaning: for headings and tables that are not read back. */
export function inert(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<>|~&#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
    .replace(/\\#(?=\d)/g, '#');
}

/** The text on one line, without white space at its ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** `Not Started` for `not started`: words of ours as a title has them. */
export function titled(words: string): string {
  return words.replace(/(?<![\p{L}-])(?!(?:for|to)\b)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** `Quick wins` for `quick wins`. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A table; cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
