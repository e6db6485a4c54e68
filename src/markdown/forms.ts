import type { FoundItem } from './found-item.ts';
import type { Reading } from './reading.ts';

/** A form to fill in: all its fields hold what may be put there, `[Name]`, `(open/closed)`. */
export function isForm({ source }: Reading, { stretches }: FoundItem): boolean {
  const told = stretches.filter(({ field }) => field?.kind === 'worded');
  const texts = told.map(({ inline }) => source.slice(inline)).filter((text) => text !== '');
  return texts.length >= MIN_FORM_FIELDS && texts.every((text) => BRACKETED.test(text));
}

const MIN_FORM_FIELDS = 2;
const BRACKETED = /^(?:\\?\[[^\]]*\\?\]|<[^>]*>|\{[^}]*\}|\([^)]*\))$/su;
