import { formatDay } from '../domain/local-date.ts';
import type { OfferContent, OfferRow } from '../domain/offer.ts';
import { endWords } from '../domain/offer.ts';
import { actions, button, context, itemElements, line, richText, say, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { itemValue, messageValue, offerValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, cut, inMrkdwn, oneLine } from './text.ts';
import { levelWords } from './words.ts';

/** Each row takes two blocks of the 50 that a message has (reference/block-kit/blocks). */
const MAX_OFFER_ROWS = 20;
const maxNoteChars = 500;

/**
 * Asks a person whether they take items over: who asks, which items, and for each Accept, Decline and Show. A row that was
 * answered or has ended says so in the place of its buttons.
 * @param messageId of the message itself, for what is answered as a whole
 */
export function offerMessage(
  { from, note }: OfferContent,
  rows: readonly OfferRow[],
  messageId: number,
): Message {
  const open = rows.filter(({ offer }) => offer.state.state === 'open');
  const shown = [...open, ...rows.filter((row) => !open.includes(row))].slice(0, MAX_OFFER_ROWS);
  const asks = `<@${from}> asks whether you take over ${rows.length === 1 ? 'this item' : `these ${rows.length} items`}. Nothing changes until you accept.`;
  const said = note === null ? [] : [cut(oneLine(note), maxNoteChars)];
  const more = rows.length - shown.length;
  const rest = more > 0 ? [`+${more} more, which Accept all takes along.`] : [];
  const manyRegisters = new Set(rows.map(({ registerId }) => registerId)).size > 1;
  const all = open.length > 1 ? [actions([acceptAll(open.length, messageId)])] : [];
  return message(
    [
      asks,
      ...said.map((words) => `“${inMrkdwn(words)}”`),
      ...shown.map((row) => rowInMrkdwn(row, manyRegisters)),
      ...rest,
    ],
    [
      section(asks),
      ...said.map((words) => richText({ type: 'rich_text_quote', elements: [say(words)] })),
      ...shown.flatMap((row) => rowBlocks(row, manyRegisters)),
      ...rest.map(context),
      ...all,
    ],
  );
}

function acceptAll(open: number, messageId: number) {
  const options = { style: 'primary', label: `Accept all ${count(open, 'item')}` } as const;
  return button('Accept all', ACTIONS.offerAcceptAll, messageValue.encode({ messageId }), options);
}

function rowBlocks(row: OfferRow, manyRegisters: boolean): MessageBlock[] {
  const told = richText(
    line(...itemElements(row, maxShortTitleChars), say(`\n${factsOf(row, manyRegisters)}`)),
  );
  return [told, row.offer.state.state === 'open' ? rowButtons(row) : context(endOf(row))];
}

function rowButtons({ offer, registerId, number, title }: OfferRow): MessageBlock {
  const value = offerValue.encode({ offerId: offer.id, registerId, number });
  const named = (verb: string) => ({ label: `${verb} #${number} ${title}` });
  return actions(
    [
      button('Accept', ACTIONS.offerAccept, value, { style: 'primary', ...named('Accept') }),
      button('Decline…', ACTIONS.offerDecline, value, named('Decline…')),
      button('Show', ACTIONS.show, itemValue.encode({ registerId, number }), named('Show')),
    ],
    `offer:${offer.id}`,
  );
}

function rowInMrkdwn(row: OfferRow, manyRegisters: boolean): string {
  const end = row.offer.state.state === 'open' ? '' : `. ${endOf(row)}`;
  return `• ${titleInMrkdwn(row)}: ${inMrkdwn(factsOf(row, manyRegisters))}${end}`;
}

function factsOf(
  { impact, effort, targetDate, registerName }: OfferRow,
  manyRegisters: boolean,
): string {
  return [
    `impact ${levelWords(impact)}`,
    `effort ${levelWords(effort)}`,
    targetDate === null ? 'no date' : `due ${formatDay(targetDate)}`,
    ...(manyRegisters ? [cut(oneLine(registerName), 80)] : []),
  ].join(' · ');
}

/** What has come of the question, as the person reads it in the row. */
function endOf({ offer: { state } }: OfferRow): string {
  switch (state.state) {
    case 'open':
      return '';
    case 'accepted':
      return '✓ Accepted: it is yours.';
    case 'declined':
      return 'Declined.';
    case 'withdrawn':
      return `Not asked any more: ${endWords(state)}.`;
    default:
      return state satisfies never;
  }
}
