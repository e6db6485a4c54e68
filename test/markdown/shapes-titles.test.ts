import { describe, expect, test } from 'vitest';
import { read, section, titles } from './reading.ts';

describe('lines in bold that stand alone', () => {
  test('are titles where they share labels, and those above a list alone are not', () => {
    const { items } = read(
      '# Debt\n\n## Kitchen\n\n**The door is held by string**\n\nIt falls.\n\n*Severity:* High\n',
      '**Nobody knows the rye**\n\nThe book burnt.\n\n*Severity:* Low\n\n## What we fixed\n',
      '- Sieve replaced\n- Yeast bought\n\n## Priority order\n\n1. Nobody knows the rye\n2. The door',
    );
    expect(items).toMatchObject([
      { title: 'The door is held by string', priority: 'high' },
      { title: 'Nobody knows the rye', priority: 'low' },
      { title: 'Sieve replaced', status: 'complete' },
      { title: 'Yeast bought', status: 'complete' },
    ]);
  });

  test('are titles under a priority, where lists say the same ids in other words', () => {
    const { items } = read(
      '# Open issues\n\n## Checks\n\n### HIGH\n\n- [ ] **OV-1** `oven.ts` — too hot\n\n### LOW\n\n- [ ] **OV-2** — cold\n',
      '## Issues — not planned\n\n### HIGH\n\n**OV-1 — The oven burns (`oven.ts`)**\n\nIt burns all.\n',
      '### LOW\n\n**OV-2 — The shelf is cold**\n\nFix: warm it.',
    );
    expect(items).toMatchObject([
      { reference: 'OV-1', title: 'The oven burns (`oven.ts`)', priority: 'high' },
      { reference: 'OV-2', title: 'The shelf is cold', priority: 'low' },
    ]);
  });

  test('inside an item stay text of it', () => {
    const { items } = read(
      '# Debt\n\n### TD-1: Move the oven\n\n**First the floor**\n\nDry it.\n\n**Then the wall**\n\nPaint it.',
    );
    expect(items.map(({ title }) => title)).toEqual(['Move the oven']);
    expect(JSON.stringify(items)).toContain('Then the wall');
  });
});

describe('headings of groups', () => {
  test('under a priority only name the lists of bold lines below them', () => {
    expect(
      titles(
        '# Debt\n\n## High Priority\n\n### Bakery (2 items)\n\n1. **Flour is old** - from last year\n2. **Salt is wet** - roof leaks\n',
        '### Slow oven with a long name\n\n- **Fan** is loose\n- **Coil** is cold',
      ),
    ).toEqual(['Flour is old', 'Salt is wet', 'Slow oven with a long name']);
  });

  test('name the boxes below them, whatever empty headings follow', () => {
    const { items } = read(
      '# Debt\n\n## ✅ Resolved\n\n### Session of May\n\n- [x] **Sieve**: torn\n- [x] **Bowl**: cracked\n\n#### TOTAL: 2\n\n#### ALL DONE',
    );
    expect(items.map(({ title }) => title)).toEqual(['Sieve', 'Bowl']);
  });

  test('that say only a priority are no items, whatever stands under them', () => {
    expect(
      titles(
        '# Debt list\n\n## Issues\n\n### HIGH\n\nFix: soon.\n\n### LOW\n\nFix: later.\n\n## Doors\n\n### TD-1: Hinge\n\nWorn.',
      ),
    ).toEqual(['Hinge']);
  });

  test('of one series hold items alike, though only some of these have labels', () => {
    expect(
      titles(
        '# Debt\n\n## Area 1: Oven\n\n### Door falls\n**Why it matters:** cats\n**Where to look:** hinge\n',
        '### Coil rusts\n**Why it matters:** fire\n**Where to look:** back\n',
        '## Area 2: Shop\n\n### Till jams\n\nAlways.\n\n### Bell is mute\n\nSince May.\n\n## Recommended Action Plan\n\n### Phase 1\nAll of it.',
      ),
    ).toEqual(['Door falls', 'Coil rusts', 'Till jams', 'Bell is mute']);
  });
});

describe('a heading that may be a label', () => {
  test('is one above a day, and a section above a list', () => {
    const { items } = read(
      '# Debt\n\n## TD-1: Oven\n\n### Resolved\n\n2026-05-02\n\n## From May\n\n### Kitchen\n\n- **Roof** leaks much\n',
      '### Resolved\n\n- **Sieve** is sewn\n\n### Resolved\n\n- **Bowl** is glued',
    );
    expect(items.map(({ title, status }) => [title, status])).toEqual([
      ['Oven', null],
      ['Sieve is sewn', 'complete'],
      ['Bowl is glued', 'complete'],
    ]);
    expect(items[0]?.completed).toBe('2026-05-02');
  });
});

describe('numbered headings', () => {
  test('are items with their boxes as steps, where they tell more than the boxes', () => {
    const { items } = read(
      '# Debt\n\n## 1. Drop the old oven\n\nIt is from 1950.\n\nParts are gone.\n\n- [ ] sell it\n- [x] clean it\n',
      '## 2. One kind of bowl\n\nThere are three.\n\nNobody knows why.\n\n- [ ] choose\n',
    );
    expect(items.map(({ number, title, steps }) => [number, title, steps.length])).toEqual([
      [1, 'Drop the old oven', 2],
      [2, 'One kind of bowl', 1],
    ]);
  });

  test('without labels are items beside those that share some', () => {
    expect(
      titles(
        '# Schuld\n\n## 1. Ofen\n\n**Warum nicht gleich:** Geld.\n\n## 2. Tür\n\n**Warum nicht gleich:** Zeit.\n\n## 3. Salz\n\nNass.',
      ),
    ).toEqual(['Ofen', 'Tür', 'Salz']);
  });

  test('lose nothing where one of them is parted into plain headings', () => {
    expect(
      titles(
        '# Debt\n\n### 1. Oven\n\n* **Risk now:** fire\n* **To do:** mend\n\n### 2. Shop\n\n#### a) Till\n\n* **Risk now:** loss\n* **To do:** buy\n',
        '#### b) Bell\n\n* **Risk now:** none\n* **To do:** hang\n\n### 3. Yard\n\n* **Risk now:** mud\n* **To do:** pave',
      ),
    ).toEqual(['Oven', 'a) Till', 'b) Bell', 'Yard']);
  });

  test('leave out a plain heading beside them', () => {
    expect(
      titles(
        '# Debt\n\n## Group 1 [1 item]\n\n**Priority:** High\n**Effort:** 1 day\n\n#### 1.1 Hinge\n**Status:** worn\n',
        '## Group 2 [0 items]\n\n**Priority:** Low\n**Effort:** 2 days\n\nNothing here.',
      ),
    ).toEqual(['Hinge']);
  });
});

describe('labels that no word list knows', () => {
  test('make items of the headings whose lists share them', () => {
    const { items } = read(
      '# Audit of debt\n\n## Oven\n\n### Fan rattles\n- **Seen:** Monday.\n- **Proof:** noise.\n',
      '### Coil rusts\n- **Seen:** Friday.\n- **Proof:** red.\n\n## Order\n1. **Coil** first',
    );
    expect(items.map(({ title }) => title)).toEqual(['Fan rattles', 'Coil rusts']);
  });

  test('stand with their value in one bold line, where they name a field', () => {
    const { items } = read(
      '# Deuda\n\n## 1. Horno viejo\n\n**Impacto: Alto**\n\nSe cae.\n\n## 2. Puerta\n\n**Impacto: Bajo**\n\nSuena.',
    );
    expect(items).toMatchObject([
      { title: 'Horno viejo', impact: 'high' },
      { title: 'Puerta', impact: 'low' },
    ]);
    expect(section(items[0], 'Impacto')).toBeUndefined();
  });
});
