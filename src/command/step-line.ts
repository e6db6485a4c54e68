import { MAX_STEPS } from '../domain/debt.ts';
import { type AddressedOne, takeItem } from './addressed.ts';
import type { ItemName, StepAction } from './command.ts';
import type { ReadLine } from './item-lines.ts';
import { namedItems, namesOf, typedName } from './item-names.ts';
import { dropWords, type Line, plain, verbatim, type Word } from './line.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quote, type Refused, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

type Verb = StepAction['do'] | 'remove';

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['add', 'add'],
  ['new', 'add'],
  ['+', 'add'],
  ['done', 'done'],
  ['tick', 'done'],
  ['check', 'done'],
  ['complete', 'done'],
  ['finish', 'done'],
  ['close', 'done'],
  ['x', 'done'],
  ['✓', 'done'],
  ['✔', 'done'],
  ['✅', 'done'],
  ['undone', 'undone'],
  ['undo', 'undone'],
  ['untick', 'undone'],
  ['uncheck', 'undone'],
  ['reopen', 'undone'],
  ['remove', 'remove'],
  ['delete', 'remove'],
  ['rm', 'remove'],
]);

/** `/debt step 12 add text`, `done 3 4`, `undone 3`; the verb may stand before the item or after the steps too. */
export const parseStep: ReadLine = (line, _context, usage) => {
  const leading = verbOf(line.words[0]);
  const addressed = takeItem(leading ? withoutFirst(line) : line, usage);
  if (!addressed.ok) return addressed;
  const { rest, item } = addressed;
  if (leading) return readAction(leading, addressed, usage);
  const verb = verbOf(rest.words[0]);
  if (verb) return readAction(verb, { ...addressed, rest: dropWords(rest, 1) }, usage);
  const trailing = verbOf(rest.words.at(-1));
  if (trailing && trailing !== 'add' && rest.words.length > 1) {
    const before = { text: rest.text, words: rest.words.slice(0, -1) };
    if (stepNumbers(before)) return readAction(trailing, { ...addressed, rest: before }, usage);
  }
  const text = verbatim(rest);
  return refused(
    text === '' ? 'Nothing was said about its steps.' : 'Say what to do with the step first.',
    `Write /debt step ${typedName(item)} add and its text, or done or undone and the step’s number.`,
    {
      understood: namedItems([item]),
      suggestion:
        text === '' ? `/debt show ${typedName(item)}` : meant(typedName(item), rest, text),
      usage,
    },
  );
};

/** The line that was meant: a verb that is mistyped before steps' numbers, else the text of a new step. */
function meant(item: string, rest: Line, text: string): string {
  const verb = nearest(plain(rest.words[0]?.raw ?? ''), ['done', 'undone']);
  const steps = verb && stepNumbers(dropWords(rest, 1));
  return steps ? `/debt step ${item} ${verb} ${steps.join(' ')}` : `/debt step ${item} add ${text}`;
}

function readAction(verb: Verb, { item, rest }: AddressedOne, usage: Usage): Parsed {
  if (verb === 'add') return addition(item, rest, usage);
  if (verb === 'remove') return noRemoval(item, usage);
  const steps = stepNumbers(rest);
  if (steps) return understood({ kind: 'step', item, action: { do: verb, steps } });
  const typed = verbatim(rest);
  return refused(
    typed === '' ? 'No step was named.' : `${quote(typed)} is not a step’s number.`,
    `Steps are numbered from 1 to at most ${MAX_STEPS}, as /debt show ${typedName(item)} lists them.`,
    { understood: namedItems([item]), suggestion: `/debt show ${typedName(item)}`, usage },
  );
}

function addition(item: ItemName, rest: Line, usage: Usage): Parsed {
  const text = verbatim(rest);
  if (text !== '') return understood({ kind: 'step', item, action: { do: 'add', text } });
  const about = { understood: namedItems([item]), usage };
  return refused('The step is empty.', 'Say what is to be done in it, after add.', about);
}

function noRemoval(item: ItemName, usage: Usage): Refused {
  return refused('Steps cannot be removed by this command.', 'Remove it in the form.', {
    understood: namedItems([item]),
    suggestion: `/debt edit ${typedName(item)}`,
    usage,
  });
}

/** All the numbers of the words, each once; null where a word is none, or there are none. */
function stepNumbers({ words }: Line): number[] | null {
  const parts = words.flatMap((word) => plain(word.raw).split(/[,;&+]/));
  const told = parts.filter((part) => part !== '' && !/^(?:and|steps?|#)$/.test(part));
  const numbers = told.map((part) => (/^#?\d{1,4}[.)]?$/.test(part) ? toNumber(part) : 0));
  const valid = numbers.length > 0 && numbers.every((it) => it >= 1 && it <= MAX_STEPS);
  return valid ? [...new Set(numbers)] : null;
}

function toNumber(part: string): number {
  return Number(part.replace(/\D/g, ''));
}

/** A word with its colon (`add: text`) counts. */
function verbOf(word: Word | undefined): Verb | null {
  if (!word || word.quoted || namesOf(word) !== null) return null;
  return VERBS.get(plain(word.raw).replace(/:$/, '')) ?? null;
}

function withoutFirst(line: Line): Line {
  const rest = dropWords(line, 1);
  const filler = /^(?:to|on|of|for|item)$/.test(plain(rest.words[0]?.raw ?? ''));
  return filler ? dropWords(rest, 1) : rest;
}
