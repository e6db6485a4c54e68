import type { RichTextElement, RichTextSection } from '@slack/types';
import type { DebtSummary, UserId } from '../domain/debt.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { OutsideName } from '../domain/register-name.ts';
import {
  actionsIfAny,
  bullets,
  button,
  header,
  itemElements,
  line,
  richText,
  say,
} from './blocks.ts';
import { changeElements, changeInMrkdwn } from './change-words.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { momentInMrkdwn, momentOf } from './moment.ts';
import { doer, doerInMrkdwn } from './origin-words.ts';
import { turnButtons } from './pages.ts';
import { type FeedRef, feedValue, shareValue } from './refs.ts';
import { showButtons, titleInMrkdwn } from './rows.ts';
import { count, inMrkdwn } from './text.ts';

type FeedItem = Pick<DebtSummary, 'registerId' | 'number' | 'title'> &
  OutsideName & {
    readonly isDeleted: boolean;
    readonly changes: readonly FieldChange[];
  };

/** A page of what was done in a register, newest first. */
export interface ShownFeed {
  readonly registerId: number;
  readonly registerName: string;
  readonly since: LocalDate | null;
  readonly by: UserId | null;
  readonly entries: readonly {
    readonly at: Date;
    readonly by: UserId | null;
    readonly origin: string;
    readonly items: readonly FeedItem[];
    readonly total: number;
  }[];
  readonly page: number;
  readonly hasMore: boolean;
}

const maxTitleChars = 60;
const maxItemChanges = 3;

/** Who did what in a register, when and from where, with buttons to open the items, to page and to share. */
export function feedMessage(
  feed: ShownFeed,
  { firstMonth, ephemeral }: { readonly firstMonth: number; readonly ephemeral: boolean },
): Message {
  const { entries, registerName, page } = feed;
  const title = `Changes in ${registerName}`;
  const narrowed = narrowedTo(feed);
  const where = page > 1 || feed.hasMore ? `Page ${page}. ` : '';
  const nothing = entries.length === 0 ? ['Nothing was changed.'] : [];
  const blocks: MessageBlock[] = [
    header(title),
    richText(
      line(say(`${where}Newest first`), ...narrowed.elements, say('.')),
      bullets([
        ...entries.map((entry) => line(...entryElements(entry, firstMonth))),
        ...nothing.map((text) => line(say(text))),
      ]),
    ),
    ...showButtons(itemsOf(feed)),
    ...pageButtons(feed, ephemeral),
  ];
  const told = entries.map((entry) => `• ${entryInMrkdwn(entry, firstMonth)}`);
  return message([`${inMrkdwn(title)}${narrowed.text}`, ...told, ...nothing], blocks);
}

function narrowedTo({ since, by }: ShownFeed): { elements: RichTextElement[]; text: string } {
  const from = since === null ? '' : `, since ${formatDay(since)}`;
  return {
    elements: [
      ...(from === '' ? [] : [say(from)]),
      ...(by === null ? [] : [say(', by '), { type: 'user', user_id: by } as const]),
    ],
    text: `${from}${by === null ? '' : `, by <@${by}>`}`,
  };
}

type Entry = ShownFeed['entries'][number];

function entryElements({ at, by, origin, items, total }: Entry, firstMonth: number) {
  const more = total - items.length;
  return [
    momentOf(at),
    say(' · '),
    ...doer(by, origin),
    say(': '),
    ...items.flatMap((item, index) => [
      ...(index > 0 ? [say(' · ')] : []),
      ...itemElements(item, maxTitleChars),
      say(': '),
      ...changesOf(item).flatMap((change, place) => [
        ...(place > 0 ? [say('; ')] : []),
        ...changeElements(change, firstMonth),
      ]),
      ...(moreChanges(item) === '' ? [] : [say(moreChanges(item))]),
    ]),
    ...(more > 0 ? [say(` · and ${count(more, 'more item')}`)] : []),
  ] satisfies RichTextSection['elements'];
}

function entryInMrkdwn({ at, by, origin, items, total }: Entry, firstMonth: number): string {
  const told = items.map((item) => {
    const changes = changesOf(item).map((change) => changeInMrkdwn(change, firstMonth));
    return `${titleInMrkdwn(item)}: ${changes.join('; ')}${moreChanges(item)}`;
  });
  const more = total > items.length ? ` · and ${count(total - items.length, 'more item')}` : '';
  return `${momentInMrkdwn(at)} · ${doerInMrkdwn(by, origin)}: ${told.join(' · ')}${more}`;
}

function changesOf({ changes }: FeedItem): readonly FieldChange[] {
  return changes.slice(0, maxItemChanges);
}

function moreChanges({ changes }: FeedItem): string {
  const more = changes.length - maxItemChanges;
  return more > 0 ? `; ${more} more` : '';
}

/** Each item once, those that are still there. */
function itemsOf({ entries }: ShownFeed): readonly FeedItem[] {
  const items = entries.flatMap((entry) => entry.items).filter(({ isDeleted }) => !isDeleted);
  return [...new Map(items.map((item) => [`${item.registerId}:${item.number}`, item])).values()];
}

function pageButtons(feed: ShownFeed, ephemeral: boolean): MessageBlock[] {
  const { registerId, since, by, page, hasMore } = feed;
  const ref: FeedRef = { registerId, since, by, page };
  return actionsIfAny([
    ...turnButtons({
      page,
      hasMore,
      back: ['Newer', ACTIONS.feedNewer],
      on: ['Older', ACTIONS.feedOlder],
      valueAt: (to) => feedValue.encode({ ...ref, page: to }),
    }),
    ...(ephemeral
      ? [button('Share', ACTIONS.share, shareValue.encode({ what: 'changes', ...ref }))]
      : []),
  ]);
}
