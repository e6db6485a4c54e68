import type { DebtSummary } from '../domain/debt.ts';
import { type DigestDecision, digestItem } from '../domain/digest.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import { type OutsideName, seenFrom } from '../domain/register-name.ts';
import { actions, button, context, itemElements, line, richText, say, section } from './blocks.ts';
import { decisionBlocks } from './digest-asks.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { dayOf } from './moment.ts';
import { itemValue, offerValue } from './refs.ts';
import { maxShortTitleChars, ownLine } from './rows.ts';
import { count, itemName } from './text.ts';

/** Where an item is and how the day is told there. */
export interface HomePlace {
  /** Null where the reader sees one register only. */
  readonly registerName: string | null;
  readonly today: LocalDate;
}

/** The first of some items, and how many there are. */
export interface ShownSome<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** What somebody asked the reader to own. */
export interface ShownOffer {
  readonly offerId: number;
  readonly debt: DebtSummary;
  readonly from: string;
  readonly madeAt: Date;
}

type PlaceOf = (item: Pick<DebtSummary, 'registerId'>) => HomePlace;

/** The reader's own open items, worst first, each with what can be done about it. */
export function ownItems(
  { items, total }: ShownSome<DebtSummary>,
  placeOf: PlaceOf,
): MessageBlock[] {
  const title = total === 0 ? 'You own nothing open' : `Yours: ${count(total, 'open item')}`;
  return [
    section(`*${title}*`),
    ...items.flatMap((item) => ownItem(item, placeOf(item))),
    ...moreLine(total - items.length, '`/debt list mine` has them all'),
  ];
}

/** What waits for the reader: items that they were asked to own, and decisions in the registers that they keep. */
export function waiting(
  offers: ShownSome<ShownOffer>,
  decisions: ShownSome<{ readonly debt: DebtSummary; readonly reason: DigestDecision['reason'] }>,
  placeOf: PlaceOf,
): MessageBlock[] {
  if (offers.total + decisions.total === 0) return [section('*Nothing waits for you*')];
  const more = decisions.total - decisions.items.length;
  return [
    section(`*Waiting for you: ${waitingWords(offers.total, decisions.total)}*`),
    ...offers.items.flatMap((offer) => offered(offer, placeOf(offer.debt))),
    ...moreLine(offers.total - offers.items.length, 'the oldest come first'),
    ...decisions.items.flatMap(({ debt, reason }) =>
      decisionBlocks(debt.registerId, {
        item: called({ ...digestItem(debt), registerId: debt.registerId }, placeOf(debt)),
        reason,
      }),
    ),
    ...moreLine(more, '`/debt list overdue` and `/debt list unowned high` have them'),
  ];
}

function waitingWords(offers: number, decisions: number): string {
  return [
    ...(offers > 0 ? [`${count(offers, 'item')} that you were asked to own`] : []),
    ...(decisions > 0 ? [count(decisions, 'decision')] : []),
  ].join(' and ');
}

/** With the register's name before the number where the reader sees several. */
function called<Item extends { readonly registerId: number }>(
  item: Item,
  { registerName }: HomePlace,
): Item & OutsideName {
  return registerName === null
    ? item
    : seenFrom(item, { id: item.registerId, name: registerName }, null);
}

function ownItem(debt: DebtSummary, place: HomePlace): MessageBlock[] {
  const item = called(debt, place);
  const { today } = place;
  const { title, number } = item;
  const value = itemValue.encode({ registerId: item.registerId, number });
  const named = (verb: string) => ({ label: `${verb} ${itemName(item)} ${title}` });
  const { snoozedUntil } = item;
  const asleep =
    snoozedUntil !== null && snoozedUntil > today
      ? [`snoozed until ${formatDay(snoozedUntil)}`]
      : [];
  return [
    richText(ownLine(item, today, asleep)),
    actions([
      button('Done', ACTIONS.done, value, named('Done:')),
      button('Re-plan', ACTIONS.replan, value, named('Re-plan')),
      button('Show', ACTIONS.show, value, named('Show')),
    ]),
  ];
}

function offered({ offerId, debt, from, madeAt }: ShownOffer, place: HomePlace): MessageBlock[] {
  const item = called(debt, place);
  const { registerId, number, title } = item;
  const answered = offerValue.encode({ offerId, registerId, number });
  const named = (verb: string) => ({ label: `${verb} ${itemName(item)} ${title}` });
  return [
    richText(
      line(
        ...itemElements(item, maxShortTitleChars),
        say('\n'),
        { type: 'user', user_id: from },
        say(' asked you to own it, '),
        dayOf(madeAt),
        say('.'),
      ),
    ),
    actions([
      button('Accept', ACTIONS.offerAccept, answered, { style: 'primary', ...named('Accept') }),
      button('Decline…', ACTIONS.offerDecline, answered, named('Decline…')),
      button('Show', ACTIONS.show, itemValue.encode({ registerId, number }), named('Show')),
    ]),
  ];
}

function moreLine(more: number, where: string): MessageBlock[] {
  return more > 0 ? [context(`+${more} more; ${where}.`)] : [];
}
