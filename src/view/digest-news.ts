import type { RichTextElement } from '@slack/types';
import type { DigestContent, ReplannedItem } from '../domain/digest.ts';
import { formatDay } from '../domain/local-date.ts';
import {
  actions,
  bullets,
  button,
  itemElements,
  line,
  ownerElement,
  richText,
  say,
  section,
} from './blocks.ts';
import type { Part } from './digest-asks.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { feedValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { inMrkdwn, listed, ownerInMrkdwn } from './text.ts';

/** Items under one heading of the news; the rest is counted. */
const maxNews = 5;

const NEWS = [
  ['paid', 'Paid off'],
  ['started', 'Started'],
  ['reopened', 'Owed again'],
  ['added', 'New in the register'],
  ['replanned', 'Planned or re-planned'],
  ['closed', 'Accepted or closed unpaid'],
] as const;

type NewsName = (typeof NEWS)[number][0];

/** What changed since the last digest, each item under one heading. */
export function newsPart(content: DigestContent): Part {
  const news = NEWS.filter(([name]) => newsOf(content, name).length > 0);
  const since = `Since ${formatDay(content.since)}`;
  if (news.length === 0) {
    const nothing = `${since} nothing changed.`;
    return { lines: [nothing], blocks: [section(nothing)] };
  }
  const elements = news.flatMap(([name, title]) => {
    const items = newsOf(content, name);
    const more = items.length - maxNews;
    const rows = items.slice(0, maxNews).map((item) => line(...newsElements(item, name)));
    const rest = more > 0 ? [line(say(`+${more} more`))] : [];
    return [line(say(`${title}: ${items.length}`, { bold: true })), bullets([...rows, ...rest])];
  });
  return {
    lines: [
      `${since}:`,
      ...news.map(([name, title]) => newsInMrkdwn(title, newsOf(content, name), name)),
    ],
    blocks: [section(`*${since}*`), richText(...elements), ...allNews(content, news)],
  };
}

/** Where some of the news is only counted, a button that shows all of it. */
function allNews(content: DigestContent, news: readonly (typeof NEWS)[number][]): MessageBlock[] {
  if (news.every(([name]) => newsOf(content, name).length <= maxNews)) return [];
  const { registerId, since } = content;
  const value = feedValue.encode({ registerId, since, by: null, page: 1 });
  return [actions([button('Show all changes', ACTIONS.feedOlder, value)])];
}

function newsOf(content: Pick<DigestContent, NewsName>, name: NewsName): readonly ReplannedItem[] {
  return content[name] ?? [];
}

function newsElements(item: ReplannedItem, news: NewsName): RichTextElement[] {
  const thanks =
    news === 'paid' && item.owner ? [say(' · thanks, '), ownerElement(item.owner)] : [];
  const moved = item.moved === undefined ? [] : [say(` · ${item.moved}`)];
  return [...itemElements(item, maxShortTitleChars), ...thanks, ...moved];
}

function newsInMrkdwn(title: string, items: readonly ReplannedItem[], news: NewsName): string {
  const more = items.length - maxNews;
  const shown = items.slice(0, maxNews).map((item) => {
    const thanks = news === 'paid' && item.owner ? ` (thanks, ${ownerInMrkdwn(item.owner)})` : '';
    const moved = item.moved === undefined ? '' : ` (${inMrkdwn(item.moved)})`;
    return `${titleInMrkdwn(item)}${thanks}${moved}`;
  });
  return `${title}: ${listed(more > 0 ? [...shown, `${more} more`] : shown)}`;
}
