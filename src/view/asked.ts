/** Rows of a message that all see, each asking about an item until somebody has decided. */
import type { ActionsBlockElement, RichTextElement } from '@slack/types';
import type { SinceAsked } from '../domain/asked.ts';
import type { DebtId } from '../domain/debt.ts';
import { formatDay } from '../domain/local-date.ts';
import { actions, line, ownerElement, richText, say } from './blocks.ts';
import type { Message, MessageBlock } from './message.ts';
import { inMrkdwn, ownerInMrkdwn } from './text.ts';

/** A message as it stands now. */
export interface AskedNow {
  /** Of its delivery, by which it is shown anew; null where it is no delivery, such as a preview. */
  readonly messageId: number | null;
  /** The items that need no answer any more. */
  readonly since: ReadonlyMap<DebtId, SinceAsked>;
}

export const NOT_ANSWERED: AskedNow = { messageId: null, since: new Map() };

/** An item's buttons, or in their place what has come of it. */
export function askedRow(
  { debtId }: { readonly debtId: DebtId },
  buttons: ActionsBlockElement[],
  now: AskedNow,
): MessageBlock {
  const since = now.since.get(debtId);
  return since
    ? richText(line(say('✓ '), ...sinceElements(since)))
    : askedButtons(debtId, buttons, now);
}

/** Buttons of such a message; `name` tells them from others of it. */
export function askedButtons(
  name: string | number,
  buttons: ActionsBlockElement[],
  { messageId }: AskedNow,
): MessageBlock {
  return actions(buttons, messageId === null ? undefined : `asked:${messageId}:${name}`);
}

/** What has come of an item, for its line of the text form; empty while nothing has. */
export function sinceInMrkdwn(
  { debtId }: { readonly debtId: DebtId },
  { since }: AskedNow,
): string {
  const told = since.get(debtId);
  if (!told) return '';
  const [before, owner] = sinceWords(told);
  return ` ✓ ${inMrkdwn(before)}${owner ? ` ${ownerInMrkdwn(owner)}` : ''}.`;
}

/** An answer to a click in such a row, whose buttons tell as the row's that they are about that message. */
export function answerAbout({ text, blocks }: Message, blockId: string): Message {
  const told = blocks.map((block, at) =>
    block.type === 'actions'
      ? { ...block, block_id: `asked:${askedMessage(blockId)}:answer${at}` }
      : block,
  );
  return { text, blocks: told };
}

/** The delivery whose message a block of buttons stands in; null for every other block. */
export function askedMessage(blockId: string): number | null {
  const [, messageId] = /^asked:(\d+):/.exec(blockId) ?? [];
  return messageId === undefined ? null : Number(messageId);
}

function sinceElements(since: SinceAsked): RichTextElement[] {
  const [before, owner] = sinceWords(since);
  return [say(owner ? `${before} ` : before), ...(owner ? [ownerElement(owner)] : [])];
}

/** In words, and who owns it now where that is what has come of it. */
function sinceWords(since: SinceAsked) {
  switch (since.kind) {
    case 'gone':
      return ['Not in this register any more'] as const;
    case 'paid':
      return ['Paid off'] as const;
    case 'closed':
      return ['Closed unpaid'] as const;
    case 'owned':
      return ['Owned by', since.owner] as const;
    case 'due':
      return [`Re-planned: due ${formatDay(since.date)}`] as const;
    case 'planned':
      return [`Re-planned for ${since.label}`] as const;
    case 'unplanned':
      return ['Without a date now'] as const;
    case 'answered':
      return ['Answered'] as const;
    default:
      return since satisfies never;
  }
}
