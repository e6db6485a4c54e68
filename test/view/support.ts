import fc from 'fast-check';
import { expect } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import type { DebtSummary } from '../../src/domain/debt.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { checkMessage } from '../../src/view/limits.ts';
import type { ShownList } from '../../src/view/list.ts';
import type { Message } from '../../src/view/message.ts';
import { anyDay, anyLevel, anyStatus, debt } from '../domain/fixtures.ts';
import { HOSTILE_TITLE } from '../support/arbitrary-debt.ts';

/** All that Slack reads as mrkdwn in a message: its fallback text and its mrkdwn objects. */
export function mrkdwnOf(message: Message): string[] {
  const objects = [...objectsIn(message.blocks)].map(({ object }) => object);
  const marked = objects.filter(({ type }) => type === 'mrkdwn').map(({ text }) => String(text));
  return [message.text, ...marked];
}

/** What a message's blocks say, in reading order; a mention as `<@U…>`. */
export function saidBy(message: Message): string {
  return [...objectsIn(message.blocks)]
    .flatMap(({ object }) => {
      if (object.type === 'user') return [`<@${object.user_id}>`];
      return typeof object.text === 'string' ? [object.text] : [];
    })
    .join('');
}

/** Expects a message to tell each of these in its blocks, and the same in its text form. */
export function expectTold(message: Message, facts: readonly string[]): void {
  for (const fact of facts) {
    expect(saidBy(message)).toContain(fact);
    expect(message.text).toContain(fact);
  }
}

/** A message's buttons in reading order. */
export function buttonsOf(message: Message): { text: string; action: string; value: string }[] {
  return [...objectsIn(message.blocks)].flatMap(({ object }) =>
    object.type === 'button'
      ? [
          {
            text: JSON.stringify(object.text),
            action: String(object.action_id),
            value: String(object.value),
          },
        ]
      : [],
  );
}

/** Any text a person may type or a file may hold, hostile ones among them. */
export const anyText = fc.oneof(fc.string({ maxLength: 400 }), fc.constant(HOSTILE_TITLE));

/** Any item as a list holds it; numbers may repeat. */
export const anyListed: fc.Arbitrary<DebtSummary> = fc
  .record({
    number: fc.integer({ min: 1, max: 99_999 }),
    title: anyText,
    status: anyStatus,
    impact: anyLevel,
    effort: anyLevel,
    priorityOverride: anyLevel,
    owner: fc.option(
      fc.oneof(
        fc.constant({ kind: 'person', userId: 'UANA' } as const),
        anyText.map((name) => ({ kind: 'name', name }) as const),
      ),
    ),
    ownerGone: fc.boolean(),
    targetDate: fc.option(anyDay),
    completedOn: fc.option(anyDay),
    closedReason: fc.option(fc.constantFrom('merged' as const, 'dropped' as const)),
  })
  .map((fields) => debt(fields));

/** What Slack would refuse of a message, and the marks of a hostile title that stand raw in its mrkdwn. */
export function faultsOf(message: Message): unknown[] {
  const raw = mrkdwnOf(message).filter((text) => /<!channel>|\*x\*|<https/.test(text));
  return [...checkMessage(message, 'update'), ...raw];
}

/** One page of a list of items. */
export function list(items: readonly DebtSummary[], fields: Partial<ShownList> = {}): ShownList {
  const shown = { items, total: items.length, alike: 0, page: 1, pages: 1 };
  const register = { registerId: 3, registerName: 'payments' };
  return { ...register, ...shown, filters: NO_FILTERS, filterText: '', ...fields };
}
