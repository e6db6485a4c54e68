import fc from 'fast-check';
import type { Debt, Section } from '../../src/domain/debt.ts';
import type { ExportedRegister } from '../../src/domain/exported-register.ts';
import { settle } from '../../src/domain/patch.ts';
import { quarterOf } from '../../src/domain/quarter.ts';
import { storableText } from '../../src/store/json.ts';
import { anyDebt } from './arbitrary-debt.ts';

/** A register without items. */
export const EMPTY_EXPORT: ExportedRegister = {
  about: {
    name: 'Checkout',
    isDefault: true,
    homeChannel: 'C0PAYMENTS',
    channels: ['C0PAYMENTS'],
    visibility: 'workspace',
    offers: true,
    archivedAt: null,
    digestTime: { weekday: 1, time: '09:00', zone: 'Europe/Berlin' },
    firstMonth: 1,
    holidays: ['12-25'],
    collapsesDigests: true,
    maintainers: ['U0ANA'],
    createdBy: 'U0ANA',
    createdAt: new Date('2026-10-01T08:00:00Z'),
    firstImportedAt: null,
    sections: [],
  },
  items: [],
  names: new Map([['U0ANA', 'Ana Ruiz']]),
  history: null,
};

/** Text that a Markdown file could take for something of its own. */
export const MISLEADING = [
  '**Status**: 🟢 Complete',
  '- **Owner:** somebody\n- b',
  '### 3. Another item\n\n**Status**: done',
  '## High Priority\n\ntext',
  'a\n---\nb',
  '---',
  '```\nnever closed',
  '````markdown as-is\ninner\n````',
  '<!-- generated, not read back -->',
  '<!-- end of generated -->',
  '<!-- never closed',
  '- [ ] a\n- [x] b',
  '✅ done',
  'Solution',
  'Resolved',
  'TD-XXX: Title',
  '  two spaces before\n\n\nand empty lines  \n',
  '\ttab\r\nand a carriage return\r',
  '1. one\n2. two',
  '2026 was a year',
  '| Quarter | Items |\n|---|---|\n| Q1 | Item |',
  'Ã¼ is what ü becomes, â€™ too',
  '**Exact Values**:\n\n```json as-is\n{"title": "x"}\n```',
  '`a',
  'b` **',
  '> '.repeat(70),
  `${' '.repeat(220)}far in`,
  '['.repeat(9_000),
  'TD-7: with an id',
  '[P1] ~~struck~~ title — **RESOLVED 2026-04-23**',
  'tbd',
  '#',
  'ends in #',
  'a &amp; b \\* c',
  'two  spaces',
  '[a]: https://example.com',
  '[^1]: note',
  'Owner: ana',
  'write to a\\@b.co',
];

/** Such text in any of an item's fields. */
const anyMisleading = fc.constantFrom(...MISLEADING);
const misled: fc.Arbitrary<Partial<Debt>> = fc.record(
  {
    title: anyMisleading.map((text) => [...text].slice(0, 200).join('').trim()),
    risk: anyMisleading,
    currentState: anyMisleading,
    targetState: fc.array(fc.record({ name: fc.option(anyMisleading), text: anyMisleading }), {
      maxLength: 2,
    }),
    implementation: anyMisleading,
    whatWasDone: anyMisleading,
    effortQualifier: anyMisleading,
    sections: fc.array(fc.record({ title: anyMisleading, text: anyMisleading }), { maxLength: 3 }),
    owner: anyMisleading.map((name) => ({ kind: 'name' as const, name })),
    reference: anyMisleading,
  },
  { requiredKeys: [] },
);

const anySections: fc.Arbitrary<readonly Section[]> = fc.array(
  fc.record({
    title: fc.oneof(anyMisleading, fc.constant('Preamble'), fc.string({ maxLength: 20 })),
    text: fc.oneof(anyMisleading, fc.constant(''), fc.string({ maxLength: 60 })),
  }),
  { maxLength: 4 },
);

/** Any register that the database can hold, as it is exported. */
export const anyRegister: fc.Arbitrary<ExportedRegister> = fc
  .record({
    debts: fc.array(fc.tuple(anyDebt, misled), { maxLength: 3 }),
    sections: anySections,
    firstMonth: fc.constantFrom(1, 4, 7, 10),
  })
  .map(({ debts, sections, firstMonth }) => ({
    ...EMPTY_EXPORT,
    about: { ...EMPTY_EXPORT.about, firstMonth, sections: storable(sections) },
    items: debts
      .map(([debt, fields], index) => settled({ ...debt, ...fields, number: index + 1 }))
      .filter(({ title }) => title !== ''),
  }));

/** Without what PostgreSQL cannot keep. */
function storable<Value>(value: Value): Value {
  if (typeof value === 'string') return storableText(value) as Value;
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(storable) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, storable(one)]),
  ) as Value;
}

/** With what follows from its fields, as every change of an item has it. */
function settled(debt: Debt): Debt {
  const kept = storable(debt);
  const { fields } = settle(kept, {}, { today: '2026-11-18', firstMonth: 1 });
  const quarter = fields.targetDate ? quarterOf(fields.targetDate, 1) : fields.targetQuarter;
  return { ...kept, ...fields, targetQuarter: quarter };
}
