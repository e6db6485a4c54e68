import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Register } from '../../src/domain/register.ts';
import { writeRegister } from '../../src/markdown/write.ts';
import { changeDebt } from '../../src/register/change.ts';
import { exportFile, readWithin } from '../../src/register/export.ts';
import { importFile, NOTHING_DECIDED } from '../../src/register/import.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { type SyncOrder, syncFile } from '../../src/register/sync.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';
import { FILE } from './register-file.ts';

const LAW = { numRuns: 10, endOnFailure: true };

const database = await useDatabase();
const context = movableContext(database.sql);

/** A register and the file that it is kept in, in step with each other. */
async function inStep(teamId: string) {
  const { register, ana } = await team(context, teamId);
  await importFile(context, register, asFile(FILE));
  const kept = { register, ana, text: FILE };
  await sync(kept);
  return kept;
}

interface Kept {
  readonly register: Register;
  readonly ana: Actor;
  text: string;
}

async function sync(kept: Kept, order: Partial<SyncOrder> = {}) {
  const write = async (text: string) => {
    kept.text = text;
  };
  const all = { decisions: NOTHING_DECIDED, keepMissing: false, write, ...order };
  return syncFile(context, kept.register, asFile(kept.text), all);
}

function asFile(text: string) {
  return { fileName: 'DEBT.md', text, repairs: [] };
}

async function fieldsOf({ id }: Register) {
  return database.sql`
    select number, title, risk, status, deleted_at is not null as deleted from debt
    where register_id = ${id} order by number`;
}

async function exported(register: Register): Promise<string> {
  const options = { format: 'markdown', history: false } as const;
  return (await exportFile(context, register, options)).content;
}

describe('bringing a file and its register together', () => {
  it('takes from each side what only it changed, and then both agree', async () => {
    const kept = await inStep('T-both');
    const impact = { kind: 'edit', patch: { risk: 'Told in Slack' } } as const;
    await changeDebt(context, kept.ana, kept.register, 2, impact, 'command');
    kept.text = kept.text.replace('Jobs are lost', 'Jobs are lost at night');
    expect(await sync(kept)).toMatchObject({ questions: 0, registerChanges: true });
    expect(kept.text).toContain('Told in Slack');
    expect(await fieldsOf(kept.register)).toMatchObject([
      { number: 1, risk: 'Jobs are lost at night' },
      { number: 2, risk: 'Told in Slack' },
      { number: 3 },
    ]);
    expect(kept.text).toBe(await exported(kept.register));
    expect(await sync(kept)).toMatchObject({ registerChanges: false, fileChanges: false });
  });

  it('changes neither while both changed a field, until somebody says whose value stays', async () => {
    const kept = await inStep('T-conflict');
    const risk = { kind: 'edit', patch: { risk: 'Told in Slack' } } as const;
    await changeDebt(context, kept.ana, kept.register, 1, risk, 'command');
    kept.text = kept.text.replace('Jobs are lost', 'Told in the file');
    const before = { text: kept.text, fields: await fieldsOf(kept.register) };
    const asked = await sync(kept);
    expect(asked.preview.conflicts).toMatchObject([
      {
        ...{ number: 1, field: 'risk', before: 'Jobs are lost' },
        ...{ inSlack: 'Told in Slack', inFile: 'Told in the file' },
      },
    ]);
    expect({ text: kept.text, fields: await fieldsOf(kept.register) }).toEqual(before);
    const decisions = { ...NOTHING_DECIDED, otherConflicts: 'file' } as const;
    expect(await sync(kept, { decisions })).toMatchObject({ questions: 0 });
    expect(await fieldsOf(kept.register)).toMatchObject([{ risk: 'Told in the file' }, {}, {}]);
  });

  it('takes out of the file what was deleted in Slack, and asks about what the file dropped', async () => {
    const kept = await inStep('T-removed');
    await deleteDebts(context, kept.ana, [{ register: kept.register, number: 1 }], 'command');
    await sync(kept);
    expect(kept.text).not.toContain('Queue for jobs');
    expect(await fieldsOf(kept.register)).toMatchObject([{ deleted: true }, {}, {}]);
    const whole = kept.text;
    kept.text = whole.slice(0, whole.search(/^### .*Slow reports/m));
    const dropped = kept.text;
    const { questions, preview } = await sync(kept);
    expect(questions).toBe(1);
    expect(preview.missing).toHaveLength(1);
    expect(kept.text).toBe(dropped);
    expect(await sync(kept, { keepMissing: true })).toMatchObject({ questions: 0 });
    expect(kept.text).toBe(await exported(kept.register));
  });

  it('takes the register’s changes back when the file cannot be written', async () => {
    const kept = await inStep('T-unwritable');
    const before = await fieldsOf(kept.register);
    kept.text = kept.text.replace('Jobs are lost', 'Jobs are lost at night\n\n\n');
    const write = () => Promise.reject(new Error('no space left'));
    await expect(sync(kept, { write })).rejects.toThrow('no space left');
    expect(await fieldsOf(kept.register)).toEqual(before);
  });

  it('loses no change of either side and doubles no item, whatever is changed between two times', async () => {
    let runs = 0;
    const edit = fc.record({
      number: fc.integer({ min: 1, max: 3 }),
      risk: fc.constantFrom('Pages hang', 'Money is lost', 'Nobody notices'),
    });
    const edits = fc.array(edit, { maxLength: 3 });
    const rounds = fc.array(fc.record({ inSlack: edits, inFile: edits }), {
      minLength: 1,
      maxLength: 2,
    });
    await fc.assert(
      fc.asyncProperty(rounds, fc.constantFrom('slack', 'file'), async (all, side) => {
        const kept = await inStep(`T-law-${runs++}`);
        let agreed = await risksOf(kept.register);
        for (const { inSlack, inFile } of all) {
          const slack = edited(agreed, inSlack);
          const file = edited(agreed, inFile);
          agreed = merged(agreed, { slack, file }, side);
          kept.text = await withRisks(kept, file);
          for (const [number, risk] of slack) {
            const patch = { kind: 'edit', patch: { risk } } as const;
            await changeDebt(context, kept.ana, kept.register, number, patch, 'command');
          }
          const decisions = { ...NOTHING_DECIDED, otherConflicts: side } as const;
          expect(await sync(kept, { decisions })).toMatchObject({ questions: 0 });
          expect(await risksOf(kept.register)).toEqual(agreed);
          expect(kept.text).toBe(await exported(kept.register));
        }
      }),
      LAW,
    );
  }, 90_000);
});

type Risks = ReadonlyMap<number, string | null>;

async function risksOf(register: Register): Promise<Risks> {
  const fields = await fieldsOf(register);
  return new Map(fields.map(({ number, risk }) => [Number(number), risk]));
}

function edited(risks: Risks, edits: readonly { number: number; risk: string }[]): Risks {
  return new Map([...risks, ...edits.map(({ number, risk }) => [number, risk] as const)]);
}

/** What both sides should come to. */
function merged(base: Risks, told: Record<'slack' | 'file', Risks>, side: 'slack' | 'file'): Risks {
  return new Map(
    [...base].map(([number, before]) => {
      const [ours, theirs] = [told.slack.get(number) ?? null, told.file.get(number) ?? null];
      if (ours === before) return [number, theirs];
      if (theirs === before) return [number, ours];
      return [number, side === 'slack' ? ours : theirs];
    }),
  );
}

/** The file as somebody would have it who changed these risks in it. */
async function withRisks({ register }: Kept, risks: Risks): Promise<string> {
  const now = await readWithin(database.sql, register.workspaceId, register.id);
  const items = now.items.map((item) => ({
    ...item,
    risk: risks.get(item.number) ?? item.risk,
  }));
  return writeRegister({ ...now, items });
}
