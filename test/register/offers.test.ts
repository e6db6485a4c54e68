import { describe, expect, it } from 'vitest';
import { addDebt } from '../../src/register/add.ts';
import { changeDebts } from '../../src/register/change.ts';
import { submitEdit } from '../../src/register/edit.ts';
import { moveDebts } from '../../src/register/move.ts';
import type { answerOffers } from '../../src/register/offers.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext } from './fixtures.ts';
import { offerStage, person } from './offer-stage.ts';

const database = await useDatabase();
const context = movableContext(database.sql);
let teams = 0;
const stage = (offers = true) => offerStage(context, `T-offers-${teams++}`, offers);

type Answers = Awaited<ReturnType<typeof answerOffers>>;
const refusalOf = ({ outcomes }: Answers) => outcomes[0]?.refused?.message;

describe('an offer', () => {
  it('asks the person and leaves the owner until they accept, in their name', async () => {
    const { register, ana, ben, give, take, accept, ownerOf, askedAbout, kinds } = await stage();
    await take(ben);
    const { changes, remarks } = await give(ana);
    expect(changes.map(({ field }) => field)).toEqual(['offered']);
    expect(remarks).toEqual(['Its owner stays until they accept.']);
    expect([await ownerOf(), await askedAbout()]).toEqual([person('UBEN'), 'UANA']);
    await accept(ana);
    expect([await ownerOf(), await askedAbout()]).toEqual([person('UANA'), null]);
    const { recent } = await showDebt(context, ana, register, 1);
    expect(recent[0]).toMatchObject({ by: 'UANA', origin: 'offer', changes: [{ field: 'owner' }] });
    expect(await kinds()).toEqual(['offer post UANA', 'offer update UANA', 'lost items post UBEN']);
  });

  it('that is declined leaves all as it was and tells who asked why', async () => {
    const { ana, give, waitingFor, outbox, accept, decline, ownerOf, askedAbout } = await stage();
    await give(ana);
    const ids = await waitingFor(ana);
    await decline(ana, 'No time before March');
    expect([await ownerOf(), await askedAbout()]).toEqual([null, null]);
    const told = (await outbox()).find(({ kind }) => kind === 'offer declined');
    expect(told).toMatchObject({
      userId: 'UBEN',
      content: { by: 'UANA', reason: 'No time before March' },
    });
    expect(refusalOf(await accept(ana, ids))).toContain('declined already');
  });

  it('to somebody else takes the first one back', async () => {
    const { ana, chloe, give, waitingFor, accept, kinds } = await stage();
    await give(ana);
    const [first] = await waitingFor(ana);
    await give(chloe);
    expect(await waitingFor(ana)).toEqual([]);
    expect(refusalOf(await accept(ana, [first ?? 0]))).toContain('offered to somebody else since');
    expect(await kinds()).toEqual(['offer post UANA', 'offer update UANA', 'offer post UCHLOE']);
  });

  it('to the same person again asks no second time', async () => {
    const { ana, chloe, give, kinds } = await stage();
    await give(ana);
    const again = await give(ana, chloe);
    expect(again.changes).toEqual([]);
    expect(again.remarks).toEqual(['They were asked already and have not answered yet.']);
    expect(await kinds()).toEqual(['offer post UANA']);
  });

  it('of several items is one message, whose items are answered one by one or all at once', async () => {
    const { register, ana, ben, add, waitingFor, accept, ownerOf, kinds } = await stage();
    await add('Old TLS');
    await add('No backups');
    const places = [1, 2, 3].map((number) => ({ register, number }));
    const command = { kind: 'assign', owner: person('UANA') } as const;
    await changeDebts(context, ben, places, command, 'command');
    expect(await kinds()).toEqual(['offer post UANA']);
    const [first] = await waitingFor(ana);
    await accept(ana, [first ?? 0]);
    expect([await ownerOf(1), await ownerOf(2)]).toEqual([person('UANA'), null]);
    await accept(ana);
    expect([await ownerOf(2), await ownerOf(3)]).toEqual([person('UANA'), person('UANA')]);
  });

  it('is made by a form and by adding too, and the rest of what was told is saved', async () => {
    const { register, ana, ben, waitingFor } = await stage();
    const fields = { title: 'Flaky tests', owner: person('UANA') };
    const edited = await submitEdit(context, ben, register, 1, { shownVersion: 1, fields });
    expect(edited).toMatchObject({ outcome: 'saved', debt: { title: 'Flaky tests', owner: null } });
    const added = await addDebt(context, ben, register, { ...fields, title: 'B' }, 'command');
    expect(added).toMatchObject({ asked: 'UANA', debt: { owner: null } });
    expect(await waitingFor(ana)).toHaveLength(2);
  });

  it('ends when the item is paid, moved, deleted or taken, and says so at the click', async () => {
    const { register, ana, ben, chloe, add, change, give, waitingFor, take, accept } =
      await stage();
    const other = await openRegister(context, ana, 'payments');
    const ends: [RegExp, (number: number) => Promise<unknown>][] = [
      [/closed since/, (number) => change(number, { kind: 'complete', whatWasDone: null })],
      [/taken it since/, (number) => take(chloe, number)],
      [/was deleted/, (number) => deleteDebts(context, ana, [{ register, number }], 'command')],
      [/moved/, (number) => moveDebts(context, ben, [{ register, number }], other, 'command')],
    ];
    for (const [words, end] of ends) {
      const { number } = await add('One more');
      await give(ana, ben, number);
      const ids = await waitingFor(ana);
      await end(number);
      expect(await waitingFor(ana)).toEqual([]);
      expect(refusalOf(await accept(ana, ids))).toMatch(words);
    }
  });

  it('is not made about what is paid', async () => {
    const { ana, change, give } = await stage();
    await change(1, { kind: 'complete', whatWasDone: null });
    await expect(give(ana)).rejects.toThrow('#1 is not open');
  });

  it('is answered by nobody but the person who was asked', async () => {
    const { ana, chloe, give, waitingFor, accept, ownerOf } = await stage();
    await give(ana);
    const ids = await waitingFor(ana);
    expect(refusalOf(await accept(chloe, ids))).toContain('offered to somebody else');
    expect(await ownerOf()).toBeNull();
  });

  it('is taken back by undo, and offered again by redo; not once it was accepted', async () => {
    const { ana, ben, give, waitingFor, accept, ownerOf } = await stage();
    const { changeSet } = await give(ana);
    const undone = await undoLast(context, ben);
    expect(await waitingFor(ana)).toEqual([]);
    if (undone.outcome !== 'undone') throw new Error('not undone');
    await undoChange(context, ben, undone.changeSet);
    expect(await waitingFor(ana)).toHaveLength(1);
    await accept(ana);
    const late = await undoChange(context, ben, changeSet ?? '').catch((error) => error);
    expect(late).not.toMatchObject({ outcome: 'undone' });
    expect(await ownerOf()).toEqual(person('UANA'));
  });

  it('is no offer where the register gives items at once', async () => {
    const { ana, give, ownerOf, kinds } = await stage(false);
    await give(ana);
    expect(await ownerOf()).toEqual(person('UANA'));
    expect(await kinds()).toEqual([]);
  });
});

describe('taking and dropping', () => {
  it('tells once who lost an item, and who has it', async () => {
    const { ana, ben, outbox, take } = await stage();
    await take(ben);
    const { remarks } = await take(ana);
    expect(remarks).toEqual(['Whose it was is told.']);
    const [told, ...others] = await outbox();
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      kind: 'lost items',
      userId: 'UBEN',
      content: { by: 'UANA', items: [{ number: 1, owner: person('UANA') }] },
    });
  });

  it('leaves somebody’s item without an owner for them and for maintainers alone', async () => {
    const { ana, ben, chloe, outbox, take, drop, ownerOf } = await stage();
    await take(ben);
    await expect(drop(chloe)).rejects.toThrow('belongs to somebody else');
    await drop(ben);
    expect(await ownerOf()).toBeNull();
    await take(ben);
    await drop(ana);
    expect(await ownerOf()).toBeNull();
    expect((await outbox()).map(({ userId }) => userId)).toEqual(['UBEN']);
  });
});
