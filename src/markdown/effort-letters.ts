import type { DocumentItem } from '../domain/document.ts';

/**
 * Items with an effort of a bare `L` as the file's other efforts tell it: large beside `S` or `XL`, low beside
 * `H`. Where they do not tell, or tell both, it stays without a level.
 */
export function withLetterEfforts(items: readonly DocumentItem[]): readonly DocumentItem[] {
  const letters = new Set(items.map(letterOf));
  const isSize = SIZES.some((letter) => letters.has(letter));
  if (isSize === letters.has('H')) return items;
  const effort = isSize ? 'high' : 'low';
  return items.map((item) =>
    item.effort === null && letterOf(item) === 'L' ? { ...item, effort } : item,
  );
}

const SIZES: readonly string[] = ['XXS', 'XS', 'S', 'XL', 'XXL'];

function letterOf({ source }: DocumentItem): string | null {
  const says = source.effort?.says ?? '';
  return (
    /^[^\p{L}\p{N}]*(?<letter>X{0,2}[SL]|[MH])[^\p{L}\p{N}]*(?:\(.*)?$/su.exec(says)?.groups
      ?.letter ?? null
  );
}
