import type { Button } from '@slack/types';
import type { DebtSummary, Owner } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { quarterLabel } from '../domain/quarter.ts';
import { actions, bullets, button, header, line, ownerElement, richText, say } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { type ListRef, listValue, registerValue, shareValue } from './refs.ts';
import { itemInMrkdwn, itemLine, showButtons } from './rows.ts';
import { count, cut, inMrkdwn, listed, oneLine, ownerInMrkdwn } from './text.ts';

/** What a list was narrowed to; the filters of `/debt list` are one. */
export interface ShownFilters {
  readonly open: boolean;
  readonly done: boolean;
  readonly mine: boolean;
  readonly unowned: boolean;
  readonly overdue: boolean;
  readonly stale: boolean;
  readonly priorities: readonly string[];
  readonly quarter: string | null;
  readonly owner: Owner | null;
  readonly labels: readonly string[];
  readonly statuses: readonly string[];
  readonly words: readonly string[];
  readonly sort: string | null;
}

/** A page of a list. */
export interface ShownList {
  readonly registerId: number;
  readonly registerName: string;
  readonly items: readonly DebtSummary[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filters: ShownFilters;
  /** The filters as a command has them; the paging buttons carry it. */
  readonly filterText: string;
}

export interface ListContext {
  readonly today: LocalDate;
  readonly firstMonth: number;
  readonly ephemeral: boolean;
}

/** Longest filter text that fits a button's value (2,000) beside the rest; one that is longer cannot be paged. */
const maxFilterChars = 1_500;

/** A page of items with what they were narrowed to, how many there are, and buttons to page, show and share. */
export function listMessage(list: ShownList, context: ListContext): Message {
  if (list.total === 0) return emptyMessage(list, context.firstMonth);
  const title = `${list.registerName}: ${count(list.total, 'item')}`;
  const filters = filterParts(list.filters, context.firstMonth);
  const where = list.pages > 1 ? ` · page ${list.page} of ${list.pages}` : '';
  const lines = list.items.map((item) => itemLine(item, context.today));
  const blocks: MessageBlock[] = [
    header(title),
    richText(line(...filterElements(filters), say(where === '' ? ' ' : where))),
    richText(bullets(lines)),
    ...showButtons(list.items),
    ...pagingBlocks(list, context.ephemeral),
  ];
  const told = list.items.map((item) => itemInMrkdwn(item, context.today));
  return message([`${inMrkdwn(title)}${where}`, filtersInMrkdwn(filters), ...told], blocks);
}

function emptyMessage(list: ShownList, firstMonth: number): Message {
  const filters = filterParts(list.filters, firstMonth);
  const name = cut(oneLine(list.registerName), 150);
  const what = `Nothing in ${name} fits.`;
  const remedy =
    'See all open items with /debt list, everything with /debt list open done, or record one with /debt add.';
  const blocks = [
    richText(
      line(say(what, { bold: true }), say('\n'), ...filterElements(filters), say(`\n${remedy}`)),
    ),
    actions([
      button('Add debt', ACTIONS.addDebt, registerValue.encode({ registerId: list.registerId }), {
        style: 'primary',
      }),
    ]),
  ];
  return message([inMrkdwn(what), filtersInMrkdwn(filters), remedy], blocks);
}

function pagingBlocks(list: ShownList, ephemeral: boolean): MessageBlock[] {
  const { registerId, filterText: filters, page, pages } = list;
  if (filters.length > maxFilterChars) return [];
  const turn = (text: string, actionId: string, to: number): Button =>
    button(text, actionId, listValue.encode({ registerId, filters, page: to }));
  const shared: { what: 'list' } & ListRef = { what: 'list', registerId, filters, page };
  const buttons = [
    ...(page > 1 ? [turn('Previous page', ACTIONS.listEarlier, page - 1)] : []),
    ...(page < pages ? [turn('Next page', ACTIONS.listLater, page + 1)] : []),
    ...(ephemeral ? [button('Share', ACTIONS.share, shareValue.encode(shared))] : []),
  ];
  return buttons.length > 0 ? [actions(buttons)] : [];
}

type Part = string | Owner;

/** The filters in words; the owner stays one so that a person becomes a mention. */
function filterParts(filters: ShownFilters, firstMonth: number): Part[] {
  const { open, done, owner, quarter, statuses, priorities, labels, words, sort } = filters;
  const all = open === done && (open || statuses.length > 0);
  const parts: (Part | null)[] = [
    all ? (statuses.length > 0 ? null : 'open and closed') : done ? 'done' : 'open',
    statuses.length > 0 ? listed(statuses, 'or') : null,
    filters.mine ? 'yours' : null,
    filters.unowned ? 'without an owner' : null,
    filters.overdue ? 'overdue' : null,
    filters.stale ? 'stale' : null,
    priorities.length > 0 ? `${listed(priorities, 'or')} priority` : null,
    quarter === null ? null : `planned for ${quarterLabel(quarter, firstMonth)}`,
    labels.length > 0 ? `labelled ${listed(labels, 'or')}` : null,
    words.length > 0 ? `with “${words.join('” and “')}”` : null,
    sort === null ? null : `by ${sort}`,
    owner,
  ];
  return parts.filter((part): part is Part => part !== null);
}

const maxFilterWordsChars = 300;

function filterElements(parts: readonly Part[]) {
  const words = parts.filter((part) => typeof part === 'string').join(' · ');
  const owner = parts.find((part) => typeof part !== 'string');
  return [
    say(cut(oneLine(words), maxFilterWordsChars)),
    ...(owner ? [say(' · owner '), ownerElement(owner)] : []),
  ];
}

function filtersInMrkdwn(parts: readonly Part[]): string {
  const words = parts.filter((part) => typeof part === 'string').join(' · ');
  const owner = parts.find((part) => typeof part !== 'string');
  const told = inMrkdwn(cut(oneLine(words), maxFilterWordsChars));
  return owner ? `${told} · owner ${ownerInMrkdwn(owner)}` : told;
}
