import type { Contradiction, DocumentItem } from '../domain/document.ts';
import { statusInWords } from './values.ts';
import { plainWords } from './words/plain-words.ts';

/** An id that two debts share, and a title that two items have; `Closed` is no title. */
export function repeatContradictions(items: readonly DocumentItem[]): Contradiction[] {
  const byReference = new Map<string, DocumentItem>();
  const byTitle = new Map<string, DocumentItem>();
  return items.flatMap((item) => {
    const title = plainWords(item.title);
    const isName = title !== '' && statusInWords(item.title) === null;
    const sameTitle = isName ? firstOf(byTitle, title, item) : undefined;
    const sameReference = item.reference && firstOf(byReference, item.reference, item);
    if (sameReference) return [clash(item, 'reference', item.reference ?? '', sameReference)];
    return sameTitle ? [clash(item, 'title', item.title, sameTitle)] : [];
  });
}

/** The item that has the key already; else this one has it from now on. */
function firstOf(
  known: Map<string, DocumentItem>,
  key: string,
  item: DocumentItem,
): DocumentItem | undefined {
  const first = known.get(key);
  if (!first) known.set(key, item);
  return first;
}

function clash(
  item: DocumentItem,
  field: string,
  says: string,
  first: DocumentItem,
): Contradiction {
  const other = {
    says: `${first.reference ?? `#${first.number}`} ${first.title}`,
    line: first.line,
  };
  return { item: item.title, field, line: item.line, says, other };
}
