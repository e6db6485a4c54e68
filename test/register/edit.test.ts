import { describe, expect, it } from 'vitest';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { submitEdit } from '../../src/register/edit.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

describe('two people with the same form open', () => {
  it('keeps both edits when they changed different fields', async () => {
    const { register, ana, ben } = await team(context, 'T-different');
    const shown = { title: 'Queue', risk: 'Jobs are lost', impact: 'high' } as const;
    await addDebt(context, ana, register, shown, 'modal');
    const both = await Promise.all([
      submitEdit(context, ana, register, 1, {
        shownVersion: 1,
        fields: { ...shown, risk: 'All jobs' },
      }),
      submitEdit(context, ben, register, 1, {
        shownVersion: 1,
        fields: { ...shown, impact: 'low' },
      }),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['saved', 'saved']);
    const { debt } = await showDebt(context, ana, register, 1);
    expect(debt).toMatchObject({ title: 'Queue', risk: 'All jobs', impact: 'low', version: 3 });
  });

  it('asks the second when they changed the same field, and saves nothing before the answer', async () => {
    const { register, ana, ben } = await team(context, 'T-same');
    await addDebt(context, ana, register, { title: 'Queue' }, 'modal');
    const mine = { shownVersion: 1, fields: { title: 'Bus', risk: 'High' } };
    await submitEdit(context, ana, register, 1, { shownVersion: 1, fields: { title: 'Broker' } });
    const asked = await submitEdit(context, ben, register, 1, mine);
    expect(asked).toMatchObject({
      outcome: 'conflict',
      conflicts: [
        { field: 'title', before: 'Queue', theirs: 'Broker', mine: 'Bus', by: ana.userId },
      ],
      debt: { title: 'Broker', risk: null, version: 2 },
    });
    const decided = { mine: ['title'], seenVersion: 2 } as const;
    const saved = await submitEdit(context, ben, register, 1, { ...mine, decided });
    expect(saved).toMatchObject({ outcome: 'saved', debt: { title: 'Bus', risk: 'High' } });
  });

  it('asks again when the field was changed once more during the decision', async () => {
    const { register, ana, ben } = await team(context, 'T-again');
    await addDebt(context, ana, register, { title: 'One' }, 'modal');
    const rename = (title: string) => ({ kind: 'edit', patch: { title } }) as const;
    await changeDebt(context, ana, register, 1, rename('Two'), 'modal');
    await changeDebt(context, ana, register, 1, rename('Three'), 'modal');
    const decided = { mine: ['title'], seenVersion: 2 } as const;
    const fields = { title: 'Mine' };
    const asked = await submitEdit(context, ben, register, 1, { shownVersion: 1, fields, decided });
    expect(asked).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ before: 'Two', theirs: 'Three', mine: 'Mine' }],
    });
  });

  it('asks nothing when the other change was taken back meanwhile', async () => {
    const { register, ana, ben } = await team(context, 'T-back');
    await addDebt(context, ana, register, { title: 'One' }, 'modal');
    const rename = (title: string) => ({ kind: 'edit', patch: { title } }) as const;
    await changeDebt(context, ana, register, 1, rename('Two'), 'modal');
    await changeDebt(context, ana, register, 1, rename('One'), 'modal');
    const edit = { shownVersion: 1, fields: { title: 'Mine' } };
    const saved = await submitEdit(context, ben, register, 1, edit);
    expect(saved).toMatchObject({ outcome: 'saved', debt: { title: 'Mine' } });
  });
});
