import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';
import { toReadJson } from '../../src/markdown/read-json.ts';
import { describeUnderstood } from '../../src/markdown/understood.ts';
import { fixture, itemTitled, lostLines } from './support.ts';

const text = fixture('bakery.md');
const document = readRegister(text);

describe('a register in the bold-field dialect', () => {
  test('every numbered heading is an item, and nothing else is', () => {
    expect(document.title).toBe('Bakery Platform Debt');
    expect(document.items.map(({ number, title }) => `${number}. ${title}`)).toEqual([
      '1. Recipe Versioning',
      '2. Cron → Job Queue Move',
      '3. One-Oven → Many-Oven Preparation',
      '4. Taste Coverage Improvement',
      '5. Kitchen Decision Records',
      '6. Oven Stress Suite',
      '7. Ingredient Updates',
    ]);
  });

  test('a paid item tells its status, day, levels, deeds and files', () => {
    expect(itemTitled(document, 'Recipe Versioning')).toMatchObject({
      status: 'complete',
      completed: '2026-02-11',
      effort: 'medium',
      impact: 'high',
      priority: 'high',
      quarter: { number: 1, year: 2026 },
      whatWasDone: '- ✅ Every recipe has a version\n- ✅ `recipes/api.ts` answers with it',
      files: [
        { kind: 'modified', text: '`recipes/api.ts` - the version field' },
        { kind: 'modified', text: 'All of `recipes/*/`' },
      ],
    });
  });

  test('an owed item keeps its text and code word for word, and empty places stay empty', () => {
    const item = itemTitled(document, 'Cron → Job Queue Move');
    expect(item).toMatchObject({
      risk: 'Orders lost on restart',
      currentState: '- Jobs run inside the web server\n- No retry',
      targetState: [{ name: null, text: '- A queue with workers\n- Retry with backoff' }],
      files: [
        { kind: 'to modify', text: '`core/cron.ts` → `core/queue.ts`' },
        { kind: 'new', text: '`core/queue.ts`' },
      ],
      owner: null,
      due: null,
    });
    expect(item.implementation).toBe(
      "```ts\n// Now\nsetInterval(expireOrders, 300_000);\n\n### 99. Not a heading\nqueue.every('5m', expireOrders);\n```",
    );
    expect(item.source.owner).toBeUndefined();
    expect(item.source.due).toBeUndefined();
  });

  test('phases of the target state keep their names; steps know what is done', () => {
    expect(itemTitled(document, 'One-Oven → Many-Oven Preparation')).toMatchObject({
      targetState: [
        { name: 'Phase 2', text: '- Two ovens in one kitchen' },
        { name: 'Phase 3', text: '- Ovens in two towns' },
      ],
      steps: [
        { text: 'Keep baking state outside the oven', done: false },
        { text: 'Tell all times in UTC', done: true },
      ],
      owner: 'ana',
      due: '2026-09-30',
    });
  });

  test('ticked lines are steps with a box or a mark, and under any name of list', () => {
    expect(itemTitled(document, 'Taste Coverage Improvement').steps).toEqual([
      { text: 'Sourdough tasting (700+ loaves)', done: true },
      { text: 'Rye tasting', done: false },
    ]);
    expect(itemTitled(document, 'Kitchen Decision Records').steps).toEqual([
      { text: 'KDR-006: Stone or steel', done: false },
      { text: 'KDR-007: Who gets the first loaf', done: false },
      { text: 'Five records written (`docs/kitchen/`)', done: true },
      { text: 'Template agreed', done: false },
    ]);
  });

  test('text without a field stays as a named section of its item', () => {
    expect(itemTitled(document, 'Oven Stress Suite').sections).toEqual([
      {
        title: 'Features',
        text: '- Peak, soak and *holiday* load\n- Default flags: hot_oven, cold_oven',
      },
    ]);
    expect(itemTitled(document, 'Kitchen Decision Records')).toMatchObject({
      sections: [
        { title: 'Checklists', text: 'KDRs to Create' },
        { title: 'Files Location', text: '`docs/kitchen/`' },
      ],
      impact: 'low',
      impactQualifier: 'unless the inspector comes',
    });
  });

  test('quarters come from the schedule, by shortened names', () => {
    expect(toReadJson(document).items.map(({ quarter }) => quarter)).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q1',
      '2026-Q4',
      '2026-Q2',
      '2026-Q3',
    ]);
    expect(document.notUnderstood).toEqual([{ line: 167, text: 'Glazing robot' }]);
  });

  test('what belongs to no item is kept in order', () => {
    expect(document.sections.map(({ title }) => title)).toEqual([
      'Preamble',
      'Priority Matrix',
      'Low Priority (Nice to Have)',
      'Tracking',
      'Related Documents',
    ]);
    expect(document.tables.map(({ kind, title }) => [kind, title])).toEqual([
      ['progress', 'Debt Payoff Progress'],
      ['schedule', 'Debt Payoff Schedule'],
    ]);
  });

  test('no line of the file is lost', () => {
    expect(lostLines(text, document)).toEqual([]);
  });

  test('contradictions name both places', () => {
    const told = document.contradictions.map(
      ({ item, field, says, other }) => `${item} ${field}: ${says} / ${other.says}`,
    );
    expect(told).toEqual([
      'Oven Stress Suite priority: Low Priority (Nice to Have) / Medium',
      'Taste Coverage Improvement status: 🟡 In Progress / ✅ Partial',
      'Taste Coverage Improvement completed: 🟡 In Progress / 2026-02-11',
      'Kitchen Decision Records status: 🟡 Partial / ✅ Complete',
      'Taste Coverage Improvement status: 🟡 In Progress / 🟢 2/2 Complete',
      'Ingredient Updates status: 🟡 Ongoing / 🔴 Not Started',
    ]);
    for (const { line, says, other } of document.contradictions) {
      const lines = text.split('\n');
      expect(lines[line - 1]).toContain(says);
      expect(lines[other.line - 1]).toContain(other.says);
    }
  });

  test('as data it counts open and done, with the wording of the file beside', () => {
    const json = toReadJson(document);
    expect(json).toMatchObject({ open: 5, done: 2 });
    expect(json.items[2]).toEqual({
      number: 3,
      ref: null,
      title: 'One-Oven → Many-Oven Preparation',
      status: 'planning',
      priority: 'high',
      effort: 'high',
      impact: 'high',
      owner: 'ana',
      due: '2026-09-30',
      quarter: '2026-Q3',
      completed: null,
      steps: { done: 1, total: 2 },
      source: {
        line: 71,
        status: '🟡 Planning',
        priority: 'High Priority (Address This Quarter)',
        effort: 'High',
        impact: 'High',
        owner: 'ana',
        due: '2026-09-30',
      },
    });
  });

  test('in a terminal every item has a line, and doubts come below', () => {
    const lines = describeUnderstood(document).split('\n');
    expect(lines[1]).toBe('7 items: 5 open, 2 done');
    expect(lines).toContain(
      '  🟡 #3 One-Oven → Many-Oven Preparation (planning · high priority · impact high, effort high · ana · due 2026-09-30 · 2026-Q3 · steps 1/2)',
    );
    expect(lines).toContain('Contradictions (6)');
    expect(lines).toContain('  line 167: Glazing robot');
  });
});

describe('an address that the parser finds only behind an escape', () => {
  test.each(['a\\@b.co', 'x&amp;www.a.co', 'a\\_b@c.de', 'a&#64;b.co'])(
    'is read as it stands, in a heading and in a text: %s',
    (address) => {
      const text = `# Register\n\n### 1. Ask ${address}\n\n**Status**: open\n\nWrite to ${address}\n`;
      const [item] = readRegister(text).items;
      expect(item?.title).toMatch(/^Ask .*(?:@b\.co|www\.a\.co|@c\.de)$/);
      expect(item?.sections).toEqual([{ title: 'Description', text: `Write to ${address}` }]);
    },
  );
});
