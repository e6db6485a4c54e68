import type { NextItem, RankedDebt } from '../domain/next.ts';
import type { OutsideName } from '../domain/register-name.ts';
import {
  actions,
  button,
  context,
  header,
  itemElements,
  line,
  ownerElement,
  richText,
  say,
  section,
} from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { turnButtons } from './pages.ts';
import { listValue, maxFilterChars, registerValue, shareValue } from './refs.ts';
import { itemButtons, maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, inMrkdwn, ownerInMrkdwn, sentence } from './text.ts';

type CalledDebt = RankedDebt & OutsideName;
type RankedItem = NextItem & { readonly debt: CalledDebt };

/** A page of what to do next. */
export interface ShownNext {
  readonly registerId: number;
  readonly registerName: string;
  readonly ranked: readonly RankedItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly pageSize: number;
  readonly toAssess: readonly CalledDebt[];
  /** How many are left out because they are snoozed. */
  readonly snoozed: number;
  /** The filters as a command has them; the paging buttons carry it. */
  readonly filterText: string;
}

/** Items asked about in one answer; the rest is counted. */
const maxToAssess = 3;

/** What to pay off next, each with what put it there; below it what must be assessed before it has a place. */
export function nextMessage(
  next: ShownNext,
  { ephemeral }: { readonly ephemeral: boolean },
): Message {
  const { registerName, ranked, total, page, pages } = next;
  const where = pages > 1 ? `, page ${page} of ${pages}` : '';
  const title = `${registerName}: what to do next${where}`;
  const first = (page - 1) * next.pageSize + 1;
  const rows = ranked.map((item, at) => rowOf(item, first + at));
  const nothing = total === 0 ? [nothingWords(next)] : [];
  const asleep = snoozedWords(next);
  const assess = next.page === 1 ? assessPart(next.toAssess) : { lines: [], blocks: [] };
  return message(
    [inMrkdwn(title), ...nothing, ...rows.map(({ text }) => text), ...assess.lines, ...asleep],
    [
      header(title),
      ...nothing.map((words) => section(words)),
      ...rows.flatMap(({ blocks }) => blocks),
      ...assess.blocks,
      ...asleep.map(context),
      ...footer(next, ephemeral),
    ],
  );
}

function rowOf({ debt, why }: RankedItem, place: number): { text: string; blocks: MessageBlock[] } {
  const reason = sentence(why.join(' · '));
  const about = itemButtons(debt);
  const show = about('Show', ACTIONS.show);
  const take = about('Take it', ACTIONS.take, { verb: 'Take it:' });
  return {
    text: `${place}. ${titleInMrkdwn(debt)}: ${reason} · owner ${ownerInMrkdwn(debt.owner)}`,
    blocks: [
      richText(
        line(
          say(`${place}. `),
          ...itemElements(debt, maxShortTitleChars),
          say(`\n${reason} · owner `),
          ownerElement(debt.owner),
        ),
      ),
      actions(debt.owner === null ? [take, show] : [show]),
    ],
  };
}

/** That items are left out which somebody has put off; empty where there are none. */
function snoozedWords({ snoozed }: ShownNext): string[] {
  if (snoozed === 0) return [];
  const what = snoozed === 1 ? '1 snoozed item is' : `${snoozed} snoozed items are`;
  return [`${what} left out; \`/debt next snoozed\` has them.`];
}

function nothingWords({ toAssess, snoozed }: ShownNext): string {
  if (snoozed > 0 && toAssess.length === 0) return 'All that is open is snoozed.';
  return toAssess.length > 0
    ? 'Nothing can be ranked yet: no open item has both impact and effort.'
    : 'Nothing is open here. Record debt with `/debt add`.';
}

/** Asks for what is missing: an item without impact or effort has no place. */
function assessPart(toAssess: readonly CalledDebt[]): { lines: string[]; blocks: MessageBlock[] } {
  if (toAssess.length === 0) return { lines: [], blocks: [] };
  const title = `To be assessed: ${count(toAssess.length, 'item')} without impact or effort`;
  const shown = toAssess.slice(0, maxToAssess);
  const more = toAssess.length - shown.length;
  const rest = more > 0 ? [`+${more} more; \`/debt doctor\` lists them all.`] : [];
  return {
    lines: [`${title}:`, ...shown.map((item) => `• ${titleInMrkdwn(item)}`), ...rest],
    blocks: [
      section(`*${title}*`),
      ...shown.flatMap((item) => [
        richText(line(...itemElements(item, maxShortTitleChars))),
        actions([itemButtons(item)('Assess', ACTIONS.assessItem)]),
      ]),
      ...rest.map(context),
    ],
  };
}

function footer(next: ShownNext, ephemeral: boolean): MessageBlock[] {
  const { registerId, filterText: filters, page, pages } = next;
  const ref = (to: number) => ({ registerId, filters, page: to });
  const fits = filters.length <= maxFilterChars;
  const turns = turnButtons({
    page,
    hasMore: page < pages,
    back: ['Previous page', ACTIONS.nextEarlier],
    on: ['Next page', ACTIONS.nextLater],
    valueAt: (to) => listValue.encode(ref(to)),
  });
  const buttons = [
    ...(fits ? turns : []),
    button('Matrix', ACTIONS.overviewMatrix, registerValue.encode({ registerId })),
    ...(fits && ephemeral
      ? [button('Share', ACTIONS.share, shareValue.encode({ what: 'next', ...ref(page) }))]
      : []),
  ];
  return [actions(buttons)];
}
