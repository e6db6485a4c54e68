import type { LocalDate } from '../domain/local-date.ts';
import {
  actions,
  actionsIfAny,
  bullets,
  button,
  context,
  header,
  line,
  richText,
  say,
} from './blocks.ts';
import { filterElements, filtersInMrkdwn, type ShownFilters } from './filter-words.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { turnButtons } from './pages.ts';
import { type ListRef, listValue, maxFilterChars, registerValue, shareValue } from './refs.ts';
import { itemInMrkdwn, itemLine, type ListedItem, showButtons } from './rows.ts';
import { count, cut, inMrkdwn, oneLine } from './text.ts';

/** A page of a list. */
export interface ShownList {
  readonly registerId: number;
  /** Of the register that was looked through, or of all of them together. */
  readonly registerName: string;
  readonly items: readonly ListedItem[];
  readonly total: number;
  /** How many of all were found only because a word resembles one of theirs. */
  readonly alike: number;
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

/** A page of items with what they were narrowed to, how many there are, and buttons to page, show and share. */
export function listMessage(
  list: ShownList,
  { today, firstMonth, ephemeral }: ListContext,
): Message {
  if (list.total === 0) return emptyMessage(list, firstMonth);
  const title = `${list.registerName}: ${count(list.total, 'item')}`;
  const where = list.pages > 1 ? ` · page ${list.page} of ${list.pages}` : '';
  const likeness = likenessWords(list);
  const blocks: MessageBlock[] = [
    header(title),
    richText(line(...filterElements(list.filters, firstMonth), say(where === '' ? ' ' : where))),
    ...likeness.map(context),
    richText(bullets(list.items.map((item) => itemLine(item, today)))),
    ...showButtons(list.items),
    ...pagingBlocks(list, ephemeral),
  ];
  const told = list.items.map((item) => itemInMrkdwn(item, today));
  const narrowed = filtersInMrkdwn(list.filters, firstMonth);
  return message([`${inMrkdwn(title)}${where}`, narrowed, ...likeness, ...told], blocks);
}

/** That items were found by likeness; empty where all were found by what was typed. */
function likenessWords({ alike, total, filters }: ShownList): string[] {
  if (alike === 0) return [];
  if (alike === total) {
    return ['No item has what you searched for. Perhaps you mean one of these, which resemble it:'];
  }
  const where = filters.sort === null ? 'the last' : 'among them';
  const what = alike === 1 ? 'resembles' : 'resemble';
  return [`${alike} of them, ${where}, only ${what} what you searched for.`];
}

function emptyMessage(list: ShownList, firstMonth: number): Message {
  const { filters } = list;
  const name = cut(oneLine(list.registerName), 150);
  const what = `Nothing in ${name} fits.`;
  const wider =
    filters.words.length > 0 && !filters.everywhere
      ? 'Look through closed items and every register that you see with all in:all.'
      : 'See all open items with /debt list, everything with /debt list all, or record one with /debt add.';
  const narrowed = filterElements(filters, firstMonth);
  const blocks = [
    richText(line(say(what, { bold: true }), say('\n'), ...narrowed, say(`\n${wider}`))),
    actions([
      button('Add debt', ACTIONS.addDebt, registerValue.encode({ registerId: list.registerId }), {
        style: 'primary',
      }),
    ]),
  ];
  return message([inMrkdwn(what), filtersInMrkdwn(filters, firstMonth), wider], blocks);
}

function pagingBlocks(list: ShownList, ephemeral: boolean): MessageBlock[] {
  const { registerId, filterText: filters, page, pages } = list;
  if (filters.length > maxFilterChars) return [];
  const shared: { what: 'list' } & ListRef = { what: 'list', registerId, filters, page };
  return actionsIfAny([
    ...turnButtons({
      page,
      hasMore: page < pages,
      back: ['Previous page', ACTIONS.listEarlier],
      on: ['Next page', ACTIONS.listLater],
      valueAt: (to) => listValue.encode({ registerId, filters, page: to }),
    }),
    ...(ephemeral ? [button('Share', ACTIONS.share, shareValue.encode(shared))] : []),
  ]);
}
