import { ACTIONS } from './ids.ts';
import type { Message, MessageBlock } from './message.ts';
import { modalValue } from './refs.ts';
import { type Pressed, withoutElements } from './shared.ts';

/** What guests and people of other organisations are refused whatever the item: they own what they change already. */
const MEMBERS_ONLY: ReadonlySet<string> = new Set([
  ACTIONS.addDebt,
  ACTIONS.take,
  ACTIONS.assessItem,
  ACTIONS.doctorMend,
  ACTIONS.doctorAssign,
  ACTIONS.doctorStatus,
  ACTIONS.doctorLeave,
]);
/** What changes an item. */
const CHANGES: ReadonlySet<string> = new Set([
  ACTIONS.edit,
  ACTIONS.done,
  ACTIONS.reopen,
  ACTIONS.take,
  ACTIONS.handOver,
  ACTIONS.steps,
]);

/** A message for a guest or a person of another organisation: without the buttons that would refuse them. */
export function forOutsiders({ text, blocks }: Message): Message {
  const refuses = ({ actionId, value }: Pressed) =>
    MEMBERS_ONLY.has(actionId) ||
    (actionId === ACTIONS.openModal && modalValue.decode(value)?.modal !== 'edit');
  return { text, blocks: blocks.flatMap((block) => withoutElements(block, refuses)) };
}

/** Blocks of an item for a person who may not change it; boxes to tick become lines that say what is ticked. */
export function readOnly(blocks: readonly MessageBlock[]): MessageBlock[] {
  return blocks.flatMap((block) => withoutElements(block, ({ actionId }) => CHANGES.has(actionId)));
}
