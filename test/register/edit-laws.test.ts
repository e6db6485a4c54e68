import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Debt, FieldName } from '../../src/domain/debt.ts';
import { FIELD_NAMES } from '../../src/domain/debt.ts';
import type { FieldPatch } from '../../src/domain/patch.ts';
import type { Actor } from '../../src/domain/register.ts';
import { sameValue } from '../../src/domain/value.ts';
import { addDebt } from '../../src/register/add.ts';
import { type SubmittedEdit, submitEdit } from '../../src/register/edit.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);
const { register, ana, ben } = await team(context, 'T-edit-laws');

const word = fc.constantFrom('one', 'two', 'three');
const step = (text: string, id: number) => ({ id, text, done: false, doneBy: null, doneAt: null });
/** One field of each kind: a line, text of several, a choice, words, links, a checklist, phases. */
const anyPatch: fc.Arbitrary<FieldPatch> = fc.record(
  {
    title: word,
    risk: word.map((text) => `${text}\n\n*${text}*`),
    effort: fc.constantFrom('low', 'medium', 'high'),
    labels: fc.uniqueArray(word, { maxLength: 2 }),
    links: fc.array(
      word.map((text) => ({ url: `https://example.com/${text}`, title: null })),
      {
        maxLength: 2,
      },
    ),
    steps: fc
      .array(word, { maxLength: 2 })
      .map((texts) => texts.map((text, at) => step(text, at + 1))),
    targetState: fc.array(
      word.map((text) => ({ name: null, text })),
      { maxLength: 1 },
    ),
  },
  { requiredKeys: [] },
);

/** A form that stands open: what it shows of each field, or what a conflict has shown since. */
interface OpenForm {
  readonly version: number;
  readonly known: Map<FieldName, unknown>;
}

/** What people do in turn: open the form, or submit what stands in it; after a conflict they keep theirs or mine. */
const anyTurn = fc.record({
  who: fc.constantFrom('ana' as const, 'ben' as const),
  does: fc.oneof(
    fc.constant('open' as const),
    fc.record({ patch: anyPatch, keepsMine: fc.boolean() }),
  ),
});

const item = async (number: number) => (await showDebt(context, ana, register, number)).debt;

function formOf(debt: Debt): OpenForm {
  return { version: debt.version, known: new Map(FIELD_NAMES.map((name) => [name, debt[name]])) };
}

/** Submits until it is saved; every value that it writes over was in the form or shown by a conflict. */
async function submit(
  number: number,
  actor: Actor,
  form: OpenForm,
  patch: FieldPatch,
  keepsMine: boolean,
): Promise<void> {
  let edit: SubmittedEdit = { shownVersion: form.version, fields: patch };
  for (;;) {
    const result = await submitEdit(context, actor, register, number, edit);
    if (result.outcome === 'saved') {
      for (const { field, before } of result.changes) {
        if (field in edit.fields) expect(form.known.get(field as FieldName)).toEqual(before);
      }
      const wanted = Object.entries(edit.fields) as [FieldName, unknown][];
      for (const [field, mine] of wanted) expectKept(result.debt, form, field, mine);
      return;
    }
    const asked = result.conflicts.map(({ field }) => field);
    for (const { field, theirs } of result.conflicts) form.known.set(field, theirs);
    const left = Object.entries(edit.fields).filter(
      ([field]) => keepsMine || !asked.includes(field as FieldName),
    );
    edit = {
      shownVersion: form.version,
      fields: Object.fromEntries(left),
      decided: { mine: keepsMine ? asked : [], seenVersion: result.debt.version },
    };
  }
}

/** A field that was left as the form had shown it keeps what others made of it; any other is as it was typed. */
function expectKept(saved: Debt, form: OpenForm, field: FieldName, mine: unknown): void {
  if (sameValue(mine, form.known.get(field))) return;
  expect(saved[field]).toEqual(mine);
}

describe('two people with the form of one item open', () => {
  it('lose nothing that they typed, in whatever order they open and save', async () => {
    const turns = fc.array(anyTurn, { minLength: 3, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(turns, async (played) => {
        const { debt } = await addDebt(context, ana, register, { title: 'Shared' }, 'command');
        const forms = { ana: formOf(debt), ben: formOf(debt) };
        for (const { who, does } of played) {
          const actor = who === 'ana' ? ana : ben;
          if (does !== 'open') {
            await submit(debt.number, actor, forms[who], does.patch, does.keepsMine);
          }
          forms[who] = formOf(await item(debt.number));
        }
      }),
      { numRuns: 40 },
    );
  });
});
