import { MAX_TITLE_CHARS } from '../domain/debt.ts';
import { itemName, namedItems, typedName } from './item-names.ts';
import { dropWords, type Line, plain, verbatim } from './line.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quote, type Refused, refused } from './problem.ts';
import { COMMAND_WORDS, type Usage, usageOf } from './usage.ts';

const HELP = '/debt help shows every command.';

/**
 * The answer to a first word that is no command: the nearest command's line where it can be followed, else
 * the line as a title to record. `tryUsage` follows the rest of the line under a usage.
 */
export function unknownCommand(
  line: Line,
  word: string,
  tryUsage: (usage: Usage, rest: Line) => Parsed,
): Refused {
  const what = `${quote(word)} is no command.`;
  const rest = dropWords(line, 1);
  const usage = usageOf(nearest(plain(word), COMMAND_WORDS) ?? '');
  if (usage && isFollowed(tryUsage(usage, rest))) {
    const suggestion = ['/debt', usage.command, verbatim(rest)].join(' ').trim();
    const remedy = `Did you mean ${usage.command}? ${HELP}`;
    return refused(what, remedy, { suggestion, usage });
  }
  const [only, ...others] = rest.words;
  const item = only && others.length === 0 ? itemName(only) : null;
  if (item) {
    const suggestion = `/debt show ${typedName(item)}`;
    return refused(what, HELP, { understood: namedItems([item]), suggestion, usage });
  }
  const title = verbatim(line);
  if (title.includes(' ') && Array.from(title).length <= MAX_TITLE_CHARS) {
    const remedy = `To record it as debt put add before it. ${HELP}`;
    return refused(what, remedy, { suggestion: `/debt add ${title}`, usage: usageOf('add') });
  }
  const suggestion = usage ? `/debt help ${usage.command}` : '/debt help';
  return refused(what, HELP, { suggestion, usage });
}

/** A list search takes any words, so it is no sign that a title was meant as one. */
function isFollowed(parsed: Parsed): boolean {
  if (!parsed.ok) return false;
  const { command } = parsed;
  return command.kind !== 'list' || command.filters.words.length < 2;
}
