import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/domain/debt.ts';
import { type DebtCommand, decide } from '../../src/domain/decide.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { CONTEXT, debt } from './fixtures.ts';

const step = (id: number, done = false): Step => ({
  id,
  text: `Step ${id}`,
  done,
  doneBy: done ? 'UBEN' : null,
  doneAt: done ? '2026-11-01T00:00:00.000Z' : null,
});
const outcome = (item: ReturnType<typeof debt>, command: DebtCommand) =>
  decide(item, command, CONTEXT).fields;

describe('a command on an item', () => {
  it('completes it today, keeps what was done before, and mentions open steps', () => {
    const item = debt({ whatWasDone: 'First half', steps: [step(1), step(2, true)] });
    const command = { kind: 'complete', whatWasDone: 'Second half' } as const;
    const { fields, remarks } = decide(item, command, CONTEXT);
    expect(fields).toMatchObject({
      status: 'complete',
      completedOn: '2026-11-23',
      whatWasDone: 'First half\nSecond half',
    });
    expect(remarks).toEqual(['1 of its 2 steps are still open.']);
  });

  it('changes nothing of an item that is as asked', () => {
    const item = debt({ status: 'complete', completedOn: '2026-11-01' });
    expect(decide(item, { kind: 'complete', whatWasDone: null }, CONTEXT).changes).toEqual([]);
    const link = { url: 'https://example.com/1', title: null };
    const linked = debt({ links: [link] });
    expect(decide(linked, { kind: 'link', link }, CONTEXT).changes).toEqual([]);
  });

  it('reopens as partial where steps are done, and takes the completed date away', () => {
    const paid = { status: 'complete', completedOn: '2026-11-01' } as const;
    expect(outcome(debt(paid), { kind: 'reopen' })).toMatchObject({
      status: 'not started',
      completedOn: null,
    });
    const half = debt({ ...paid, steps: [step(1, true), step(2)] });
    expect(outcome(half, { kind: 'reopen' }).status).toBe('partial');
    expect(() => decide(debt(), { kind: 'reopen' }, CONTEXT)).toThrow(/open already/);
  });

  it('ticks steps by their place, with who and when, and leaves ticked ones as they were', () => {
    const item = debt({ steps: [step(7), step(3, true)] });
    const ticked = outcome(item, { kind: 'tick positions', positions: [1, 2], done: true }).steps;
    expect(ticked[0]).toMatchObject({ id: 7, doneBy: 'UANA', doneAt: CONTEXT.now.toISOString() });
    expect(ticked[1]).toEqual(step(3, true));
    const unticked = outcome(item, { kind: 'tick', done: [], undone: [3] }).steps;
    expect(unticked[1]).toEqual(step(3));
  });

  it('adds steps under a number that none has, and removes them by place', () => {
    const item = debt({ steps: [step(7), step(3)] });
    expect(outcome(item, { kind: 'add step', text: ' New ' }).steps[2]).toMatchObject({
      id: 8,
      text: 'New',
    });
    expect(outcome(item, { kind: 'remove positions', positions: [1] }).steps).toEqual([step(3)]);
  });

  it('says how many steps there are when one is named that is not', () => {
    const command = { kind: 'tick positions', positions: [3], done: true } as const;
    expect(() => decide(debt({ steps: [step(1)] }), command, CONTEXT)).toThrow(
      '#12 has no step 3; it has 1.',
    );
    expect(() => decide(debt(), command, CONTEXT)).toThrow('it has none.');
  });

  it('keeps an answer to a nudge in the history without changing a field', () => {
    const { fields, changes } = decide(debt(), { kind: 'still on it' }, CONTEXT);
    expect(fields.title).toBe('Queue');
    expect(changes).toEqual([{ field: 'still on it', before: null, after: '2026-11-23' }]);
  });

  it.each<[string, DebtCommand]>([
    ['title', { kind: 'edit', patch: { title: '  ' } }],
    ['title', { kind: 'edit', patch: { title: 'x'.repeat(201) } }],
    ['targetDate', { kind: 'set due', date: '2026-02-30' }],
    ['links', { kind: 'link', link: { url: 'javascript:alert(1)', title: null } }],
    ['labels', { kind: 'edit', patch: { labels: ['two words'] } }],
    ['steps', { kind: 'add step', text: ' ' }],
  ])('is refused at the %s when it breaks its rule', (field, command) => {
    const refused = () => decide(debt(), command, CONTEXT);
    expect(refused).toThrow(RuleError);
    expect(refused).toThrow(expect.objectContaining({ field, remedy: expect.any(String) }));
  });
});
