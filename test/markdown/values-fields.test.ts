import { expect, test } from 'vitest';
import { read, section, titles } from './reading.ts';

test.each([
  ['Effort (days)', '3', 'medium', '3 days'],
  ['Est. (h)', '4', 'low', '4 h'],
  ['Story points', '5', 'medium', '5 points'],
  ['Effort [PT]', '2-3', 'medium', '2-3 PT'],
  ['Estimate in hours', '60', 'high', '60 hours'],
  ['Effort (days)', 'M', 'medium', null],
  ['Effort', '3', null, '3'],
])('the unit in a head is joined to a bare number: %s | %s', (head, cell, effort, qualifier) => {
  const { items } = read(`| ID | Item | ${head} |`, '|--|--|--|', `| TD-1 | Slow lift | ${cell} |`);
  expect(items).toMatchObject([
    { effort, effortQualifier: qualifier, source: { effort: { says: cell } } },
  ]);
  const labelled = read('# Debt', '', '### TD-1: Slow lift', '', `**${head}**: ${cell}`).items;
  expect(labelled).toMatchObject([{ effort, effortQualifier: qualifier }]);
});

test('a day behind the title of a paid item is the day of payment, of an owed one part of the title', () => {
  const { items } = read(
    '# Debt\n',
    '- [x] Slow lift (2026-02-09)',
    '- [x] Loud pump — 9 Feb 2026',
    '- [ ] Old door (2026-02-09)',
    '\n## Resolved\n',
    '- Cold hall (2026-02-09)',
    '- **Dark stair** (2026-02-09): lamps were put in',
  );
  expect(items.map(({ title, completed }) => [title, completed])).toEqual([
    ['Slow lift', '2026-02-09'],
    ['Loud pump', '2026-02-09'],
    ['Old door (2026-02-09)', null],
    ['Cold hall', '2026-02-09'],
    ['Dark stair', '2026-02-09'],
  ]);
  expect(section(items[4], 'Description')).toBe('lamps were put in');
});

test('a day beside a title waits for the status that a field below gives', () => {
  const lines = (status: string) => [
    '# Debt\n',
    '### TD-1: Lift (2026-02-09)',
    `**Status**: ${status}`,
  ];
  expect(read(...lines('Done')).items).toMatchObject([
    { title: 'Lift', completed: '2026-02-09', status: 'complete' },
  ]);
  expect(titles(...lines('Open'))).toEqual(['Lift (2026-02-09)']);
  const twice = read(...lines('Done 2026-02-11')).items;
  expect(twice).toMatchObject([{ title: 'Lift (2026-02-09)', completed: '2026-02-11' }]);
});

test('a record with an area and a debt is called by both', () => {
  const lines = ['# Debt\n', '- Area: Lift', '  Issue: Doors close late', '  Effort: 2h'];
  expect(titles(...lines)).toEqual(['Lift: Doors close late']);
  expect(titles('# Debt\n', '- **Component**: Lift', '  - **Effort**: 2h')).toEqual(['Lift']);
});

test("a mark beside an id is its item's", () => {
  const { items } = read(
    '| ID | Debt | Effort |',
    '|--|--|--|',
    '| TD-7 ✅ | Slow lift | 2h |',
    '| 🔴 TD-8 | Loud pump | 1d |',
  );
  expect(items).toMatchObject([
    { reference: 'TD-7', title: 'Slow lift', status: 'complete' },
    { reference: 'TD-8', title: 'Loud pump', status: null, priority: 'high' },
  ]);
});

test('a head of two names and one with a remark are known by the first', () => {
  const { items } = read(
    '| ID | Where | What / risk | Status |',
    '|--|--|--|--|',
    '| D1 | hall | Doors close late | OPEN |',
  );
  expect(items).toMatchObject([
    { reference: 'D1', title: 'Doors close late', status: 'not started' },
  ]);
  expect(
    titles('| ID | Item (short) | Status |', '|--|--|--|', '| D1 | Late doors | OPEN |'),
  ).toEqual(['Late doors']);
});

test('a long cell is called by what stands before its dash', () => {
  const more =
    'the guard stands open for a minute and more, and nobody is told of it until the next round in the morning';
  const { items } = read(
    '| # | Item | Effort |',
    '|--|--|--|',
    `| 1 | Doors close late — ${more} | 2h |`,
  );
  expect(items[0]?.title).toBe('Doors close late');
  expect(section(items[0], 'Description')).toBe(more);
});

test('a table that numbers the items as their headings do, in short, tells their fields', () => {
  const { items } = read(
    '# Debt\n\n## Open\n\n### 3. Doors of the hall close late\n\n**Problem**: wind\n\n### 4. Pump is loud\n\n**Problem**: hum\n',
    '## Order\n\n| # | Debt | Priority | Effort |\n|--|--|--|--|\n| 3 | Late doors | High | 2h |\n| 4 | Roof | Low | 1d |',
  );
  expect(items).toMatchObject([
    { title: 'Doors of the hall close late', priority: 'high', effort: 'low' },
    { title: 'Pump is loud', priority: null },
  ]);
});

test('numbers and grades mean what the legend of the file says', () => {
  const { items } = read(
    '# Debt\n\nPriority: 1 = High, 2 = Low; P2 = High\n',
    '| ID | Item | Priority |\n|--|--|--|\n| A-1 | Lift | 1 |\n| A-2 | Pump | 2 |\n| A-3 | Door | P2 |\n| A-4 | Roof | 7 |',
  );
  expect(items.map(({ priority }) => priority)).toEqual(['high', 'low', 'high', null]);
});

test('two labels of one field are no contradiction: the surer one counts, and the other stays as text', () => {
  const document = read(
    '# Debt\n\n### TD-1: Slow lift',
    '- **Severity**: S3\n- **Priority**: High\n- **Owner**: Ana\n- **Team**: Core\n- **Complexity**: High\n- **Effort**: 2h',
  );
  expect(document.items).toMatchObject([{ priority: 'high', owner: 'Ana', effort: 'low' }]);
  expect(section(document.items[0], 'Severity')).toBe('S3');
  expect(section(document.items[0], 'Team')).toBe('Core');
  expect(document.contradictions).toEqual([]);
});

test('one label with one value in other words is no contradiction, with two values it is', () => {
  const lines = (second: string) => [
    '# Debt\n\n### TD-1: Lift',
    `- **Status**: Open\n- **Effort**: 2h\n- **Status**: ${second}`,
  ];
  expect(read(...lines('Not started')).contradictions).toEqual([]);
  expect(read(...lines('Done')).contradictions).toMatchObject([{ field: 'status', says: 'Open' }]);
});

test('a priority beside another impact is no contradiction in a file without our sections', () => {
  const lines = [
    '| ID | Item | Priority | Effort | Impact |',
    '|--|--|--|--|--|',
    '| A-1 | Lift | Medium | 2h | High |',
  ];
  expect(read(...lines).contradictions).toEqual([]);
});

test('a column such as Size holds an effort where its cells do', () => {
  const rows = (cells: readonly string[]) => [
    '| ID | Item | Size |',
    '|--|--|--|',
    ...cells.map((cell, index) => `| A-${index} | Lift ${index} | ${cell} |`),
  ];
  expect(read(...rows(['S', 'XL', '2 days'])).items.map(({ effort }) => effort)).toEqual([
    'low',
    'high',
    'medium',
  ]);
  const lines = read(...rows(['300 lines', '12 kB'])).items;
  expect(lines.map(({ effort, source }) => [effort, source.effort])).toEqual([
    [null, undefined],
    [null, undefined],
  ]);
});

test('open says of an owner or a date that there is none', () => {
  const { items, notUnderstood } = read(
    '| ID | Item | Owner | Due | Status |',
    '|--|--|--|--|--|',
    '| A-1 | Lift | open | offen | open |',
  );
  expect(items).toMatchObject([{ owner: null, due: null, status: 'not started' }]);
  expect(notUnderstood).toEqual([]);
});

test('boxes among the fields of a list are steps', () => {
  const { items } = read(
    '# Debt\n\n### TD-1: Lift\n',
    '- **Status**: Open\n- [x] measure\n- [ ] oil',
  );
  expect(items).toMatchObject([
    {
      status: 'not started',
      steps: [
        { text: 'measure', done: true },
        { text: 'oil', done: false },
      ],
    },
  ]);
});

test('a form to fill in is no item', () => {
  const form = '- **Owner**: [Name]\n- **Status**: (open/closed)\n- **Due**: <date>';
  expect(titles(`# Debt\n\n### Entry\n\n${form}`)).toEqual([]);
  expect(
    titles(`# Debt\n\n### Entry\n\n${form}\n\n### Lift\n\n- **Owner**: Ana\n- **Status**: open`),
  ).toEqual(['Lift']);
});

test('a tick in front of a later sentence is about a part of the work', () => {
  const cell = 'Lifts are not tested. ✅ one is now. The others are missing.';
  const { items } = read(
    '| ID | Item | Effort |',
    '|--|--|--|',
    `| A-1 | ${cell} | S |`,
    '| A-2 | Doors are late. ✅ DONE | S |',
  );
  expect(items).toMatchObject([
    { title: 'Lifts are not tested', status: null },
    { title: 'Doors are late.', status: 'complete' },
  ]);
});

test('a tick in a column of what is done tells the status, an empty box nothing', () => {
  const head = (done: string) => [`| ID | Item | Effort | ${done} |`, '|--|--|--|--|'];
  for (const done of ['Done', 'Resolved', 'Completed']) {
    const { items } = read(
      ...head(done),
      '| A-1 | Lift | S | ✅ |',
      '| A-2 | Pump | S | [x] |',
      '| A-3 | Door | S | [ ] |',
    );
    expect(items.map(({ status }) => status)).toEqual(['complete', 'complete', null]);
  }
});
