import type { DocumentItem } from '../../src/domain/document.ts';
import { readRegister } from '../../src/markdown/read.ts';

/** What the reader makes of some lines. */
export function read(...lines: string[]) {
  return readRegister(`${lines.join('\n')}\n`);
}

export function titles(...lines: string[]): string[] {
  return read(...lines).items.map(({ title }) => title);
}

export function section(item: DocumentItem | undefined, title: string): string | undefined {
  return item?.sections.find((one) => one.title === title)?.text;
}
