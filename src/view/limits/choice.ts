/** What the options of an element owe each other: docs.slack.dev/reference/block-kit/block-elements/select-menu-element. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

interface Choice {
  options?: unknown[] | undefined;
  option_groups?: { options: unknown[] }[] | undefined;
  initial_option?: unknown;
  initial_options?: unknown[] | undefined;
}

/** Every initial option is, word for word, one of those offered. */
export function startsWithin(choice: Choice, context: z.RefinementCtx): void {
  const offered = [
    ...(choice.options ?? []),
    ...(choice.option_groups ?? []).flatMap((group) => group.options),
  ];
  const initial = [choice.initial_option ?? [], choice.initial_options ?? []].flat();
  if (initial.every((one) => offered.some((other) => isDeepStrictEqual(one, other)))) return;
  const key = choice.initial_option === undefined ? 'initial_options' : 'initial_option';
  context.addIssue({
    code: 'custom',
    path: [key],
    message: `\`${key}\` must match the provided options`,
  });
}

/** Options come as one list or in groups, never both. */
export function hasOneList(choice: Choice, context: z.RefinementCtx): void {
  if ((choice.options === undefined) !== (choice.option_groups === undefined)) return;
  context.addIssue({
    code: 'custom',
    message: 'must define either `options` or `option_groups`',
  });
}
