import { NUDGE_REASONS, type NudgeContent, type NudgeItem } from '../domain/digest.ts';
import { formatDay } from '../domain/local-date.ts';
import type { OutsideName } from '../domain/register-name.ts';
import {
  actions,
  button,
  context,
  header,
  itemElements,
  line,
  plain,
  richText,
  say,
  section,
} from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { type ItemRef, itemValue, nudgeUndoValue, SNOOZE_CHOICES, snoozeValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, inMrkdwn, itemName, listed, oneLine, sentence } from './text.ts';

/** The one direct message to an owner: the items, worst first, with what can be said of each. */
export function nudgeMessage(content: NudgeContent): Message {
  const title = titleOf(content);
  const intro = content.firstContact ? [introduction(content)] : [];
  const more = content.more > 0 ? [`+${content.more} more; \`${ALL_MINE}\` has them all.`] : [];
  const reasons = reasonOfMessage(content);
  const rows = content.items.map(rowOf);
  const hidden = hiddenWords(content);
  return message(
    [title, ...intro, ...rows.map(({ text }) => text), ...hidden, ...more, reasons],
    [
      header(title),
      ...intro.map((words) => section(words)),
      ...rows.flatMap(({ blocks }) => blocks),
      ...hidden.map((words) => section(words)),
      ...more.flatMap((words) => [
        context(words),
        actions([button('Show all of mine', ACTIONS.runCommand, ALL_MINE)]),
      ]),
      context(reasons),
    ],
  );
}

/**
 * A nudge as Slack gives it back with a click, with `words` in place of that item's buttons; all else stays as it is. A row
 * that was answered already shows the later answer. `changeSet` names what Undo takes back; null where nothing is.
 */
export function answeredNudge(
  nudge: Message,
  item: ItemRef,
  words: string,
  changeSet: string | null,
): Message {
  return withRow(nudge, item, words, answerBlock(item, words, changeSet));
}

/** A nudge whose answer for an item was taken back: its row has the buttons again. */
export function askedAgain(nudge: Message, item: ItemRef, { title }: { title: string }): Message {
  return withRow(nudge, item, 'Taken back', rowButtons({ ...item, title }));
}

function withRow(nudge: Message, item: ItemRef, words: string, row: MessageBlock): Message {
  const id = rowId(item);
  const blocks = nudge.blocks.map((block) => (block.block_id === id ? row : block));
  return message([...nudge.text.split('\n'), `#${item.number}: ${inMrkdwn(words)}`], blocks);
}

function introduction({ tellsOverdue }: NudgeContent): string {
  const daily = tellsOverdue ? ', and once a day at most when something newly becomes overdue' : '';
  return `Hello, I am Debt Register. I keep your team’s list of technical debt, and remind you of the items that you own: once a week at most${daily}, always in the morning of a working day of yours.`;
}

/** In every register, as a nudge is about them all. */
const ALL_MINE = '/debt list mine in:all';

/** Nothing of the items is told, not even what their register is called. */
function hiddenWords({ hidden }: NudgeContent): readonly string[] {
  if (!hidden) return [];
  const keepers = hidden.keepers.slice(0, 5).map((id) => `<@${id}>`);
  const ask = keepers.length > 0 ? listed(keepers, 'or') : 'a workspace admin';
  const them = hidden.count === 1 ? 'it' : 'them';
  return [
    `${count(hidden.count, 'item')} of yours cannot be shown: the register is kept to channels that you are not in. Ask ${ask} to let you in, or to give ${them} to somebody else.`,
  ];
}

function titleOf(content: NudgeContent): string {
  const { kind } = content;
  const owned = `${count(countOf(content), 'item')} of yours`;
  return kind === 'daily' ? `${owned} newly overdue` : `${owned} to look at`;
}

function countOf({ items, more, hidden }: NudgeContent): number {
  return items.length + more + (hidden?.count ?? 0);
}

/** Why the items are in it; those that are only counted may be there for any reason. */
function standingsOf({ items, more, hidden }: NudgeContent): string[] {
  const all = more > 0 || hidden !== undefined;
  return NUDGE_REASONS.filter((reason) => all || items.some((item) => item.reason === reason)).map(
    (reason) => (reason === 'stale' ? 'standing still' : reason),
  );
}

function reasonOfMessage(content: NudgeContent): string {
  const { kind, nextOn, tellsOverdue, items, clock } = content;
  const owned = countOf(content) === 1 ? 'this item and it is' : 'these items and they are';
  const standings = standingsOf(content);
  const why =
    kind === 'daily'
      ? `${owned} overdue, which I had not told you yet.`
      : `${owned} ${listed(standings, 'or')}.`;
  const before = tellsOverdue ? '; before it I write only of what newly becomes overdue' : '';
  const isLast = items.some((item) => item.isLast);
  return [
    `You get this because you own ${why}`,
    `The next weekly one could come on ${formatDay(nextOn)}${before}.`,
    ...(clock ? [`Slack gives you a time zone that I do not know, so I go by ${clock}.`] : []),
    ...(isLast ? ['What stays unanswered twice is for the team to decide, in the digest.'] : []),
    tellsOverdue
      ? '`/debt nudges weekly` leaves out what comes between, `/debt nudges off` turns all off.'
      : 'Turn these off with `/debt nudges off`.',
  ].join(' ');
}

function rowOf(item: NudgeItem): { text: string; blocks: MessageBlock[] } {
  const last = item.isLast ? ` · This is the last time I ask about ${itemName(item)}` : '';
  const reason = sentence(reasonWords(item)) + last;
  return {
    text: `• ${titleInMrkdwn(item)}: ${inMrkdwn(reason)}`,
    blocks: [
      richText(line(...itemElements(item, maxShortTitleChars), say(`\n${reason}`))),
      rowButtons(item),
    ],
  };
}

/** `overdue by 3 days, since Fri 20 Nov 2026`. */
function reasonWords({ reason, days, targetDate }: NudgeItem): string {
  switch (reason) {
    case 'overdue': {
      const since = targetDate ? `since ${formatDay(targetDate)}` : 'its quarter is over';
      return `overdue by ${count(days, 'day')}, ${since}`;
    }
    case 'due soon': {
      const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
      return `due ${when}${targetDate ? `, ${formatDay(targetDate)}` : ', when its quarter ends'}`;
    }
    case 'stale':
      return `no change for ${count(days, 'day')}`;
    default:
      return reason satisfies never;
  }
}

function rowButtons(item: ItemRef & OutsideName & { readonly title: string }): MessageBlock {
  const { registerId, number, title } = item;
  const value = itemValue.encode({ registerId, number });
  const named = (verb: string) => ({ label: `${verb} ${itemName(item)} ${title}` });
  return actions(
    [
      button('Still on it', ACTIONS.nudgeStill, value, named('Still on it:')),
      {
        type: 'static_select',
        action_id: ACTIONS.nudgeSnooze,
        placeholder: plain('Snooze', 150),
        options: SNOOZE_CHOICES.map((choice) => ({
          text: plain(SNOOZE_WORDS[choice], 75),
          value: snoozeValue.encode({ registerId, number, choice }),
        })),
      },
      {
        type: 'datepicker',
        action_id: ACTIONS.nudgeSnoozeDay,
        placeholder: plain('Snooze until a day', 150),
      },
      button('Re-plan', ACTIONS.nudgeReplan, value, named('Re-plan')),
      button('Hand over', ACTIONS.nudgeHandOver, value, named('Hand over')),
      button('Done', ACTIONS.nudgeDone, value, { style: 'primary', ...named('Done:') }),
    ],
    rowId({ registerId, number }),
  );
}

const SNOOZE_WORDS: Readonly<Record<(typeof SNOOZE_CHOICES)[number], string>> = {
  tomorrow: 'Until tomorrow',
  'next monday': 'Until next Monday',
  '2 weeks': 'For 2 weeks',
  '1 month': 'For 1 month',
};

function answerBlock(item: ItemRef, words: string, changeSet: string | null): MessageBlock {
  const told = plain(`✓ ${oneLine(words)}`, 500);
  const blockId = rowId(item);
  if (changeSet === null) return { type: 'context', block_id: blockId, elements: [told] };
  const { registerId, number } = item;
  const value = nudgeUndoValue.encode({ registerId, number, changeSet });
  const undo = button('Undo', ACTIONS.nudgeUndo, value, { label: `Undo for #${number}` });
  return { type: 'section', block_id: blockId, text: told, accessory: undo };
}

function rowId({ registerId, number }: ItemRef): string {
  return `nudge:${registerId}:${number}`;
}

/** The item in whose row of a nudge a block stands; null for every other block. */
export function itemOfRow(blockId: string): ItemRef | null {
  const [, registerId, number] = /^nudge:(\d+):(\d+)$/.exec(blockId) ?? [];
  if (registerId === undefined || number === undefined) return null;
  return { registerId: Number(registerId), number: Number(number) };
}
