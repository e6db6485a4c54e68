import { describe, expect, test } from 'vitest';
import type { DocumentItem } from '../../src/domain/document.ts';
import { readRegister } from '../../src/markdown/read.ts';

function read(...lines: string[]) {
  return readRegister(`${lines.join('\n')}\n`);
}

function titles(...lines: string[]): string[] {
  return read(...lines).items.map(({ title }) => title);
}

function section(item: DocumentItem | undefined, title: string): string | undefined {
  return item?.sections.find((one) => one.title === title)?.text;
}

describe('items under plain headings', () => {
  test('stand under a priority, with fields or prose, and take it', () => {
    const { items } = read(
      '# Debt of the library\n\n## High Priority\n\n### Retire report 21\n\n**Status**: In progress\n',
      '### Shelf labels fade\n\nNobody can read them.\n\n## Resolved\n\n### ✅ Loans counted twice\n\nMended.',
    );
    expect(items).toMatchObject([
      { title: 'Retire report 21', status: 'in progress', priority: 'high' },
      { title: 'Shelf labels fade', status: null, priority: 'high' },
      { title: 'Loans counted twice', status: 'complete', priority: null },
    ]);
  });

  test('are told by fields alone, and a heading above them is their category', () => {
    const { items } = read(
      '# Debt\n\n## Loans\n\n### Fines are wrong\n**Severity**: Low\n**Effort**: 2 days\n',
      '### Slips are lost\n**Severity**: High\n**Effort**: 1 day\n\n## Status Summary\n\n- Open: 2',
    );
    expect(items.map(({ title }) => title)).toEqual(['Fines are wrong', 'Slips are lost']);
    expect(section(items[0], 'Category')).toBe('Loans');
  });

  test('stand in the sections before a paid one too, where all that is marked is paid', () => {
    const read = readRegister(
      '# Deuda\n\n## Introducción\n\n- Nada aquí\n\n## Fallos del horno\n\n### La puerta cae\n`door.ts`. Mal.\n\n## Restos\n\n- Harina vieja del año pasado\n\n## Resueltos\n\n### Levadura muerta\nCambiada.\n\n## Ideas\n\n- Comprar más\n',
    );
    expect(read.items).toMatchObject([
      { title: 'La puerta cae', status: null },
      { title: 'Harina vieja del año pasado', status: null },
      { title: 'Levadura muerta', status: 'complete' },
    ]);
  });

  test('are told in any language by labels that they share', () => {
    const { items } = read(
      '# Mitä on velkaa\n\n## 1. Ovi\n**Vika**: narisee\n**Korjaus**:\n\n- [ ] öljyä\n',
      '## 2. Ikkuna\n**Vika**: vetää\n**Korjaus**:\n\n- [ ] tiivistä\n- [x] mittaa',
    );
    expect(items.map(({ number, title, steps }) => [number, title, steps.length])).toEqual([
      [1, 'Ovi', 1],
      [2, 'Ikkuna', 2],
    ]);
  });

  test('with nothing but an id take the title from a field', () => {
    const { items } = read(
      '# Log\n\n## TD-001\n\n**Title:** Oven is too hot\n**Owner:** Mara\n',
      '## TD-XXX\n\n**Title:** [Short description]\n**Owner:** [Name]',
    );
    expect(items).toMatchObject([{ reference: 'TD-001', title: 'Oven is too hot', owner: 'Mara' }]);
  });

  test('are all that a file about debt has, where nothing else marks them', () => {
    expect(
      titles(
        '# Tech debt',
        '',
        '## Old login',
        '',
        'It is slow:',
        '',
        '- very',
        '',
        '## Overview',
        'x',
      ),
    ).toEqual(['Old login']);
    expect(titles('# Guide', '', '## Login', '', 'Type your name.')).toEqual([]);
  });

  test('of a lower level are items where their group carries only the priority', () => {
    const { items } = read(
      '# Debt\n\n### 2. Doors (Medium Priority)\n\n#### 2.1 Hinge\n**Effort:** 2 hours\n',
      '### 3. ~~Windows~~ ✅ DONE\n\n#### 3.1 Pane - ✅ REPLACED\n\nNew glass.',
    );
    expect(items).toMatchObject([
      { reference: '2.1', title: 'Hinge', source: { priority: { says: 'Medium Priority' } } },
      { reference: '3.1', title: 'Pane', status: 'complete' },
    ]);
    expect(section(items[0], 'Category')).toBe('Doors');
  });

  test('take `FIXED #1:` and an id behind an emoji for what they are, and keep chapters below as text', () => {
    const { items } = read(
      '# Ferry debt\n\n## ✅ RESOLVED ISSUES (spring)\n\n### ✅ FIXED #1: Two kinds of tickets\n\nOne now.\n',
      '## Active\n\n## 📌 TD-2: Trial booking\n\n* **Status**: open\n\n### 1. Background\n\nOld.',
    );
    expect(items).toMatchObject([
      { title: 'Two kinds of tickets', status: 'complete' },
      { reference: 'TD-2', title: 'Trial booking', status: 'not started' },
    ]);
    expect(section(items[1], '1. Background')).toBe('Old.');
  });

  test('may have labels in bold on lines of their own', () => {
    const { items } = read(
      '# Deuda\n\n## Pagos\n\n**Contexto**\nSe pierden.\n\n**Solución propuesta**\nGuardarlos.\n',
      '## Filtros\n\n**Contexto**\nSon lentos.\n\n**Solución propuesta**\nEn el servidor.',
    );
    expect(items).toMatchObject([
      { title: 'Pagos', implementation: 'Guardarlos.' },
      { title: 'Filtros', implementation: 'En el servidor.' },
    ]);
  });

  test('are none where they are a form to copy', () => {
    expect(
      titles(
        '# Register\n\n## Document Control\n\n| Field | Value |\n|--|--|\n| Owner | Mara |\n\n## 2. Debt Items\n',
        '### 2.1 Item Template\n\n#### Debt Item #[ID]\n**Title:** [Short description]\n**Status:** [Open]\n',
        '## 3. Active\n\n### 3.1 High Priority\n\n#### TD-1: [Title]\n- **Owner:** [Name]\n\n#### TD-2: Boiler\n- **Owner:** Pia',
      ),
    ).toEqual(['Boiler']);
  });

  test('lose to a rule and a line about the whole file behind the last', () => {
    const { items, sections } = read(
      '# Debt\n\n### TD-1: Bell\n\nRings.\n\n---\n\n*Last read in May*',
    );
    expect(section(items[0], 'Description')).toBe('Rings.');
    expect(sections.at(-1)).toEqual({ title: 'Closing Notes', text: '*Last read in May*' });
  });
});

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

describe('items in lists', () => {
  test.each(['Open\n', 'Open items:\n', '**Open**\n\n'])(
    'stand under a line that serves as a heading: %j',
    (line) => {
      const read = readRegister(
        `# Technical debt\n\n${line}- Flour is old\n- Door is loose\n\n**Done:**\n\n- Yeast was dead\n\nHow we bake:\n- Flour is sifted twice\n`,
      );
      expect(read.items).toMatchObject([
        { title: 'Flour is old', status: null },
        { title: 'Door is loose', status: null },
        { title: 'Yeast was dead', status: 'complete' },
      ]);
    },
  );

  test('are records where labels in italics stand below a bold name', () => {
    const read = readRegister(
      '# Dette technique\n\n## Dette actuelle\n\n* **Four (ancien) :** Il chauffe mal.\n    * *Impact :* Pain cru.\n    * *Effort :* 2 jours\n* **Farine :** Elle est grise.\n    * *Impact :* Pain gris.\n',
    );
    expect(read.items).toMatchObject([
      { title: 'Four (ancien)', effort: 'medium', impactQualifier: 'Pain cru.' },
      { title: 'Farine', impactQualifier: 'Pain gris.' },
    ]);
  });

  test('have boxes, under headings that give a priority or status', () => {
    const { items } = read(
      '# Burndown\n\n## 🚨 High Priority (first)\n\n- [ ] **Two clients** - keep one\n- [ ] Loose timeouts\n',
      '## In Progress\n\n- [ ] Move the jobs (@ana)\n  - [x] list them\n  - [ ] move them\n',
      '## ✅ Completed\n\n- [x] Old theme - 2026-05-01\n\n## Success Criteria\n\n- **Speed**: fast',
    );
    expect(items).toMatchObject([
      { title: 'Two clients', status: 'not started', priority: 'high' },
      { title: 'Loose timeouts', status: 'not started', priority: 'high' },
      { title: 'Move the jobs', status: 'in progress', owner: 'ana' },
      { title: 'Old theme', status: 'complete', completed: '2026-05-01' },
    ]);
    expect(section(items[0], 'Description')).toBe('keep one');
    expect(items[2]?.steps).toEqual([
      { text: 'list them', done: true },
      { text: 'move them', done: false },
    ]);
  });

  test('are records where fields stand below a line, with or without bold', () => {
    const { items } = read(
      '# Ledger\n\n- Area: Lift\n  - Item: doors close late\n  - Impact: queues\n  - Status: Resolved\n',
      '- **Pump**: hums\n  - Priority: High\n  - Effort: 2d',
    );
    expect(items).toMatchObject([
      { title: 'Lift', status: 'complete', source: { impact: { says: 'queues' } } },
      { title: 'Pump', priority: 'high' },
    ]);
    expect(section(items[0], 'Item')).toBe('doors close late');
  });

  test('need no heading at all, and keep their first sentence as the title', () => {
    const { items } = read(
      '* The lift stops between floors. Nobody knows why, e.g. at night. ~~kai',
      '* The pump hums ~~lin',
    );
    expect(items).toMatchObject([
      { title: 'The lift stops between floors', owner: 'kai', status: null },
      { title: 'The pump hums', owner: 'lin', status: null },
    ]);
  });

  test('begin with a bold name, code in it or not, and go on below', () => {
    const { items } = read(
      '# Debt\n\n## v0.2\n\n- **`./internal` export** for `hash`\n  Why: it leaks.\n\n- **Tail anchor** — a file beside it',
    );
    expect(items.map((item) => [item.title, section(item, 'Description')])).toEqual([
      ['`./internal` export for `hash`', 'Why: it leaks.'],
      ['Tail anchor', 'a file beside it'],
    ]);
  });

  test('stand under names of categories, as headings or as lines', () => {
    const { items } = read('# Debt\n\n## Backend\n\n- No index\n\n## Process\n\n- Review monthly');
    expect(items.map(({ title }) => title)).toEqual(['No index']);
    expect(section(items[0], 'Category')).toBe('Backend');
    const grouped = read(
      '# Debt\n\n- Backend\n  - [ ] No index\n- Frontend\n  - [x] Two routers',
    ).items;
    expect(grouped.map((item) => [item.title, section(item, 'Category'), item.status])).toEqual([
      ['No index', 'Backend', 'not started'],
      ['Two routers', 'Frontend', 'complete'],
    ]);
  });

  test('stand beside headings where their section says a status, and are none where they repeat', () => {
    const { items } = read(
      '# Debt\n\n## Open\n\n### D-7: Printer\n- Severity: high\n- Owner: Noor\n',
      '## Done\n\n- ~~D-3: Guests twice~~ (2026-02-01)\n- D-4: Keys in clear — fixed in #12\n',
      '## Plan\n\n### Week 1\n\n- [ ] D-7: the printer\n- [ ] tell the team',
    );
    expect(items).toMatchObject([
      { reference: 'D-7', owner: 'Noor', priority: 'high' },
      { reference: 'D-3', title: 'Guests twice', status: 'complete', completed: '2026-02-01' },
      { reference: 'D-4', title: 'Keys in clear', status: 'complete' },
    ]);
  });
});

describe('items in fences', () => {
  test('are `key: value` blocks of data with the text behind them, samples apart', () => {
    const { items } = read(
      '# Debt\n\n## Open Debt\n\n```debt\nid: TD-ramp\ntitle: Ramp sensor is polled\nstatus: open\nowner: harbour\nresolved_at: null\n```\n\nIt burns the battery.\n',
      '## Template\n\n```text\n[```debt]\nid: TD-0\ntitle: What\nstatus: open\n```',
    );
    expect(items).toMatchObject([
      {
        reference: 'TD-ramp',
        title: 'Ramp sensor is polled',
        status: 'not started',
        owner: 'harbour',
      },
    ]);
    expect(section(items[0], 'Description')).toBe('It burns the battery.');
  });

  test('may be a list of several, behind front matter that names the register', () => {
    const document = read(
      '---\ntitle: Debt of the ferry\nowner: harbour\n---\n\n```yaml\n- id: F-1\n  title: Ramp\n  priority: high\n- id: F-2\n  title: Tickets\n  status: done\n```',
    );
    expect(document.title).toBe('Debt of the ferry');
    expect(document.items).toMatchObject([
      { reference: 'F-1', title: 'Ramp', priority: 'high' },
      { reference: 'F-2', title: 'Tickets', status: 'complete' },
    ]);
    expect(document.sections[0]?.text).toContain('owner: harbour');
  });
});

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
