import { describe, expect, it } from 'vitest';
import { changeDebt } from '../../src/register/change.ts';
import { NOTHING_DECIDED } from '../../src/register/import.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { useSyncStage } from './sync-stage.ts';

const stage = useSyncStage();
const { inStep, sync, fieldsOf, exported } = stage;

describe('bringing a file and its register together', () => {
  it('takes from each side what only it changed, and then both agree', async () => {
    const kept = await inStep('T-both');
    const impact = { kind: 'edit', patch: { risk: 'Told in Slack' } } as const;
    await changeDebt(stage.context, kept.ana, kept.register, 2, impact, 'command');
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
    await changeDebt(stage.context, kept.ana, kept.register, 1, risk, 'command');
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
    await deleteDebts(stage.context, kept.ana, [{ register: kept.register, number: 1 }], 'command');
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
});
