import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldChange } from '../../src/domain/patch.ts';
import { historyMessage, type ShownHistory } from '../../src/view/history.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { historyValue, shareValue } from '../../src/view/refs.ts';
import { anyText, buttonsOf, faultsOf, saidBy } from './support.ts';

type Entry = ShownHistory['entries'][number];

function entry(changes: readonly FieldChange[], fields: Partial<Entry> = {}): Entry {
  return {
    at: new Date('2026-11-23T12:00:00Z'),
    by: 'UANA',
    origin: 'command',
    changes,
    ...fields,
  };
}

function history(entries: readonly Entry[], fields: Partial<ShownHistory> = {}): ShownHistory {
  const debt = { registerId: 3, number: 12, title: 'Old TLS' };
  return { debt, entries, total: entries.length, page: 1, pages: 1, ...fields };
}

const started: FieldChange = { field: 'status', before: 'not started', after: 'in progress' };
const renamed: FieldChange = { field: 'title', before: 'TLS', after: 'Old TLS' };
const here = { firstMonth: 1, ephemeral: true };

describe('an item’s history in Slack', () => {
  it('is a message that Slack takes, whatever was changed to whatever', () => {
    const anyChange = fc.oneof(
      fc.record({
        field: fc.constantFrom('title', 'risk', 'impactQualifier', 'status'),
        before: fc.option(anyText),
        after: fc.option(anyText),
      }),
      fc.record({
        field: fc.constant('labels' as const),
        before: fc.array(anyText),
        after: fc.array(anyText, { maxLength: 30 }),
      }),
      fc.record({
        field: fc.constant('owner' as const),
        before: fc.constant(null),
        after: anyText.map((name) => ({ kind: 'name', name })),
      }),
    ) as fc.Arbitrary<FieldChange>;
    const anyEntry = fc.record({
      at: fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      by: fc.option(fc.constant('UANA')),
      origin: fc.constantFrom('command', 'import'),
      changes: fc.array(anyChange, { minLength: 1, maxLength: 25 }),
    });
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 10 }), anyText, (entries, title) => {
        const debt = { registerId: 3, number: 12, title };
        const message = historyMessage(history(entries, { debt, pages: 3, page: 2 }), here);
        expect(faultsOf(message)).toEqual([]);
      }),
    );
  });

  it('tells of each action who did it, from where, and all that it changed', () => {
    const entries = [entry([started, renamed]), entry([started], { by: null, origin: 'import' })];
    const message = historyMessage(history(entries), here);
    expect(saidBy(message)).toContain(
      '<@UANA> (command): status not started → in progress; title TLS → Old TLS',
    );
    expect(saidBy(message)).toContain(' · import: status not started → in progress');
    expect(message.text).toContain('History of #12 Old TLS: 2 changes');
    expect(message.text).toContain(
      '<@UANA> (command): status not started → in progress; title TLS → Old TLS',
    );
  });

  it('counts the changes of a large import that it does not show', () => {
    const message = historyMessage(history([entry(Array(20).fill(renamed))]), here);
    expect(saidBy(message)).toContain('12 more');
    expect(message.text).toContain('12 more');
  });

  it('turns to newer and older pages where there are any', () => {
    const pageOf = (page: number) =>
      buttonsOf(historyMessage(history([entry([started])], { page, pages: 3, total: 25 }), here))
        .filter(({ action }) => action !== ACTIONS.show && action !== ACTIONS.share)
        .map(({ action, value }) => [action, historyValue.decode(value)?.page]);
    expect(pageOf(1)).toEqual([[ACTIONS.historyOlder, 2]]);
    expect(pageOf(2)).toEqual([
      [ACTIONS.historyNewer, 1],
      [ACTIONS.historyOlder, 3],
    ]);
    expect(pageOf(3)).toEqual([[ACTIONS.historyNewer, 2]]);
  });

  it('can be shared by the one who asked, as that page', () => {
    const shared = history([entry([started])], { page: 2, pages: 2 });
    const share = buttonsOf(historyMessage(shared, here)).at(-1);
    expect(share?.action).toBe(ACTIONS.share);
    expect(shareValue.decode(share?.value)).toEqual({
      what: 'history',
      registerId: 3,
      number: 12,
      page: 2,
    });
    const posted = buttonsOf(historyMessage(shared, { ...here, ephemeral: false }));
    expect(posted.map(({ action }) => action)).not.toContain(ACTIONS.share);
  });
});
