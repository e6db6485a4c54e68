import type { Visibility } from '../domain/register.ts';
import { registerName } from '../domain/register-name.ts';
import { itemsFirst } from './addressed.ts';
import type { RegisterAction } from './command.ts';
import { type ReadLine, withItems } from './item-lines.ts';
import { namedItems, typedNames } from './item-names.ts';
import { dropWords, type Line, plain, verbatim, type Word } from './line.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quote, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

type Verb = RegisterAction['do'];
type ReadAction = (line: Line, usage: Usage) => Parsed;

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['list', 'list'],
  ['ls', 'list'],
  ['show', 'list'],
  ['all', 'list'],
  ['create', 'create'],
  ['new', 'create'],
  ['add', 'create'],
  ['open', 'create'],
  ['rename', 'rename'],
  ['call', 'rename'],
  ['name', 'rename'],
  ['archive', 'archive'],
  ['close', 'archive'],
  ['unarchive', 'unarchive'],
  ['restore', 'unarchive'],
  ['reopen', 'unarchive'],
  ['bind', 'bind'],
  ['connect', 'bind'],
  ['unbind', 'unbind'],
  ['disconnect', 'unbind'],
  ['default', 'default'],
  ['visibility', 'visibility'],
  ['visible', 'visibility'],
  ['keep', 'visibility'],
  ['maintainer', 'maintainer'],
  ['maintainers', 'maintainer'],
]);
const VISIBILITY_WORDS: ReadonlyMap<string, Visibility> = new Map<string, Visibility>([
  ['workspace', 'workspace'],
  ['everybody', 'workspace'],
  ['everyone', 'workspace'],
  ['open', 'workspace'],
  ['all', 'workspace'],
  ['public', 'workspace'],
  ['channels', 'channels'],
  ['channel', 'channels'],
  ['members', 'channels'],
  ['private', 'channels'],
  ['kept', 'channels'],
]);
const HERE = /^(?:here|this|channel)$/;
const LINK = /^(?:to|of|in|for|from|as|is|register|the|=|:|->)$/;

const READ: Readonly<Record<Verb, ReadAction>> = {
  list: () => does({ do: 'list' }),
  create: (line, usage) => {
    const name = nameIn(line);
    return name === null ? badName(line, 'create', usage) : does({ do: 'create', name });
  },
  rename: readRename,
  archive: (line, usage) => named(line, usage, 'archive'),
  unarchive: (line, usage) => named(line, usage, 'unarchive'),
  default: (line, usage) => named(line, usage, 'default'),
  bind: (line, usage) =>
    withChannel(line, usage, 'bind', (channel, name) => ({ do: 'bind', channel, name })),
  unbind: (line, usage) =>
    withChannel(line, usage, 'unbind', (channel) => ({ do: 'unbind', channel })),
  visibility: readVisibility,
  maintainer: readMaintainer,
};

/** `/debt register`, `/debt register create payments` and the like. */
export const parseRegister: ReadLine = (line, _context, usage) => {
  const [first] = line.words;
  if (!first) return does({ do: 'list' });
  const typed = plain(first.raw).replace(/[:,.]$/, '');
  const verb = VERBS.get(typed);
  if (verb) return READ[verb](dropWords(line, 1), usage);
  const near = nearest(typed, [...VERBS.keys()]);
  return refused(
    `${quote(first.raw)} is nothing that can be done with a register.`,
    'There are create, rename, archive, unarchive, bind, unbind, default, visibility and maintainer; alone it lists them.',
    { suggestion: near ? `/debt register ${VERBS.get(near)}` : '/debt register', usage },
  );
};

/** `/debt move 12 to payments`; several numbers as anywhere. */
export const parseMove: ReadLine = (line, _context, usage) => {
  const at = line.words.findLastIndex(
    ({ raw, quoted }) => !quoted && /^(?:to|into|->)$/.test(plain(raw)),
  );
  const [before, after] =
    at === -1
      ? [line, null]
      : [{ ...line, words: line.words.slice(0, at) }, dropWords(line, at + 1)];
  const fits = ({ words }: Line) => (words.length === 0 ? 'sure' : 'guess');
  return withItems(itemsFirst(before), usage, { fits }, ({ items, rest, remarks }) => {
    const target = after ?? rest;
    const to = nameIn(target);
    const about = { understood: namedItems(items), usage };
    if (to !== null && (after === null || rest.words.length === 0)) {
      return understood({ kind: 'move', items, remarks, to });
    }
    const typed = verbatim(after === null ? rest : target);
    return refused(
      typed === '' ? 'No register was named.' : `${quote(typed)} is no register's name.`,
      'Say which one, as in payments; /debt register lists them.',
      { ...about, suggestion: `/debt move ${typedNames(items)} to payments` },
    );
  });
};

function does(action: RegisterAction): Parsed {
  return understood({ kind: 'register', action });
}

/** `rename payments to Billing`; without the old name, the channel's register. */
function readRename(line: Line, usage: Usage): Parsed {
  const at = line.words.findLastIndex(
    ({ raw, quoted }) => !quoted && /^(?:to|as|->)$/.test(plain(raw)),
  );
  const from = at > 0 ? nameIn({ ...line, words: line.words.slice(0, at) }) : null;
  const target = at === -1 ? line : dropWords(line, at + 1);
  const to = nameIn(target);
  if (to === null || (at > 0 && from === null)) return badName(target, 'rename', usage);
  return does({ do: 'rename', from, to });
}

/** With the register's name, or without it for the channel's. */
function named(line: Line, usage: Usage, verb: 'archive' | 'unarchive' | 'default'): Parsed {
  const name = nameIn(line);
  if (name === null && line.words.length > 0) return badName(line, verb, usage);
  return does({ do: verb, name });
}

function withChannel(
  line: Line,
  usage: Usage,
  verb: 'bind' | 'unbind',
  action: (channel: string | null, name: string | null) => RegisterAction,
): Parsed {
  const channel = line.words.find(({ mark }) => mark?.kind === 'channel')?.mark;
  const unknown = line.words.find(({ raw, mark }) => raw.startsWith('#') && mark === null);
  if (unknown) {
    return refused(
      `${quote(unknown.raw)} is no channel that Slack tells the bot of.`,
      `Type # and pick it from the list that Slack offers; for a private channel, type /debt register ${verb} in it.`,
      { usage },
    );
  }
  const rest = line.words.filter(({ raw, mark }) => !mark && !HERE.test(plain(raw)));
  const name = nameIn({ ...line, words: rest });
  if (name === null && rest.some(isNoLink)) return badName({ ...line, words: rest }, verb, usage);
  return does(action(channel?.kind === 'channel' ? channel.id : null, name));
}

function readVisibility(line: Line, usage: Usage): Parsed {
  const at = line.words.findIndex(({ value }) => VISIBILITY_WORDS.has(plain(value)));
  const visibility = VISIBILITY_WORDS.get(plain(line.words[at]?.value ?? ''));
  const rest = { ...line, words: line.words.filter((_, index) => index !== at) };
  if (visibility) return does({ do: 'visibility', visibility, name: nameIn(rest) });
  return refused(
    line.words.length === 0
      ? 'Who is to see it?'
      : `${quote(verbatim(line))} says not who is to see it.`,
    'Write workspace, or channels to keep it to the members of its channels.',
    { suggestion: '/debt register visibility channels', usage },
  );
}

function readMaintainer(line: Line, usage: Usage): Parsed {
  const [first] = line.words;
  const removes =
    first !== undefined && /^(?:remove|drop|delete|without|-)$/.test(plain(first.raw));
  const person = line.words.find(({ mark }) => mark?.kind === 'person')?.mark;
  const rest = line.words.filter(
    ({ raw, mark }) =>
      mark?.kind !== 'person' && !/^(?:add|remove|drop|delete|without|-|\+)$/.test(plain(raw)),
  );
  if (person?.kind !== 'person') {
    const remedy = 'Type @ and pick the person from the list that Slack offers.';
    return refused('Nobody was named whom Slack knows.', remedy, { usage });
  }
  const change = removes ? 'remove' : 'add';
  const name = nameIn({ ...line, words: rest });
  return does({ do: 'maintainer', change, userId: person.id, name });
}

/** The register's name that words say, `to` and the like before it aside; null where they say none. */
function nameIn(line: Line): string | null {
  const from = line.words.findIndex(isNoLink);
  if (from === -1) return null;
  const typed = verbatim(dropWords(line, from)).replace(/#$/, '');
  return registerName(typed);
}

function isNoLink({ raw, quoted }: Word): boolean {
  return quoted || !LINK.test(plain(raw));
}

function badName(line: Line, verb: Verb, usage: Usage): Parsed {
  const typed = verbatim(line);
  return refused(
    typed === '' ? 'No name was given.' : `${quote(typed)} is no name for a register.`,
    'A name starts with a letter and has letters, digits, spaces, - and _.',
    { suggestion: `/debt register ${verb} payments`, usage },
  );
}
