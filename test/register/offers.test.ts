import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DebtCommand } from '../../src/domain/decide.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt, changeDebts } from '../../src/register/change.ts';
import { submitEdit } from '../../src/register/edit.ts';
import { moveDebts } from '../../src/register/move.ts';
import { answerOffers } from '../../src/register/offers.ts';
import { Refusal } from '../../src/register/refusal.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { offersOfPerson } from '../../src/store/offers.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);
let register: Register;
let ana: Actor;
let ben: Actor;
let chloe: Actor;
let teams = 0;
beforeEach(async () => {
  const made = await team(context, `T-offers-${teams++}`);
  register = { ...made.register, offers: true };
  ({ ana, ben } = made);
  chloe = { ...ben, userId: 'UCHLOE' };
  await addDebt(context, ben, register, { title: 'Flaky login tests' }, 'command');
});

const person = (userId: string) => ({ kind: 'person', userId }) as const;
const give = (to: Actor, by = ben, number = 1) =>
  changeDebt(
    context,
    by,
    register,
    number,
    { kind: 'assign', owner: person(to.userId) },
    'command',
  );
const take = (by: Actor, number = 1) => give(by, by, number);
const ownerOf = async (number = 1) => (await showDebt(context, ana, register, number)).debt.owner;
const askedAbout = async (number = 1) =>
  (await showDebt(context, ana, register, number)).offer?.to ?? null;
const waitingFor = async (actor: Actor) =>
  (await offersOfPerson(context.sql, actor.workspaceId, actor.userId))
    .filter(({ offer }) => offer.to === actor.userId)
    .map(({ offer }) => offer.id);
const accept = async (by: Actor, ids?: readonly number[]) =>
  answerOffers(context, by, ids ?? (await waitingFor(by)), { kind: 'accept' });
const decline = async (by: Actor, reason: string | null = null) =>
  answerOffers(context, by, await waitingFor(by), { kind: 'decline', reason });
const refusalOf = ({ outcomes }: Awaited<ReturnType<typeof accept>>) =>
  outcomes[0]?.refused?.message;

interface Waiting {
  readonly kind: string;
  readonly userId: string | null;
  readonly method: string;
  readonly content: Record<string, unknown>;
}
const outbox = () => database.sql<Waiting[]>`
  select kind, user_id, method, content from outbox
  where workspace_id = ${register.workspaceId} order by id`;
const kinds = async () =>
  (await outbox()).map(({ kind, userId, method }) => `${kind} ${method} ${userId}`);

describe('an offer', () => {
  it('asks the person and leaves the owner until they accept, in their name', async () => {
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
    await give(ana);
    await decline(ana, 'No time before March');
    expect([await ownerOf(), await askedAbout()]).toEqual([null, null]);
    const told = (await outbox()).find(({ kind }) => kind === 'offer declined');
    expect(told).toMatchObject({
      userId: 'UBEN',
      content: { by: 'UANA', reason: 'No time before March' },
    });
    expect(
      refusalOf(await accept(ana, [1]).catch(() => ({ outcomes: [] }) as never)),
    ).toBeUndefined();
  });

  it('to somebody else takes the first one back', async () => {
    await give(ana);
    const [first] = await waitingFor(ana);
    await give(chloe);
    expect(await waitingFor(ana)).toEqual([]);
    expect(refusalOf(await accept(ana, [first ?? 0]))).toContain('offered to somebody else since');
    expect(await kinds()).toEqual(['offer post UANA', 'offer update UANA', 'offer post UCHLOE']);
  });

  it('to the same person again asks no second time', async () => {
    await give(ana);
    const again = await give(ana, chloe);
    expect(again.changes).toEqual([]);
    expect(again.remarks).toEqual(['They were asked already and have not answered yet.']);
    expect(await kinds()).toEqual(['offer post UANA']);
  });

  it('of several items is one message, whose items are answered one by one or all at once', async () => {
    await addDebt(context, ben, register, { title: 'Old TLS' }, 'command');
    await addDebt(context, ben, register, { title: 'No backups' }, 'command');
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
    const fields = { title: 'Flaky tests', owner: person('UANA') };
    const edited = await submitEdit(context, ben, register, 1, { shownVersion: 1, fields });
    expect(edited).toMatchObject({ outcome: 'saved', debt: { title: 'Flaky tests', owner: null } });
    const added = await addDebt(context, ben, register, { ...fields, title: 'B' }, 'command');
    expect(added).toMatchObject({ asked: 'UANA', debt: { owner: null } });
    expect(await waitingFor(ana)).toHaveLength(2);
  });

  it('ends when the item is paid, moved, deleted or taken, and says so at the click', async () => {
    const other = await openRegister(context, ana, 'payments');
    const ends: [RegExp, (number: number) => Promise<unknown>][] = [
      [/closed since/, (number) => change(number, { kind: 'complete', whatWasDone: null })],
      [/taken it since/, (number) => take(chloe, number)],
      [/was deleted/, (number) => deleteDebts(context, ana, [{ register, number }], 'command')],
      [/moved/, (number) => moveDebts(context, ben, [{ register, number }], other, 'command')],
    ];
    for (const [words, end] of ends) {
      const { debt } = await addDebt(context, ben, register, { title: 'One more' }, 'command');
      await give(ana, ben, debt.number);
      const ids = await waitingFor(ana);
      await end(debt.number);
      expect(await waitingFor(ana)).toEqual([]);
      expect(refusalOf(await accept(ana, ids))).toMatch(words);
    }
  });

  it('is not made about what is paid', async () => {
    await change(1, { kind: 'complete', whatWasDone: null });
    await expect(give(ana)).rejects.toThrow('#1 is not open');
  });

  it('is answered by nobody but the person who was asked', async () => {
    await give(ana);
    const ids = await waitingFor(ana);
    expect(refusalOf(await accept(chloe, ids))).toContain('offered to somebody else');
    expect(await ownerOf()).toBeNull();
  });

  it('is taken back by undo, and offered again by redo; not once it was accepted', async () => {
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
    register = { ...register, offers: false };
    await give(ana);
    expect(await ownerOf()).toEqual(person('UANA'));
    expect(await kinds()).toEqual([]);
  });
});

describe('taking and dropping', () => {
  it('tells once who lost an item, and who has it', async () => {
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
    const drop = (by: Actor) =>
      changeDebt(context, by, register, 1, { kind: 'assign', owner: null }, 'command');
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

function change(number: number, command: DebtCommand, by = ben) {
  return changeDebt(context, by, register, number, command, 'command');
}

describe('whatever people do', () => {
  const anyAct = fc.record({
    who: fc.nat({ max: 2 }),
    act: fc.constantFrom('give', 'accept', 'decline', 'take', 'drop', 'done', 'reopen', 'undo'),
    whom: fc.nat({ max: 2 }),
  });

  it('an item is asked of one person at most, and goes to nobody who did not say so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 12 }), async (acts) => {
        const people = ['UX', 'UY', 'UZ'].map((userId) => ({ ...ben, userId }));
        const { debt } = await addDebt(context, ben, register, { title: 'Law' }, 'command');
        const { number } = debt;
        for (const { who, act, whom } of acts) {
          const [actor, other] = [people[who] ?? ben, people[whom] ?? ben];
          const before = await showDebt(context, ana, register, number);
          await attempt(() => doAct(act, actor, other, number));
          const after = await showDebt(context, ana, register, number);
          const open = await database.sql`
            select from offer where debt_id = ${debt.id} and answer is null`;
          expect(open.length).toBeLessThanOrEqual(1);
          expectRightful(before.debt.owner, after.debt.owner, actor.userId);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  function doAct(act: string, actor: Actor, other: Actor, number: number): Promise<unknown> {
    switch (act) {
      case 'give':
        return give(other, actor, number);
      case 'accept':
        return accept(actor);
      case 'decline':
        return decline(actor);
      case 'take':
        return take(actor, number);
      case 'drop':
        return change(number, { kind: 'assign', owner: null }, actor);
      case 'done':
        return change(number, { kind: 'complete', whatWasDone: null }, actor);
      case 'reopen':
        return change(number, { kind: 'reopen' }, actor);
      default:
        return undoLast(context, actor);
    }
  }

  /** Only the owner gives an item up; it goes to who acts, by their own taking or accepting, or back by their undo. */
  function expectRightful(before: unknown, after: unknown, actor: string): void {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const mine = JSON.stringify(person(actor));
    expect([JSON.stringify(before), JSON.stringify(after)]).toContain(mine);
  }

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    context.at = new Date(context.at.getTime() + 1_000);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof RuleError)) throw error;
    }
  }
});
