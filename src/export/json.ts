import { z } from 'zod';
import { type Debt, FILE_KINDS } from '../domain/debt.ts';
import { byNumber, type ExportedRegister } from '../domain/exported-register.ts';
import { LEVELS } from '../domain/level.ts';
import { priorityOf } from '../domain/priority.ts';
import { type FirstMonth, quarterLabel } from '../domain/quarter.ts';
import { VISIBILITIES } from '../domain/register.ts';
import { STATUSES } from '../domain/status.ts';

/** Goes up when a reader of the former could no longer read the new one. */
const VERSION = 1;
const SCHEMA_NAME = 'register.schema.json';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ description: 'A day, such as 2026-12-01' });
const instant = z.iso.datetime().meta({ description: 'An instant in UTC' });
const person = z.string().meta({ description: 'Slack’s id of a person' });
const channel = z.string().meta({ description: 'Slack’s id of a channel' });
const level = z.enum(LEVELS);
const text = z.string().meta({ description: 'Markdown' });
const section = z.strictObject({ title: z.string(), text });

const owner = z.union([
  z.strictObject({ kind: z.literal('person'), userId: person }),
  z.strictObject({ kind: z.literal('name'), name: z.string() }),
]);

const item = z.strictObject({
  number: z.int(),
  reference: z.string().nullable().meta({ description: 'The id that a file gave it' }),
  title: z.string(),
  status: z.enum(STATUSES),
  closedReason: z.enum(['merged', 'dropped']).nullable(),
  acceptedUntil: day.nullable(),
  acceptedWhy: z.string().nullable(),
  priority: level
    .nullable()
    .meta({ description: 'The override, else what impact and effort give' }),
  priorityOverride: level.nullable(),
  effort: level.nullable(),
  effortQualifier: z.string().nullable(),
  impact: level.nullable(),
  impactQualifier: z.string().nullable(),
  risk: text.nullable(),
  currentState: text.nullable(),
  targetState: z.array(z.strictObject({ name: z.string().nullable(), text })),
  implementation: text.nullable(),
  steps: z.array(
    z.strictObject({
      id: z.int(),
      text,
      done: z.boolean(),
      doneBy: person.nullable(),
      doneAt: z.string().nullable(),
    }),
  ),
  files: z.array(z.strictObject({ kind: z.enum(FILE_KINDS), text })),
  whatWasDone: text.nullable(),
  sections: z.array(section),
  notes: z.array(z.strictObject({ text, by: person.nullable(), at: z.string() })),
  owner: owner.nullable(),
  ownerGone: z.boolean(),
  targetDate: day.nullable(),
  targetQuarter: day.nullable().meta({ description: 'The first day of the quarter' }),
  targetQuarterName: z.string().nullable().meta({ description: 'Such as Q4 2026' }),
  completedOn: day.nullable(),
  links: z.array(z.strictObject({ url: z.string(), title: z.string().nullable() })),
  labels: z.array(z.string()),
  hits: z.array(
    z.strictObject({
      id: z.int(),
      at: z.string(),
      by: person.nullable(),
      minutes: z.int(),
      text: z.string().nullable(),
      permalink: z.string().nullable(),
    }),
  ),
  snoozedUntil: day.nullable(),
  unansweredNudges: z.int(),
  version: z.int(),
  createdBy: person.nullable(),
  createdAt: instant,
  updatedBy: person.nullable(),
  updatedAt: instant,
});

const change = z.strictObject({
  at: instant,
  by: person.nullable(),
  item: z.int().meta({ description: 'Number of the item' }),
  field: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** What the JSON export of a register looks like; published as docs/schema/register.schema.json. */
export const exportedJson = z
  .strictObject({
    $schema: z.literal(SCHEMA_NAME),
    format: z.literal('debt-register'),
    version: z.literal(VERSION),
    register: z.strictObject({
      name: z.string(),
      isDefault: z.boolean(),
      homeChannel: channel.nullable(),
      channels: z.array(channel),
      visibility: z.enum(VISIBILITIES),
      offers: z.boolean(),
      archivedAt: instant.nullable(),
      digestTime: z.strictObject({
        weekday: z.int().min(1).max(7).meta({ description: '1 is Monday' }),
        time: z.string(),
        zone: z.string().meta({ description: 'IANA zone' }),
      }),
      firstMonth: z.int().min(1).max(12).meta({ description: 'Of the fiscal year' }),
      holidays: z.array(z.string()),
      collapsesDigests: z.boolean(),
      maintainers: z.array(person),
      createdBy: person.nullable(),
      createdAt: instant,
      firstImportedAt: instant.nullable(),
      sections: z.array(section),
    }),
    people: z
      .array(z.strictObject({ id: person, name: z.string() }))
      .meta({ description: 'What owners are called in register files' }),
    items: z.array(item),
    history: z
      .array(change)
      .optional()
      .meta({ description: 'Oldest first; where it was asked for' }),
  })
  .meta({ title: 'A debt register, as debt-register exports it' });

const head = exportedJson.omit({ items: true, history: true });

/** A register as JSON with all that is kept of it; `exportedJson` parses it. The same register gives the same text. */
export function writeJson(register: ExportedRegister): string {
  return [...jsonPieces(register)].join('');
}

/** The same piece by piece, an item or a change each. */
export function* jsonPieces(register: ExportedRegister): Generator<string> {
  const { about, history } = register;
  const told = {
    $schema: SCHEMA_NAME,
    format: 'debt-register',
    version: VERSION,
    register: {
      ...about,
      channels: [...about.channels].sort(),
      maintainers: [...about.maintainers].sort(),
    },
    people: peopleOf(register),
  };
  yield ordered(head, told).replace(/\n\}$/, '');
  yield* listOf('items', item, byNumber(register.items), (debt) => itemOf(debt, about.firstMonth));
  if (history) yield* listOf('history', change, history, (one) => one);
  yield '\n}\n';
}

function itemOf(debt: Debt, firstMonth: FirstMonth) {
  const { id: _id, workspaceId: _workspaceId, registerId: _registerId, ...kept } = debt;
  const { targetQuarter } = debt;
  const targetQuarterName = targetQuarter && quarterLabel(targetQuarter, firstMonth);
  return { ...kept, priority: priorityOf(debt), targetQuarterName };
}

/** A list of the outermost object, behind what that holds already. */
function* listOf<Row>(
  name: string,
  schema: z.ZodType,
  rows: readonly Row[],
  toldOf: (row: Row) => object,
): Generator<string> {
  yield `,\n  "${name}": [`;
  for (const [place, row] of rows.entries()) {
    const text = ordered(schema, toldOf(row)).replaceAll('\n', '\n    ');
    yield `${place > 0 ? ',' : ''}\n    ${text}`;
  }
  yield rows.length > 0 ? '\n  ]' : ']';
}

/** The schema puts the keys in its own order, whatever order the database gave them in. */
function ordered(schema: z.ZodType, told: object): string {
  return JSON.stringify(schema.parse(JSON.parse(JSON.stringify(told))), null, 2);
}

/** The people who own items, by id. */
function peopleOf({ items, names }: ExportedRegister): { id: string; name: string }[] {
  const owners = items.flatMap(({ owner }) => (owner?.kind === 'person' ? [owner.userId] : []));
  return [...new Set(owners)].sort().flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}
