import fc from 'fast-check';
import {
  type Debt,
  type DebtFields,
  FILE_KINDS,
  MAX_HIT_MINUTES,
  MAX_LABEL_CHARS,
  MAX_LABELS,
  MAX_LINKS,
  MAX_STEP_CHARS,
  MAX_STEPS,
  MAX_TITLE_CHARS,
  type Owner,
  type Step,
} from '../../src/domain/debt.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { debt } from '../domain/fixtures.ts';

/** A title that pings, formats and links wherever it is read as mrkdwn. */
export const HOSTILE_TITLE = '<!channel> *x* <https://evil|y>';

/** An action that can be taken back. */
export const CHANGE_SET = '0b0e3f0c-5c0f-4f0e-9d5a-0d6f3b8f2c11';

/** A blank item with the given fields. */
export function debtWith(fields: Partial<Debt> = {}): Debt {
  const at = new Date('2026-11-02T09:00:00Z');
  const item = { id: 7, registerId: 3, title: 'Flaky login tests', createdAt: at, updatedAt: at };
  return debt({ ...item, ...fields });
}

const words = [
  'plain words',
  HOSTILE_TITLE,
  'שלום עולם',
  '👩‍👩‍👧‍👦 🎉',
  '&amp; <@U123> `code` _under_ ~strike~',
  '- [ ] a task\n- b\n  1. c',
  '```ts\nconst a = "**";\n```',
  '> quoted\n> more',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '[a link](https://example.com/a?b=c&d) and ![image](https://example.com/x.png)',
  '[evil](javascript:alert(1)) <b>html</b>',
  '# Heading\n\ntext **bold _both_** `x`',
  '\u0000\u200b\ud800',
  '***',
];

/** Text of at most `maxChars` code points that is more than white space. */
function anyText(maxChars: number): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom(...words));
  const pieces = fc.array(piece, { minLength: 1, maxLength: 8 }).map((all) => all.join('\n\n'));
  const long = fc
    .tuple(piece, fc.nat({ max: maxChars }))
    .map(([text, chars]) => `${text} `.repeat(Math.ceil(chars / (text.length + 1))));
  return fc
    .oneof(pieces, long, piece)
    .map((text) => [...text].slice(0, maxChars).join(''))
    .filter((text) => text.trim() !== '');
}

/** A title as it is kept: trimmed. */
export const anyTitle: fc.Arbitrary<string> = fc
  .oneof(anyText(MAX_TITLE_CHARS), fc.constant('𝒳'.repeat(MAX_TITLE_CHARS)))
  .map((title) => title.trim());

/** A long text; a file may hold more than a form can edit. */
const anyMarkdown = fc.option(
  fc.oneof({ weight: 3, arbitrary: anyText(3_000) }, { weight: 1, arbitrary: anyText(20_000) }),
);
const anyLevel = fc.option(fc.constantFrom(...LEVELS));
export const anyDay: fc.Arbitrary<string> = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyQuarter = fc
  .tuple(fc.integer({ min: 2020, max: 2035 }), fc.constantFrom('01', '04', '07', '10'))
  .map(([year, month]) => `${year}-${month}-01`);
const anyUser = fc.constantFrom('U0ANA', 'U0BEN', 'W0GRID');

export const anyOwner: fc.Arbitrary<Owner | null> = fc.oneof(
  fc.constant(null),
  anyUser.map((userId): Owner => ({ kind: 'person', userId })),
  anyText(300).map((name): Owner => ({ kind: 'name', name: name.trim() })),
);

const anyStep = fc.tuple(anyText(MAX_STEP_CHARS), fc.boolean(), fc.nat({ max: 9 }));
/** Up to the most steps that an item has; ids rise with gaps, as after removals. */
export const anySteps: fc.Arbitrary<readonly Step[]> = fc
  .oneof(
    fc.array(anyStep, { maxLength: 12 }),
    fc.array(anyStep, { minLength: 90, maxLength: MAX_STEPS }),
  )
  .map((steps) => {
    let id = 0;
    return steps.map(([text, done, gap]) => {
      id += 1 + gap;
      const ticked = { doneBy: 'U0ANA', doneAt: '2026-11-10T10:00:00.000Z' };
      return { id, text, done, ...(done ? ticked : { doneBy: null, doneAt: null }) };
    });
  });

const anyUrl = fc.oneof(
  fc.webUrl(),
  fc.nat({ max: 4_000 }).map((chars) => `https://example.com/${'a'.repeat(chars)}`),
);
const anyLabel = fc
  .stringMatching(/^[^\s#,:"]+$/u)
  .map((label) => [...label].slice(0, MAX_LABEL_CHARS).join(''));

/** Everything that people tell of an item, as a person can type it or a file can give it. */
export const anyFields: fc.Arbitrary<DebtFields> = fc.record({
  title: anyTitle,
  status: fc.constantFrom(...STATUSES),
  closedReason: fc.constantFrom(null, null, 'merged', 'dropped'),
  acceptedUntil: fc.option(anyDay),
  acceptedWhy: anyMarkdown,
  effort: anyLevel,
  effortQualifier: anyMarkdown,
  impact: anyLevel,
  impactQualifier: anyMarkdown,
  priorityOverride: anyLevel,
  risk: anyMarkdown,
  currentState: anyMarkdown,
  targetState: fc.array(fc.record({ name: fc.option(anyText(200)), text: anyText(2_000) }), {
    maxLength: 5,
  }),
  implementation: anyMarkdown,
  steps: anySteps,
  files: fc.array(fc.record({ kind: fc.constantFrom(...FILE_KINDS), text: anyText(300) }), {
    maxLength: 20,
  }),
  whatWasDone: anyMarkdown,
  sections: fc.array(fc.record({ title: anyText(200), text: anyText(2_000) }), { maxLength: 30 }),
  notes: fc.array(
    fc.record({
      text: anyText(3_000),
      by: fc.option(anyUser),
      at: fc.constant('2026-11-10T10:00:00.000Z'),
    }),
    { maxLength: 6 },
  ),
  owner: anyOwner,
  targetDate: fc.option(anyDay),
  targetQuarter: fc.option(anyQuarter),
  completedOn: fc.option(anyDay),
  links: fc.array(fc.record({ url: anyUrl, title: fc.option(anyText(200)) }), {
    maxLength: MAX_LINKS,
  }),
  labels: fc.uniqueArray(anyLabel, { maxLength: MAX_LABELS }),
  hits: fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 1_000 }),
      at: fc.constant('2026-11-10T10:00:00.000Z'),
      by: fc.option(anyUser),
      minutes: fc.integer({ min: 1, max: MAX_HIT_MINUTES }),
      text: fc.option(anyText(500)),
      permalink: fc.option(anyUrl),
    }),
    { maxLength: 6 },
  ),
  snoozedUntil: fc.option(anyDay),
});

/** Any item that a register can hold. */
export const anyDebt: fc.Arbitrary<Debt> = fc
  .record({
    fields: anyFields,
    number: fc.integer({ min: 1, max: 99_999 }),
    registerId: fc.integer({ min: 1, max: 2_000_000_000 }),
    version: fc.integer({ min: 1, max: 2_000_000_000 }),
    reference: fc.option(anyText(80)),
    ownerGone: fc.boolean(),
  })
  .map(({ fields, ...rest }) => debtWith({ ...fields, ...rest }));
