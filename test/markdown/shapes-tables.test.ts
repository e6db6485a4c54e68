import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';
import { read, section, titles } from './reading.ts';

describe('items in the rows of a table', () => {
  const head = '| ID | Sev | Title | Owner | Due |\n|--|--|--|--|--|';

  test('have the fields that its columns name, in several languages', () => {
    expect(
      read('# Debt', '', head, '| D-1 | P1 | Leaking \\| valve | @ana | 2026-12-31 |').items,
    ).toMatchObject([
      {
        reference: 'D-1',
        title: 'Leaking | valve',
        priority: 'high',
        owner: 'ana',
        due: '2026-12-31',
      },
    ]);
    expect(
      read(
        '# Schulden\n\n| Nr. | Titel | Priorität | Aufwand |\n|--|--|--|--|\n| 4 | Alte Treiber | Hoch | 2 Tage |',
      ).items,
    ).toMatchObject([{ number: 4, title: 'Alte Treiber', priority: 'high' }]);
    expect(
      read('# Debt\n\n| # | 描述 | 优先级 |\n|--|--|--|\n| 3 | 门太旧 | 🟡 |').items,
    ).toMatchObject([{ number: 3, title: '门太旧', priority: 'medium' }]);
  });

  test('go on after a blank line or a comment, and two may stand on one line', () => {
    expect(
      titles(
        '# Debt\n',
        head,
        '| D-1 | P1 | One | – | – |',
        '',
        '| D-2 | P2 | Two | – | – |',
        '<!-- audit -->',
        '',
        '| D-3 | P2 | Three | – | – || D-4 | P2 | Four | – | – |',
      ),
    ).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  test('are one item where an active and a resolved table tell the same', () => {
    const { items } = read(
      '# Debt\n\n## Active\n\n| ID | Title | Status |\n|--|--|--|\n| D-1 | Valve leaks | Resolved |\n| D-2 | Pump hums | Open |\n',
      '## Resolved\n\n| ID | Title | Resolution | Date |\n|--|--|--|--|\n| D-1 | The valve leaks | New ring | 2026-02-03 |\n| D-2 | Roof of the shed | Tar | 2026-02-04 |',
    );
    expect(items).toMatchObject([
      { reference: 'D-1', status: 'complete', completed: '2026-02-03', whatWasDone: 'New ring' },
      { reference: 'D-2', title: 'Pump hums', status: 'not started', completed: null },
      { reference: 'D-2', title: 'Roof of the shed', status: 'complete', completed: '2026-02-04' },
    ]);
    expect(section(items[0], 'Also Called')).toBe('The valve leaks');
  });

  test('are not made of metrics, legends, mappings, versions, sums and change logs', () => {
    const { items, notUnderstood } = read(
      '# Debt\n\n| Debt | Impact | Status |\n|--|--|--|\n| Slow lift | high | open |\n| **Total** | 1 | |\n',
      '## Numbers\n\n| Category | Items | Hours |\n|--|--|--|\n| High | 6 | 16h |\n',
      '## Levels\n\n| Severity | Description | Reaction |\n|--|--|--|\n| P0 | Burns | now |\n| P1 | Smokes | soon |\n',
      '## Old list\n\n| Your item | Maps to | Priority |\n|--|--|--|\n| Lift | D-1 | High |\n',
      '## Versions\n\n| Package | Before | After |\n|--|--|--|\n| lift | 1 | 2 |\n',
      '## Log\n\n| Date | Change |\n|--|--|\n| 2026-01-01 | First |',
    );
    expect(items.map(({ title }) => title)).toEqual(['Slow lift']);
    expect(notUnderstood).toEqual([{ line: 6, text: '| **Total** | 1 | |' }]);
  });

  test('say that there is none, and make none', () => {
    const { items, notUnderstood } = read(
      '# Debt\n\n## High Priority\n\n| Item | Effort |\n|--|--|\n| Valve | Small |\n',
      '## Low Priority\n\n| Item | Effort |\n|--|--|\n| - | - |\n\n## Resolved\n\n| Item | Date |\n|--|--|\n| No resolved items yet | - |',
    );
    expect(items.map(({ title }) => title)).toEqual(['Valve']);
    expect(notUnderstood).toEqual([]);
  });

  test('may name a unit or another name beside a field', () => {
    const { items } = read(
      '# Debt\n\n| ID | Description | Severity / Priority | Est. Effort (days) | Owner/Team |\n|--|--|--|--|--|\n| D-1 | Gauge | High | 3 | Pia |',
    );
    expect(items).toMatchObject([
      { title: 'Gauge', priority: 'high', owner: 'Pia', source: { effort: { says: '3' } } },
    ]);
  });

  test('tell what headings of the same id or title do not say, and are items where no heading has their id', () => {
    const read = readRegister(
      '# Deuda técnica\n\n## Índice\n\n| ID | Título | Severidad | Estado | Riesgo de fuego |\n|---|---|---|---|---|\n| TD-1 | Puerta | Alta | **Resuelto** | Alto |\n| TD-2 | Harina | Media | Pendiente | Bajo |\n| TD-3 | Horno | Baja | Descartada | - |\n\n## TD-1 — Puerta del horno\n\n**Severidad:** CRÍTICA\n\nNo cierra.\n\n## ~~TD-2 — Harina~~\n\n**Severidad:** Media\n',
    );
    expect(read.items).toMatchObject([
      { reference: 'TD-3', title: 'Horno', status: 'accepted', priority: 'low' },
      {
        reference: 'TD-1',
        title: 'Puerta del horno',
        status: 'complete',
        source: { priority: { says: 'CRÍTICA' }, status: { says: '**Resuelto**' } },
      },
      { reference: 'TD-2', title: 'Harina', status: 'complete' },
    ]);
    expect(read.items[1]?.sections).toContainEqual({ title: 'Riesgo de fuego', text: 'Alto' });
    expect(read.items[2]?.sections).toContainEqual({ title: 'Estado', text: 'Pendiente' });
  });

  test('of a summary give an effort to the items that they link to, and stay as they are', () => {
    const read = readRegister(
      '# Debt\n\n## Summary\n\n| Title | Area | Effort | Status |\n|---|---|---|---|\n| [Old flour](#old-flour) | Stock | ~1 day | open |\n| [Door](#door) | Oven | 2 weeks | open |\n\n## Stock\n\n### Old flour\n\n- **What**: Grey.\n- **Status**: open\n\n## Oven\n\n### Door\n\n- **What**: Loose.\n- **Status**: done\n',
    );
    expect(read.items).toMatchObject([
      { title: 'Old flour', effort: 'low', status: 'not started' },
      { title: 'Door', effort: 'high', status: 'complete' },
    ]);
    expect(read.sections[0]).toMatchObject({ title: 'Summary' });
  });

  test('are none where they list again what stands under headings', () => {
    const { items, sections } = read(
      '# Debt\n\n### D-1: Valve leaks\n**Effort**: Low\n\n### D-2: Pump hums\n**Effort**: Low\n',
      '## Table of all\n\n| ID | Title | Status |\n|--|--|--|\n| D-1 | Valve | Open |\n| D-2 | Noise | Open |',
    );
    expect(items).toHaveLength(2);
    expect(sections.map(({ title }) => title)).toContain('Table of all');
  });

  test('take a mark of severity as the legend of the file means it', () => {
    const { items } = read(
      '# Debt\n\n**Severity**: 🔴 High · 🟠 Med · 🟢 Low\n\n| ID | Sev | Item |\n|--|--|--|\n| D-1 | 🟠 | One |\n| D-2 | ✅ | **Two is done.** It was old. |',
    );
    expect(items).toMatchObject([
      { priority: 'medium', status: null },
      { title: 'Two is done.', priority: null, status: 'complete' },
    ]);
  });

  test('of fields and values belong to the item above them', () => {
    const { items } = read(
      '# Debt\n\n| Field | Value |\n|--|--|\n| Owner | Kitchen |\n\n### D-1 — Valve\n\n| Field | Value |\n|--|--|\n| **Severity** | S2 |\n| **Paths** | `a.ts` |\n',
      '### D-2 — Pump\n\n| Status | Effort |\n|--|--|\n| Done | XS |',
    );
    expect(items).toMatchObject([
      { title: 'Valve', priority: 'high', owner: null },
      { title: 'Pump', status: 'complete' },
    ]);
    expect(section(items[0], 'Paths')).toBe('`a.ts`');
  });
});

describe('columns that no word list knows', () => {
  test('name the items beside a column of ids, and keep their own header', () => {
    const { items } = read(
      '# Debt\n\n| # | Ration | Amount |\n|---|---|---|\n| FL-1 | Flour per day | 90 |\n| FL-2 | Salt per day | 3 |',
    );
    expect(items).toMatchObject([
      { reference: 'FL-1', title: 'Flour per day' },
      { reference: 'FL-2', title: 'Salt per day' },
    ]);
    expect(section(items[0], 'Ration')).toBe('Flour per day');
    expect(titles('# Debt\n\n| # | Ration |\n|---|---|\n| E1 | Flour |\n| E2 | Salt |')).toEqual(
      [],
    );
  });

  test('are known with a remark in brackets behind their header, and an id may be a link', () => {
    const { items } = read(
      '# Debt\n\n| ID | Title (short) | Priority |\n|---|---|---|\n| [TD001](TD001_oven.md) | Oven burns | Low |',
    );
    expect(items).toMatchObject([{ reference: 'TD001', title: 'Oven burns', priority: 'low' }]);
    expect(section(items[0], 'Reference')).toBe('[TD001](TD001_oven.md)');
  });
});
