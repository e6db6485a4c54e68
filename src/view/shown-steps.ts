import type { ItemRef } from './refs.ts';

/** What one group of step checkboxes showed. */
export interface ShownSteps extends ItemRef {
  readonly version: number;
  readonly steps: readonly { readonly id: number; readonly done: boolean }[];
}

/** The `block_id` of a group of at most 10 steps, so that a click applies only what differs from it. */
export function stepsBlockId({ registerId, number, version, steps }: ShownSteps): string {
  const marks = steps.map(({ id, done }) => `${id}${done ? 'x' : ''}`);
  return ['steps', registerId, number, version, marks.join('.')].join(':');
}

/** What a group of checkboxes showed; null for another block. */
export function shownSteps(blockId: string): ShownSteps | null {
  const match = /^steps:(\d+):(\d+):(\d+):(\d+x?(?:\.\d+x?)*)$/.exec(blockId);
  if (!match) return null;
  const [, registerId, number, version, marks = ''] = match;
  const steps = marks.split('.').map((mark) => ({
    id: Number.parseInt(mark, 10),
    done: mark.endsWith('x'),
  }));
  return {
    registerId: Number(registerId),
    number: Number(number),
    version: Number(version),
    steps,
  };
}

/** Which steps a click ticked and unticked, given the values of all options that are now selected. */
export function stepDifference(
  shown: Pick<ShownSteps, 'steps'>,
  selectedValues: readonly string[],
): { done: readonly number[]; undone: readonly number[] } {
  const selected = new Set(selectedValues.map(Number));
  return {
    done: shown.steps.filter(({ id, done }) => !done && selected.has(id)).map(({ id }) => id),
    undone: shown.steps.filter(({ id, done }) => done && !selected.has(id)).map(({ id }) => id),
  };
}
