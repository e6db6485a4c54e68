import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/view/ids.ts';
import { modalValue, shareValue } from '../../src/view/refs.ts';
import { type ShownQuarter, scheduleMessage } from '../../src/view/schedule.ts';
import { debt } from '../domain/fixtures.ts';
import { anyListed, anyText, buttonsOf, faultsOf, saidBy } from './support.ts';

function schedule(quarters: readonly ShownQuarter[], registerName = 'payments') {
  return { registerId: 3, registerName, quarters };
}

const q4: ShownQuarter = {
  label: 'Q4 2026',
  done: 1,
  total: 2,
  items: [
    debt({ number: 1, title: 'Flaky tests', status: 'complete', completedOn: '2026-11-02' }),
    debt({ number: 2, title: 'Old TLS' }),
  ],
};

describe('the schedule', () => {
  it('is a message that Slack takes, for any register', () => {
    const anyQuarter = fc.record({
      label: fc.constant('Q4 2026'),
      items: fc.array(anyListed, { minLength: 1, maxLength: 40 }),
      done: fc.nat(),
      total: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(anyQuarter, { maxLength: 30 }), anyText, (quarters, name) => {
        expect(faultsOf(scheduleMessage(schedule(quarters, name), { ephemeral: true }))).toEqual(
          [],
        );
      }),
      { numRuns: 50 },
    );
  });

  it('names every quarter with its count and its items', () => {
    const message = scheduleMessage(schedule([q4, { ...q4, label: 'Q1 2027' }]), {
      ephemeral: false,
    });
    for (const fact of ['Q4 2026: 1/2 done', 'Q1 2027: 1/2 done']) {
      expect(saidBy(message)).toContain(fact);
      expect(message.text).toContain(fact);
    }
    expect(saidBy(message)).toContain('#1 Flaky tests · 🟢 complete, Mon 2 Nov 2026');
    expect(message.text).toContain('#2 Old TLS · 🔴 not started');
  });

  it('leaves no quarter out because those before it are full', () => {
    const full = Array.from({ length: 12 }, (_, at) => ({
      label: `Q${(at % 4) + 1} ${2024 + Math.floor(at / 4)}`,
      done: 0,
      total: 50,
      items: Array.from({ length: 50 }, (_, number) => debt({ number, title: 'x'.repeat(200) })),
    }));
    const message = scheduleMessage(schedule(full), { ephemeral: false });
    expect(faultsOf(message)).toEqual([]);
    for (const { label } of full) expect(saidBy(message)).toContain(label);
    expect(saidBy(message)).toMatch(/\+4\d more/);
  });

  it('says how to plan when nothing is planned', () => {
    const message = scheduleMessage(schedule([]), { ephemeral: true });
    expect(message.text).toContain('/debt plan');
    expect(faultsOf(message)).toEqual([]);
  });

  it('can be shared by the one who asked alone', () => {
    const [plan, share] = buttonsOf(scheduleMessage(schedule([q4]), { ephemeral: true }));
    expect(modalValue.decode(plan?.value ?? '')).toEqual({ modal: 'plan quarter', registerId: 3 });
    expect(share?.action).toBe(ACTIONS.share);
    expect(shareValue.decode(share?.value)).toEqual({ what: 'schedule', registerId: 3 });
    expect(buttonsOf(scheduleMessage(schedule([q4]), { ephemeral: false }))).toEqual([]);
  });
});
