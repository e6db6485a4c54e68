import { describe, expect, test } from 'vitest';
import { read, section } from './reading.ts';

describe('fields of an item', () => {
  test('may stand on one line, in plain words, or as a check list without a name', () => {
    const { items } = read(
      '# Debt\n\n### Boiler\n**Priority:** High | **Effort:** 3 days | **Owner:** @kai\n\nNobody looks.\n',
      '### Lamps\nPriority: Low\nStatus: done\n\n- [x] buy\n- [ ] fit',
    );
    expect(items).toMatchObject([
      { title: 'Boiler', priority: 'high', owner: 'kai', source: { effort: { says: '3 days' } } },
      {
        title: 'Lamps',
        priority: 'low',
        status: 'complete',
        steps: [{ done: true }, { done: false }],
      },
    ]);
  });

  test('go before what stands beside the title, which is kept and told as a contradiction', () => {
    const { items, contradictions } = read(
      '# Debt\n\n### [P1] Boiler\n**Priority**: Low\n**Status**: Open',
    );
    expect(items).toMatchObject([{ title: 'Boiler', priority: 'low' }]);
    expect(section(items[0], 'Beside the Title')).toBe('P1');
    expect(contradictions).toMatchObject([
      { field: 'priority', says: 'Low', other: { says: 'P1' } },
    ]);
  });
});
