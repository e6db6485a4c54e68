import type { RichTextElement } from '@slack/types';
import type { Owner } from '../domain/debt.ts';
import { quarterLabel } from '../domain/quarter.ts';
import { ownerElement, say } from './blocks.ts';
import { cut, inMrkdwn, listed, oneLine, ownerInMrkdwn } from './text.ts';

/** What a list was narrowed to; the filters of `/debt list` are one. */
export interface ShownFilters {
  readonly open: boolean;
  readonly done: boolean;
  readonly accepted: boolean;
  readonly all: boolean;
  readonly mine: boolean;
  readonly unowned: boolean;
  readonly overdue: boolean;
  readonly undecided: boolean;
  readonly stale: boolean;
  readonly snoozed: boolean;
  readonly unassessed: boolean;
  readonly bitten: boolean;
  readonly everywhere: boolean;
  readonly priorities: readonly string[];
  readonly quarters: readonly string[];
  readonly owners: readonly Owner[];
  readonly labels: readonly string[];
  readonly withoutLabels: readonly string[];
  readonly statuses: readonly string[];
  readonly words: readonly string[];
  readonly sort: string | null;
}

const maxWordsChars = 300;
/** Owners named; the rest is counted. */
const maxOwners = 5;

/** The filters in words: `open · overdue · owner @ana`. */
export function filterElements(filters: ShownFilters, firstMonth: number): RichTextElement[] {
  const words = say(cut(oneLine(wordsOf(filters, firstMonth)), maxWordsChars));
  const [first, ...others] = shownOwners(filters);
  if (!first) return [words];
  const rest = others.flatMap((owner) => [say(' or '), ownerElement(owner)]);
  return [
    words,
    say(' · owner '),
    ownerElement(first),
    ...rest,
    ...otherOwners(filters).map((it) => say(it)),
  ];
}

/** The same for a fallback text. */
export function filtersInMrkdwn(filters: ShownFilters, firstMonth: number): string {
  const words = inMrkdwn(cut(oneLine(wordsOf(filters, firstMonth)), maxWordsChars));
  const owners = shownOwners(filters);
  if (owners.length === 0) return words;
  const named = owners.map(ownerInMrkdwn).join(' or ');
  return `${words} · owner ${named}${otherOwners(filters).join('')}`;
}

function shownOwners({ owners }: ShownFilters): readonly Owner[] {
  return owners.slice(0, maxOwners);
}

/** Whose items are meant beside those of the owners shown. */
function otherOwners({ owners, mine, unowned }: ShownFilters): string[] {
  const more = owners.length - maxOwners;
  return [
    ...(more > 0 ? [` or ${more} more`] : []),
    ...(mine ? [' or you'] : []),
    ...(unowned ? [' or nobody'] : []),
  ];
}

function wordsOf(filters: ShownFilters, firstMonth: number): string {
  const { priorities, quarters, owners, labels, withoutLabels, statuses, words, sort } = filters;
  const own = [filters.mine ? 'yours' : '', filters.unowned ? 'without an owner' : ''];
  const planned = quarters.map((quarter) => quarterLabel(quarter, firstMonth));
  const parts = [
    stateWords(filters),
    listed(statuses, 'or'),
    owners.length > 0
      ? ''
      : listed(
          own.filter((part) => part !== ''),
          'or',
        ),
    filters.overdue ? 'overdue' : '',
    filters.undecided ? 'to be decided' : '',
    filters.stale ? 'stale' : '',
    filters.snoozed ? 'snoozed' : '',
    filters.unassessed ? 'to be assessed' : '',
    filters.bitten ? 'bit us lately' : '',
    priorities.length > 0 ? `${listed(priorities, 'or')} priority` : '',
    planned.length > 0 ? `planned for ${listed(planned, 'or')}` : '',
    labels.length > 0 ? `labelled ${listed(labels, 'or')}` : '',
    withoutLabels.length > 0 ? `not labelled ${listed(withoutLabels, 'or')}` : '',
    words.length > 0 ? `with “${words.join('” and “')}”` : '',
    sort === null ? '' : `by ${sort}`,
  ];
  const told = parts.filter((part) => part !== '').join(' · ');
  return told === '' ? 'all' : told;
}

/** Without a state and a status, the open items are meant. */
function stateWords(filters: ShownFilters): string {
  if (filters.all) return 'open and closed';
  const states = (['open', 'done', 'accepted'] as const).filter((state) => filters[state]);
  if (states.length > 0) return listed(states, 'or');
  return filters.statuses.length > 0 ? '' : 'open';
}
