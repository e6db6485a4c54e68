import type {
  ActionsBlockElement,
  ConfirmationDialog,
  Overflow,
  RichTextBlock,
} from '@slack/types';
import type { Debt, UserId } from '../domain/debt.ts';
import { isOpen } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { FieldChange, Place } from '../domain/patch.ts';
import type { OutsideName } from '../domain/register-name.ts';
import {
  actions,
  bullets,
  button,
  header,
  itemElements,
  line,
  mrkdwn,
  plain,
  richText,
  say,
} from './blocks.ts';
import { factLines, factsInMrkdwn, type Offered } from './card-facts.ts';
import { stepBlocks } from './card-steps.ts';
import { textBlocks } from './card-texts.ts';
import { changeElements } from './change-words.ts';
import { choice } from './form-fields.ts';
import { ACTIONS } from './ids.ts';
import { charsIn } from './limits/walk.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { dayOf } from './moment.ts';
import { pageBlock } from './page-block.ts';
import { itemValue, type MoreChoice, moreValue, shareValue } from './refs.ts';
import { itemButtons } from './rows.ts';
import { itemName } from './text.ts';
import { undoButtons } from './undo-button.ts';

/** One action of an item's history, as the card and the history tell it. */
export interface HistoryLine {
  readonly at: Date;
  readonly by: UserId | null;
  /** From where: `command`, `modal`, `import` ... */
  readonly origin: string;
  readonly changes: readonly FieldChange[];
}

/** An item, with what its number needs before it where it is seen from outside its register. */
type CardDebt = Debt & OutsideName;

/** For whom, where and when something is shown. */
export interface CardContext {
  /** The day in the register's zone. */
  readonly today: LocalDate;
  /** The instant up to which hits count. */
  readonly now: Date;
  readonly firstMonth: number;
  /** Who looks; null where it is shown to a channel. */
  readonly viewer: UserId | null;
  /** An answer to one person can be shared; what stands in a channel cannot. */
  readonly ephemeral: boolean;
  /** Whether there is another register for it. */
  readonly mayMove?: boolean;
  /** What the viewer just did to it, so that it can be taken back. */
  readonly changeSet?: string | null;
  /** Where the item is found that took this one in. */
  readonly mergedInto?: (Place & OutsideName) | null;
  /** Who was asked to own it and has not answered. */
  readonly offer?: Offered | null;
}

/** All text of a card together stays under what Slack takes of a message (limits: 12,000). */
const maxCardChars = 11_500;
const maxHistoryChanges = 3;

/** The item card: every field, steps to tick, the latest changes, and buttons. Fits a message for any item. */
export function cardMessage(
  debt: CardDebt,
  recent: readonly HistoryLine[],
  context: CardContext,
): Message {
  const head: MessageBlock[] = [titleBlock(debt), richText(bullets(factLines(debt, context)))];
  const tail: MessageBlock[] = [
    ...historyBlocks(recent, context.firstMonth),
    actions(cardButtons(debt, context), cardBlock(debt)),
  ];
  const steps = stepBlocks(debt);
  const left = maxCardChars - charsIn([...head, ...steps, ...tail]);
  const text = factsInMrkdwn(debt, context);
  return message(text, [...head, ...textBlocks(debt, left), ...steps, ...tail]);
}

/** header-block: 150 characters; a longer title stands as text, so that the card has the whole of it. */
function titleBlock(debt: CardDebt): MessageBlock {
  const title = `${itemName(debt)} ${debt.title}`;
  return title.length <= 150 ? header(title) : richText(line(...itemElements(debt)));
}

function cardBlock({ registerId, number }: CardDebt): string | undefined {
  return pageBlock({ what: 'card', registerId, number });
}

/** Edit, Done or Reopen, Take, History, Share: what makes sense for this item and this person. */
function cardButtons(
  debt: CardDebt,
  { viewer, ephemeral, changeSet, mergedInto, mayMove }: CardContext,
): ActionsBlockElement[] {
  const ref = { registerId: debt.registerId, number: debt.number };
  const about = itemButtons(debt);
  const mine = viewer !== null && debt.owner?.kind === 'person' && debt.owner.userId === viewer;
  const open = isOpen(debt);
  if (debt.closedReason === 'merged') return mergedButtons(debt, mergedInto ?? null);
  return [
    ...undoButtons(changeSet ?? null),
    about('Edit', ACTIONS.edit),
    ...(open
      ? [about('Done', ACTIONS.done, { style: 'primary', verb: 'Done:' })]
      : [about('Reopen', ACTIONS.reopen)]),
    ...(open && !mine ? [about('Take', ACTIONS.take, takingOver(debt))] : []),
    ...(open ? [about('Hand over', ACTIONS.handOver)] : []),
    about('History', ACTIONS.history, { verb: 'History of' }),
    ...(ephemeral
      ? [
          button('Share', ACTIONS.share, shareValue.encode({ what: 'card', ...ref }), {
            label: `Share ${itemName(debt)} ${debt.title}`,
          }),
        ]
      : []),
    moreMenu(debt, mayMove ?? false),
  ];
}

/** What belongs to somebody is taken only after a question (confirmation-dialog-object). */
function takingOver(debt: CardDebt): { confirm?: ConfirmationDialog } {
  const { owner } = debt;
  if (owner?.kind !== 'person') return {};
  return {
    confirm: {
      title: plain(`Take ${itemName(debt)} over?`, 100),
      text: mrkdwn(`It is <@${owner.userId}>’s, who will be told.`),
      confirm: plain('Take it over', 30),
      deny: plain('Leave it', 30),
    },
  };
}

/** What is seldom needed: a menu of at most five (overflow-menu-element). */
function moreMenu(debt: Debt, mayMove: boolean): Overflow {
  const { registerId, number, status } = debt;
  const open = status !== 'complete';
  const option = (text: string, kind: MoreChoice) =>
    choice(text, moreValue.encode({ registerId, number, choice: kind }));
  return {
    type: 'overflow',
    action_id: ACTIONS.more,
    options: [
      ...(open ? [option('Accept debt…', 'accept')] : []),
      option('It bit us…', 'hit'),
      option('Merge into…', 'merge'),
      ...(mayMove ? [option('Move…', 'move')] : []),
      option('Delete…', 'delete'),
    ],
  };
}

/** A duplicate that was merged is only read. */
function mergedButtons(debt: CardDebt, into: (Place & OutsideName) | null): ActionsBlockElement[] {
  const value = itemValue.encode({ registerId: debt.registerId, number: debt.number });
  const label = `History of ${itemName(debt)} ${debt.title}`;
  const history = button('History', ACTIONS.history, value, { label });
  if (!into) return [history];
  return [button(`Show ${itemName(into)}`, ACTIONS.show, itemValue.encode(into)), history];
}

function historyBlocks(recent: readonly HistoryLine[], firstMonth: number): RichTextBlock[] {
  if (recent.length === 0) return [];
  const lines = recent.slice(0, maxHistoryChanges).map(({ at, by, changes }) => {
    const told = changes
      .slice(0, maxHistoryChanges)
      .flatMap((change, index) => [
        ...(index > 0 ? [say('; ')] : []),
        ...changeElements(change, firstMonth),
      ]);
    const more = changes.length - maxHistoryChanges;
    return line(
      dayOf(at),
      say(': '),
      ...told,
      ...(more > 0 ? [say(`; ${more} more`)] : []),
      ...(by === null ? [] : [say(' by '), { type: 'user', user_id: by } as const]),
    );
  });
  return [richText(line(say('Latest changes', { bold: true })), bullets(lines))];
}
