import { describe, expect, test } from 'vitest';
import { read, titles } from './reading.ts';

describe('lists that Markdown takes for longer than their writers', () => {
  test('end where a label in bold begins at the left edge', () => {
    const { items } = read(
      '# Debt\n\n## 1. Oven\n**Files:**\n- `oven.ts` (90 lines)\n  - `door.ts`\n**Problem:** It burns.\n**Effort:** 2 days\n',
      '## 2. Shop\n**Files:**\n- `shop.ts`\n**Effort:** 1 hour',
    );
    expect(items).toMatchObject([
      { title: 'Oven', effort: 'medium', source: { effort: { says: '2 days' } } },
      { title: 'Shop', effort: 'low' },
    ]);
  });

  test('go on after such a label', () => {
    const { items } = read(
      '# Debt\n\n### TD-1: Oven\n**Steps:**\n- [ ] cool it  \n**Owner:** Mara\n\n### TD-2: Shop\n**Owner:** Ben',
    );
    expect(items).toMatchObject([
      { owner: 'Mara', steps: [{ text: 'cool it' }] },
      { owner: 'Ben', steps: [] },
    ]);
  });

  test('of boxes end before their fields', () => {
    const { items } = read(
      '# Debt\n\n#### 2.1 Oven\n**Status:** cold\n**TODO:**\n- [ ] buy coal\n- [ ] light it\n- **Effort:** 3 days\n- **Why now:** winter',
    );
    expect(items).toMatchObject([{ effort: 'medium', steps: [{}, {}] }]);
    expect(JSON.stringify(items)).toContain('winter');
  });
});

describe('lists that look as those that hold items', () => {
  test('in bold hold items too where some stand under a status', () => {
    const { items } = read(
      '# Debt ledger\n\n## From May\n\n### Kitchen\n\n- **Oven burns.** Always.\n\n### Resolved\n\n- **Sieve torn.** Sewn.\n',
      '### Deferred (winter)\n\n- **Roof leaks.** In snow.\n\n## From June\n\n### Shop\n\n- **Till jams.** On Fridays.',
    );
    expect(items).toMatchObject([
      { title: 'Oven burns.', status: null },
      { title: 'Sieve torn.', status: 'complete' },
      { title: 'Roof leaks.', status: 'not started' },
      { title: 'Till jams.', status: null },
    ]);
  });

  test('of boxes hold items too where some boxes have fields', () => {
    expect(
      titles(
        '# Debt\n\n### A) Oven\n- [ ] **Cool it**\n  - Current: hot\n  - Owner: Mara\n\n### B) Shop\n- [ ] **Paint it**',
      ),
    ).toEqual(['Cool it', 'Paint it']);
  });

  test('count in a file without any title, and beside sentences where they begin in bold', () => {
    expect(titles('## Oven\n\n- Burns at night\n\n## Shop\n\n- Till jams often')).toEqual([
      'Burns at night',
      'Till jams often',
    ]);
    expect(titles('Things that will bite us.\n\n1. Oven burns\n2. Till jams')).toEqual([
      'Oven burns',
      'Till jams',
    ]);
    expect(
      titles(
        '# Debt\n\n## Oven\n\n- **Door** falls off\n\n## Shop\n\nIt is old.\n\n- **Till** jams often\n\nSeen in May.\n\n## Yard\n\n- **Gate** is open',
      ),
    ).toEqual(['Door falls off', 'Till jams often', 'Gate is open']);
  });
});
