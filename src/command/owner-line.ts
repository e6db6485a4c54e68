import type { UserId } from '../domain/debt.ts';
import { meansNone } from './days.ts';
import { isFiller, type ReadLine, toldBy, withItem } from './item-lines.ts';
import { itemNumber, oneAtATime } from './item-number.ts';
import { type Line, plain, type Word } from './line.ts';
import { type Parsed, quote, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

/** `/debt assign 12 @ana`, `me` or `none`. */
export const parseAssign: ReadLine = (line, { self }, usage) =>
  withItem(line, usage, 'anywhere', ({ item, rest }) => {
    if (rest.words.some((word) => itemNumber(word) !== null)) return oneAtATime(line, usage);
    const people = rest.words.flatMap(({ mark }) => (mark?.kind === 'person' ? [mark.id] : []));
    const [owner, ...others] = new Set(people);
    if (owner === undefined) return withoutMention(item, rest, self, usage);
    const about = { understood: `Item #${item}.`, usage };
    if (others.length > 0) {
      const what = 'That names several people.';
      return refused(what, 'One person owns an item; name that one.', about);
    }
    const more = rest.words.find((word) => !isPerson(word) && !isFiller(word));
    if (!more) return understood({ kind: 'assign', item, owner });
    const what = `${quote(more.raw)} is more than a person.`;
    return refused(what, `Write the rest down with /debt note ${item}.`, about);
  });

function withoutMention(item: number, rest: Line, self: UserId, usage: Usage): Parsed {
  const typed = toldBy(rest);
  const about = { understood: `Item #${item}.`, usage };
  if (/^(?:me|myself|self|i)$/.test(plain(typed))) {
    return understood({ kind: 'assign', item, owner: self });
  }
  if (meansNone(typed)) return understood({ kind: 'assign', item, owner: null });
  if (rest.words.some(({ mark }) => mark?.kind === 'group')) {
    return refused(`${quote(typed)} is a group.`, 'One person owns an item.', about);
  }
  return refused(
    typed === '' ? 'Nobody was named.' : `${quote(typed)} is nobody whom Slack knows.`,
    'Type @ and pick the person from the list that Slack offers, or write me, or none.',
    { ...about, suggestion: `/debt assign ${item} me` },
  );
}

function isPerson(word: Word): boolean {
  return word.mark?.kind === 'person';
}
