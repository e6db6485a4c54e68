import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';
import { read, section } from './reading.ts';

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
      {
        title: 'Lift: doors close late',
        status: 'complete',
        source: { impact: { says: 'queues' } },
      },
      { title: 'Pump', priority: 'high' },
    ]);
    expect(items[0]?.sections).toEqual([]);
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
