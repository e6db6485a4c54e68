import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Debt } from '../../src/domain/debt.ts';
import type { DebtCommand } from '../../src/domain/decide.ts';
import type { ExportedRegister } from '../../src/domain/exported-register.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { writeRegister } from '../../src/markdown/write.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { readWithin } from '../../src/register/export.ts';
import { NOTHING_DECIDED } from '../../src/register/import.ts';
import { Refusal } from '../../src/register/refusal.ts';
import { deleteDebts, mergeDebts } from '../../src/register/remove.ts';
import { undoLast } from '../../src/register/undo.ts';
import { type Kept, useSyncStage } from './sync-stage.ts';

const LAW = { numRuns: 15, endOnFailure: true };
const FIELDS = ['title', 'risk', 'status'] as const;
const stage = useSyncStage();

const number = fc.integer({ min: 1, max: 4 });
const risk = fc.constantFrom('Pages hang', 'Money is lost', 'Nobody notices');
const edits = (title: fc.Arbitrary<string>) =>
  [
    fc.record({ kind: fc.constant('risk' as const), number, risk }),
    fc.record({ kind: fc.constant('rename' as const), number, title }),
    fc.record({ kind: fc.constant('complete' as const), number }),
    fc.record({ kind: fc.constant('add' as const), title }),
  ] as const;
const inSlack = fc.oneof(
  ...edits(fc.constantFrom('Certificates expire', 'No alarms at night', 'Logs fill the disk')),
  fc.record({ kind: fc.constant('close' as const), number }),
  fc.record({ kind: fc.constant('delete' as const), number }),
  fc.record({ kind: fc.constant('merge' as const), number, into: number }),
  fc.record({ kind: fc.constant('undo' as const) }),
);
const inFile = fc.oneof(
  ...edits(fc.constantFrom('Slow deploys', 'Two copies of the price list')),
  fc.record({ kind: fc.constant('drop' as const), number }),
  fc.record({ kind: fc.constant('move' as const), number }),
);
type InSlack = typeof inSlack extends fc.Arbitrary<infer Act> ? Act : never;
type InFile = typeof inFile extends fc.Arbitrary<infer Act> ? Act : never;

const rounds = fc.array(
  fc.record({
    inSlack: fc.array(inSlack, { maxLength: 4 }),
    inFile: fc.array(inFile, { maxLength: 4 }),
    side: fc.constantFrom('slack' as const, 'file' as const),
  }),
  { minLength: 1, maxLength: 2 },
);

let runs = 0;
it('loses no change of either side and doubles no item, whatever is done on both between two times', async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      const kept = await stage.inStep(`T-law-${runs++}`);
      for (const { inSlack, inFile, side } of all) {
        const agreed = await registerOf(kept);
        const told = inFile.reduce(changedInFile, agreed.items);
        for (const act of inSlack) await changeInSlack(kept, act);
        const ours = (await registerOf(kept)).items;
        kept.text = writeRegister({ ...agreed, items: told });
        const order = {
          decisions: { ...NOTHING_DECIDED, otherConflicts: side, otherDoubtful: 'same' as const },
          keepMissing: true,
        };
        expect(await stage.sync(kept, order)).toMatchObject({ questions: 0 });
        const after = (await registerOf(kept)).items;
        for (const debt of ours) {
          expect(factsOf(after, debt.number)).toEqual(merged(agreed.items, ours, told, debt, side));
        }
        const added = told.filter(({ id }) => id === NEW);
        const fresh = after.filter((one) => ours.every((our) => our.number !== one.number));
        expect(fresh.map(({ title }) => title).sort()).toEqual(
          added.map(({ title }) => title).sort(),
        );
        expect(kept.text).toBe(await stage.exported(kept.register));
        expect(await stage.sync(kept)).toMatchObject({
          ...{ questions: 0, registerChanges: false, fileChanges: false },
        });
      }
    }),
    LAW,
  );
}, 180_000);

/** The id of an item that somebody wrote into the file. */
const NEW = -1;

function registerOf({ register }: Kept): Promise<ExportedRegister> {
  return readWithin(stage.context.sql, register.workspaceId, register.id);
}

/** The items as somebody would have them who changed them in the file. */
function changedInFile(items: readonly Debt[], act: InFile): readonly Debt[] {
  const change = (change: (item: Debt) => Partial<Debt>) =>
    items.map((item) =>
      'number' in act && item.number === act.number ? { ...item, ...change(item) } : item,
    );
  switch (act.kind) {
    case 'risk':
      return change(() => ({ risk: act.risk }));
    case 'rename':
      return change(({ title }) => ({ title: `${title} again` }));
    case 'complete':
      return change(() => ({ status: 'complete', completedOn: '2026-11-20' }));
    case 'move':
      return change(() => ({ priorityOverride: 'low' }));
    case 'drop':
      return items.filter((item) => item.number !== act.number);
    case 'add': {
      const [first] = items;
      if (!first || items.some(({ title }) => title === act.title)) return items;
      const number = Math.max(...items.map((item) => item.number)) + 1;
      return [...items, { ...first, id: NEW, number, title: act.title, reference: null }];
    }
    default:
      return act satisfies never;
  }
}

/** What the rules forbid is not done. */
async function changeInSlack(kept: Kept, act: InSlack): Promise<void> {
  try {
    await doInSlack(kept, act);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof RuleError)) throw error;
  }
}

async function doInSlack({ register, ana }: Kept, act: InSlack): Promise<unknown> {
  const { context } = stage;
  const change = (number: number, command: DebtCommand) =>
    changeDebt(context, ana, register, number, command, 'command');
  switch (act.kind) {
    case 'risk':
      return change(act.number, { kind: 'edit', patch: { risk: act.risk } });
    case 'rename':
      return change(act.number, { kind: 'edit', patch: { title: act.title } });
    case 'complete':
      return change(act.number, { kind: 'complete', whatWasDone: null });
    case 'close':
      return change(act.number, { kind: 'close', why: 'The service goes' });
    case 'add':
      return addDebt(context, ana, register, { title: act.title }, 'command');
    case 'delete':
      return deleteDebts(context, ana, [{ register, number: act.number }], 'command');
    case 'merge': {
      const into = { register, number: act.into };
      return mergeDebts(context, ana, [{ register, number: act.number }], into, 'command');
    }
    case 'undo':
      return undoLast(context, ana);
    default:
      return act satisfies never;
  }
}

function factsOf(items: readonly Debt[], number: number) {
  const item = items.find((one) => one.number === number);
  return item && Object.fromEntries(FIELDS.map((field) => [field, item[field]]));
}

/** What an item should come to: of each field what one side changed; what both did, by the side that was chosen. */
function merged(
  agreed: readonly Debt[],
  ours: readonly Debt[],
  told: readonly Debt[],
  { number }: Debt,
  side: 'slack' | 'file',
) {
  const before = factsOf(agreed, number);
  const inSlack = factsOf(ours, number);
  const inFile = factsOf(
    told.filter(({ id }) => id !== NEW),
    number,
  );
  if (!before || !inSlack || !inFile) return inSlack;
  return Object.fromEntries(
    FIELDS.map((field) => {
      const isChoice = inSlack[field] !== before[field] && inFile[field] !== before[field];
      const file = isChoice ? side === 'file' : inSlack[field] === before[field];
      return [field, file ? inFile[field] : inSlack[field]];
    }),
  );
}
