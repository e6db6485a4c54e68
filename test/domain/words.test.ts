import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, parseLevel } from '../../src/domain/level.ts';
import {
  derivedPriority,
  overrideDisagrees,
  priorityOf,
  quadrantOf,
} from '../../src/domain/priority.ts';
import { isOpenStatus, parseStatus, STATUS_EMOJI, STATUSES } from '../../src/domain/status.ts';
import { anyLevel } from './fixtures.ts';

describe('statuses', () => {
  it('are understood however they are dressed up', () => {
    for (const status of STATUSES) {
      expect(parseStatus(`${STATUS_EMOJI[status]} ${status.toUpperCase()}!`)).toBe(status);
      expect(parseStatus(status.replace(' ', '_'))).toBe(status);
    }
    expect(parseStatus('WIP')).toBe('in progress');
    expect(parseStatus('someday')).toBeNull();
  });

  it('never fail on a text, not even on one that names a property of objects', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect([null, ...STATUSES]).toContain(parseStatus(text));
      }),
    );
    for (const word of ['constructor', 'toString', 'valueOf']) {
      expect(parseStatus(word)).toBeNull();
      expect(parseLevel(word)).toBeNull();
    }
  });

  it('are owed unless paid or accepted', () => {
    expect(STATUSES.filter((status) => !isOpenStatus(status))).toEqual(['complete', 'accepted']);
  });
});

describe('priority', () => {
  it('is the impact once both are told, and the override where there is one', () => {
    fc.assert(
      fc.property(anyLevel, anyLevel, anyLevel, (impact, effort, priorityOverride) => {
        const derived = impact && effort ? impact : null;
        expect(derivedPriority({ impact, effort })).toBe(derived);
        expect(priorityOf({ impact, effort, priorityOverride })).toBe(priorityOverride ?? derived);
        expect(overrideDisagrees({ impact, effort, priorityOverride })).toBe(
          Boolean(derived && priorityOverride && derived !== priorityOverride),
        );
      }),
    );
  });

  it('has nine cells with names of their own', () => {
    const names = LEVELS.flatMap((impact) => LEVELS.map((effort) => quadrantOf(impact, effort)));
    expect(new Set(names).size).toBe(9);
    expect(quadrantOf('high', 'low')).toBe('quick wins');
    expect(quadrantOf('low', 'low')).toBe('fill-ins');
  });
});
