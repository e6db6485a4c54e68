import { itemsFirst } from './addressed.ts';
import { type ReadLine, withItems } from './item-lines.ts';
import { namedItems, typedNames } from './item-names.ts';
import { plain, type Word } from './line.ts';
import { quote, refused, understood } from './problem.ts';
import { labelsIn } from './read-filters.ts';

const FILLER = /^(?:add|and|with|as|to|,|labels?|tags?)$/;

/** `/debt label 12 +infra -legacy`, or `infra` alone. A bare number is an item; a label that is one takes a sign. */
export const parseLabel: ReadLine = (line, _context, usage) =>
  withItems(itemsFirst(line), usage, { fits: () => 'no' }, ({ items, rest, remarks }) => {
    const about = { understood: namedItems(items), usage };
    const add: string[] = [];
    const remove: string[] = [];
    for (const word of rest.words) {
      if (FILLER.test(plain(word.raw))) continue;
      const { labels, isTaken } = signedLabels(word);
      if (labels.length === 0) {
        const what = `${quote(word.raw)} is no label.`;
        return refused(what, 'A label is one word, such as infra or code-health.', about);
      }
      (isTaken ? remove : add).push(...labels);
    }
    if (add.length + remove.length === 0) {
      const remedy = `Write it after the number, with - before it to take it off: /debt label ${typedNames(items)} +infra -legacy.`;
      return refused('No label was given.', remedy, about);
    }
    const both = add.find((label) => remove.includes(label));
    if (both) {
      const what = `${quote(both)} is to be put on and taken off.`;
      return refused(what, 'Say one of the two.', about);
    }
    return understood({
      kind: 'label',
      items,
      add: [...new Set(add)],
      remove: [...new Set(remove)],
      remarks,
    });
  });

function signedLabels(word: Word): { labels: readonly string[]; isTaken: boolean } {
  const { sign = '', rest = '' } =
    /^(?<sign>[-+–—−]?)(?<rest>.*)$/su.exec(word.quoted ? word.value : word.raw)?.groups ?? {};
  const isKeyed = word.key !== null && /^(?:label|tag)s?$/.test(word.key);
  return { labels: labelsIn(isKeyed ? word.value : rest), isTaken: !/^\+?$/.test(sign) };
}
