import type { RichTextElement } from '@slack/types';
import { endWords } from '../domain/offer.ts';
import type { LostItems, OfferDeclined, OfferLapsed, ToldItem } from '../domain/told.ts';
import { bullets, line, ownerElement, richText, say, section } from './blocks.ts';
import { type Message, message } from './message.ts';
import { maxShortTitleChars, showButtons } from './rows.ts';
import { count, cut, inMrkdwn, oneLine, ownerInMrkdwn } from './text.ts';

const maxItems = 20;
const maxReasonChars = 500;

/** Tells a person which of their items went to somebody else, or to nobody, by whom. */
export function lostItemsMessage({ by, items }: LostItems): Message {
  const who = by === null ? 'Somebody' : `<@${by}>`;
  const what = `${who} changed who owns ${count(items.length, 'item')} of yours.`;
  return itemsMessage(what, items, ({ owner }) => ({
    elements:
      owner === null
        ? [say(': nobody owns it now')]
        : [say(': the owner is '), ownerElement(owner)],
    text: owner === null ? ': nobody owns it now' : `: the owner is ${ownerInMrkdwn(owner)}`,
  }));
}

/** Tells who asked that the other person said no, and why where they said so. */
export function offerDeclinedMessage({ by, item, reason }: OfferDeclined): Message {
  const what = `<@${by}> declined to take over an item that you offered. It is whose it was.`;
  const said = reason === null ? '' : `: “${cut(oneLine(reason), maxReasonChars)}”`;
  const tail = {
    elements: said === '' ? [] : [say(said)],
    text: said === '' ? '' : inMrkdwn(said),
  };
  return itemsMessage(what, [item], () => tail);
}

/** Tells who asked that there will be no answer. */
export function offerLapsedMessage({ to, items, why }: OfferLapsed): Message {
  const reason = endWords({ state: 'withdrawn', why });
  const what = `What you offered to <@${to}> is not asked any more: ${reason}.`;
  return itemsMessage(what, items, () => ({ elements: [], text: '' }));
}

function itemsMessage<Item extends ToldItem>(
  what: string,
  items: readonly Item[],
  tailOf: (item: Item) => { readonly elements: readonly RichTextElement[]; readonly text: string },
): Message {
  const shown = items.slice(0, maxItems);
  const more = items.length - shown.length;
  const rest = more > 0 ? [`+${more} more`] : [];
  return message(
    [what, ...shown.map((item) => `${itemInMrkdwn(item)}${tailOf(item).text}`), ...rest],
    [
      section(what),
      richText(
        bullets([
          ...shown.map((item) => line(...itemElements(item), ...tailOf(item).elements)),
          ...rest.map((words) => line(say(words))),
        ]),
      ),
      ...showButtons(shown),
    ],
  );
}

function itemElements({ number, title, registerName }: ToldItem): RichTextElement[] {
  const place = ` · ${cut(oneLine(registerName), 80)}`;
  return [
    say(`#${number} `, { bold: true }),
    say(cut(oneLine(title), maxShortTitleChars)),
    say(place),
  ];
}

function itemInMrkdwn({ number, title, registerName }: ToldItem): string {
  const name = inMrkdwn(cut(title, maxShortTitleChars));
  return `• #${number} ${name} · ${inMrkdwn(cut(registerName, 80))}`;
}
