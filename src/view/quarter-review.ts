import type { DigestItem } from '../domain/digest.ts';
import { formatDay } from '../domain/local-date.ts';
import type { ReviewContent } from '../domain/review.ts';
import { type AskedNow, askedButtons, askedRow, NOT_ANSWERED, sinceInMrkdwn } from './asked.ts';
import {
  bullets,
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
import { baselineSentences, progressBar, progressWords } from './progress-words.ts';
import { carryValue, itemValue, listValue, modalValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, cut, inMrkdwn, listed, oneLine } from './text.ts';

/** Items under one heading; the rest is counted. */
const maxTold = 5;
/** Items to carry over one by one: two blocks each of a message's 50. */
const maxLeft = 8;

/**
 * What became of a quarter that is over, with buttons to carry over what is left, item by item or all at once, and to plan the
 * next one. Fits a message, however many items there are. What has been carried over or decided since says so in its row.
 */
export function reviewMessage(content: ReviewContent, now: AskedNow = NOT_ANSWERED): Message {
  const name = cut(oneLine(content.registerName), 80);
  const title = `${content.quarterLabel} is over`;
  const sentence = `${progressWords(content.progress)}.`;
  const marks = marksOf(content);
  const lists = [
    { title: 'Paid off', items: content.paid, owners: true },
    { title: 'Re-planned', items: content.replanned, owners: false },
    { title: 'Accepted or closed unpaid', items: content.closed, owners: false },
  ].filter(({ items }) => items.length > 0);
  const left = leftPart(content, now);
  return message(
    [
      `${title}, ${inMrkdwn(name)}`,
      ...marks,
      sentence,
      ...lists.map((list) => `${list.title}: ${namesOf(list.items)}`),
      ...left.lines,
    ],
    [
      header(`${title}, ${name}`),
      ...marks.map(context),
      section(`${progressBar(content.progress)}\n${sentence}`),
      ...(lists.length > 0 ? [richText(...lists.flatMap(listElements))] : []),
      ...left.blocks,
      askedButtons('all', [...left.buttons, planButton(content)], now),
    ],
  );
}

function marksOf(content: ReviewContent): string[] {
  const { lateSince } = content;
  return [
    ...(lateSince === null ? [] : [`Late: it was due on ${formatDay(lateSince)}.`]),
    ...baselineSentences(content),
  ];
}

function listElements({
  title,
  items,
  owners,
}: {
  readonly title: string;
  readonly items: readonly DigestItem[];
  readonly owners: boolean;
}) {
  const more = items.length - maxTold;
  const rows = items
    .slice(0, maxTold)
    .map((item) =>
      line(
        ...itemElements(item, maxShortTitleChars),
        ...(owners && item.owner ? [say(' · thanks, '), ownerElement(item.owner)] : []),
      ),
    );
  const rest = more > 0 ? [line(say(`+${more} more`))] : [];
  return [line(say(`${title}: ${items.length}`, { bold: true })), bullets([...rows, ...rest])];
}

function namesOf(items: readonly DigestItem[]): string {
  const more = items.length - maxTold;
  const shown = items.slice(0, maxTold).map(titleInMrkdwn);
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** What was not paid, each with what can be done about it. */
function leftPart({ registerId, quarter, left, nextLabel }: ReviewContent, now: AskedNow) {
  if (left.length === 0) {
    const nothing = 'Nothing is left of it.';
    return { lines: [nothing], blocks: [section(nothing)], buttons: [] };
  }
  const title = `Left: ${count(left.length, 'item')}`;
  const shown = left.slice(0, maxLeft);
  const more = left.length - shown.length;
  const rest = more > 0 ? [`+${more} more`] : [];
  const value = listValue.encode({ registerId, filters: `open q:${quarter}`, page: 1 });
  const all = carryValue.encode({ registerId, quarter, number: null });
  return {
    lines: [
      `${title}; they can be carried over to ${nextLabel}:`,
      ...shown.map((item) => `• ${titleInMrkdwn(item)}${sinceInMrkdwn(item, now)}`),
      ...rest,
    ],
    blocks: [
      section(`*${title}*`),
      ...shown.flatMap((item) => leftBlocks(registerId, quarter, item, now)),
      ...rest.map(context),
    ] satisfies MessageBlock[],
    buttons: [
      ...(left.every(({ debtId }) => now.since.has(debtId))
        ? []
        : [button('Carry over all', `${ACTIONS.carryOver}:all`, all, { style: 'primary' })]),
      ...(more > 0 ? [button('Show all', ACTIONS.listLater, value)] : []),
    ],
  };
}

function leftBlocks(
  registerId: number,
  quarter: string,
  item: DigestItem,
  now: AskedNow,
): MessageBlock[] {
  const { number, title } = item;
  const named = (verb: string) => ({ label: `${verb} #${number} ${title}` });
  return [
    richText(line(...itemElements(item, maxShortTitleChars))),
    askedRow(
      item,
      [
        button(
          'Carry over',
          ACTIONS.carryOver,
          carryValue.encode({ registerId, quarter, number }),
          named('Carry over'),
        ),
        button('Show', ACTIONS.show, itemValue.encode({ registerId, number }), named('Show')),
      ],
      now,
    ),
  ];
}

function planButton({ registerId, nextLabel }: ReviewContent) {
  const value = modalValue.encode({ modal: 'plan quarter', registerId });
  return button(`Plan ${nextLabel}`, ACTIONS.openModal, value);
}
