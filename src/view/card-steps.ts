import type { Option } from '@slack/types';
import type { Debt, Step } from '../domain/debt.ts';
import { actions, context, plain, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { stepsBlockId } from './shown-steps.ts';
import { cut, oneLine } from './text.ts';
import { stepWords } from './words.ts';

/** checkboxes-element: at most 10 options. */
const stepsInGroup = 10;
/** Groups on one card; an item with more steps shows those from the first open one on. */
const maxGroups = 3;

/** An item's steps as checkboxes, in groups whose `block_id` tells what they showed. Step numbers count from 1. */
export function stepBlocks(debt: Debt): MessageBlock[] {
  if (debt.steps.length === 0) return [];
  const groups = groupsOf(debt.steps);
  const from = Math.min(firstOpenGroup(groups), Math.max(0, groups.length - maxGroups));
  const shown = groups.slice(from, from + maxGroups);
  const left = debt.steps.length - shown.flat().length;
  return [
    section(`*Steps* (${stepWords(debt.steps)} done)`),
    ...shown.map((group) => checkboxes(debt, group)),
    ...(left > 0 ? [context(`+${left} more steps; the edit form has them all.`)] : []),
  ];
}

interface NumberedStep extends Step {
  readonly position: number;
}

function groupsOf(steps: readonly Step[]): NumberedStep[][] {
  const numbered = steps.map((step, at) => ({ ...step, position: at + 1 }));
  return Array.from({ length: Math.ceil(steps.length / stepsInGroup) }, (_, group) =>
    numbered.slice(group * stepsInGroup, (group + 1) * stepsInGroup),
  );
}

function firstOpenGroup(groups: readonly NumberedStep[][]): number {
  return Math.max(
    0,
    groups.findIndex((group) => group.some((step) => !step.done)),
  );
}

function checkboxes(debt: Debt, group: readonly NumberedStep[]): MessageBlock {
  const { registerId, number, version } = debt;
  const options = group.map((step) => ({ step, option: optionOf(step) }));
  const ticked = options.filter(({ step }) => step.done).map(({ option }) => option);
  const initial = ticked.length > 0 ? { initial_options: ticked } : {};
  return actions(
    [
      {
        type: 'checkboxes',
        action_id: ACTIONS.steps,
        options: options.map(({ option }) => option),
        ...initial,
      },
    ],
    stepsBlockId({ registerId, number, version, steps: group }),
  );
}

function optionOf({ id, position, text }: NumberedStep): Option {
  return { text: plain(cut(`${position}. ${oneLine(text)}`, 75)), value: String(id) };
}
