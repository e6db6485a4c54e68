import type { RichTextBlockElement } from '@slack/types';
import type { DebtSummary } from '../domain/debt.ts';
import { actions, bullets, button, header, line, richText, say } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { charsIn } from './limits/walk.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { pageBlock } from './page-block.ts';
import { modalValue, shareValue } from './refs.ts';
import { shortInMrkdwn, shortLine } from './rows.ts';
import { count, inMrkdwn } from './text.ts';

/** What is planned for one quarter. */
export interface ShownQuarter {
  readonly label: string;
  readonly items: readonly DebtSummary[];
  readonly done: number;
  readonly total: number;
}

export interface ShownSchedule {
  readonly registerId: number;
  readonly registerName: string;
  readonly quarters: readonly ShownQuarter[];
}

/** All rows together stay well within a message. */
const maxChars = 9_000;
const maxRows = 15;
const maxQuarters = 24;

/** The quarters with their items and how many are done; where not all fit, the rest is counted. */
export function scheduleMessage(
  { registerId, registerName, quarters }: ShownSchedule,
  { ephemeral }: { readonly ephemeral: boolean },
): Message {
  const title = `${registerName}: payoff schedule`;
  const page = { what: 'schedule', registerId } as const;
  if (quarters.length === 0) {
    const hint = 'No item has a target quarter yet. Give one with /debt plan 12 Q1.';
    const plan = ephemeral ? [actions([planButton(registerId)], pageBlock(page))] : [];
    return message([inMrkdwn(title), hint], [header(title), richText(line(say(hint))), ...plan]);
  }
  const { blocks, left } = fitted(quarters);
  const share = button('Share', ACTIONS.share, shareValue.encode(page));
  const all: MessageBlock[] = [
    header(title),
    ...(left > 0 ? [richText(line(say(`${count(left, 'earlier quarter')} not shown.`)))] : []),
    ...blocks,
    ...(ephemeral ? [actions([planButton(registerId), share], pageBlock(page))] : []),
  ];
  const told = quarters.flatMap((quarter) => [
    headingOf(quarter),
    ...quarter.items.slice(0, maxRows).map(shortInMrkdwn),
    ...(quarter.items.length > maxRows ? [`+${quarter.items.length - maxRows} more`] : []),
  ]);
  return message([inMrkdwn(title), ...told], all);
}

/** Opens the form that plans the quarter, from the ranked list. */
function planButton(registerId: number) {
  const value = modalValue.encode({ modal: 'plan quarter', registerId });
  return button('Plan the quarter', ACTIONS.openModal, value);
}

/** Every quarter with as many of its items as fit its share of the room. */
function fitted(quarters: readonly ShownQuarter[]): { blocks: MessageBlock[]; left: number } {
  const shown = quarters.slice(-maxQuarters);
  const room = Math.floor(maxChars / shown.length);
  const blocks = shown.map((quarter) => richText(...quarterElements(quarter, room)));
  return { blocks, left: quarters.length - shown.length };
}

function quarterElements(quarter: ShownQuarter, room: number): RichTextBlockElement[] {
  let chars = 0;
  const rows = quarter.items
    .slice(0, maxRows)
    .map(shortLine)
    .filter((row) => {
      chars += charsIn(row);
      return chars <= room;
    });
  const more = quarter.items.length - rows.length;
  return [
    line(say(headingOf(quarter), { bold: true })),
    bullets([...rows, ...(more > 0 ? [line(say(`+${more} more`))] : [])]),
  ];
}

function headingOf({ label, done, total }: ShownQuarter): string {
  return `${label}: ${done}/${total} done`;
}
