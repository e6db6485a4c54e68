import type { UserId } from '../domain/debt.ts';
import { type Addressed, itemsFirst } from './addressed.ts';
import { meansNone } from './days.ts';
import { isFiller, type ReadLine, toldBy, withItems } from './item-lines.ts';
import { namedItems, typedNames } from './item-names.ts';
import { plain, type Word } from './line.ts';
import { type Parsed, quote, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

/** `/debt assign 12 @ana`, `me` or `none`. Every number of the line is an item. */
export const parseAssign: ReadLine = (line, { self }, usage) =>
  withItems(itemsFirst(line), usage, { fits: () => 'no' }, (addressed) => {
    const { items, rest, remarks } = addressed;
    const people = rest.words.flatMap(({ mark }) => (mark?.kind === 'person' ? [mark.id] : []));
    const [owner, ...others] = new Set(people);
    if (owner === undefined) return withoutMention(addressed, self, usage);
    const about = { understood: namedItems(items), usage };
    if (others.length > 0) {
      const what = 'That names several people.';
      return refused(what, 'One person owns an item; name that one.', about);
    }
    const more = rest.words.find((word) => !isPerson(word) && !isFiller(word));
    if (!more) return understood({ kind: 'assign', items, owner, remarks });
    const what = `${quote(more.raw)} is more than a person.`;
    return refused(what, `Write the rest down with /debt note ${typedNames(items)}.`, about);
  });

function withoutMention({ items, rest, remarks }: Addressed, self: UserId, usage: Usage): Parsed {
  const typed = toldBy(rest);
  const about = { understood: namedItems(items), usage };
  if (/^(?:me|myself|self|i)$/.test(plain(typed))) {
    return understood({ kind: 'assign', items, owner: self, remarks });
  }
  if (meansNone(typed)) return understood({ kind: 'assign', items, owner: null, remarks });
  if (rest.words.some(({ mark }) => mark?.kind === 'group')) {
    return refused(`${quote(typed)} is a group.`, 'One person owns an item.', about);
  }
  return refused(
    typed === '' ? 'Nobody was named.' : `${quote(typed)} is nobody whom Slack knows.`,
    'Type @ and pick the person from the list that Slack offers, or write me, or none.',
    { ...about, suggestion: `/debt assign ${typedNames(items)} me` },
  );
}

function isPerson(word: Word): boolean {
  return word.mark?.kind === 'person';
}
