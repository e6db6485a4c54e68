import type { DebtCommand } from '../../src/domain/decide.ts';
import type { Actor } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { showDebt } from '../../src/register/show.ts';
import { MONDAY_NOON, type MovableContext, team } from './fixtures.ts';

/** A register of ana's with one item, and what people do to it. */
export async function undoStage(context: MovableContext, teamId: string) {
  context.at = MONDAY_NOON;
  const people = await team(context, teamId);
  const { register, ana } = people;
  const fields = { title: 'Flaky login tests', impact: 'high', effort: 'low' } as const;
  const { changeSet: added } = await addDebt(context, ana, register, fields, 'command');
  const change = async (actor: Actor, command: DebtCommand, number = 1) =>
    (await changeDebt(context, actor, register, number, command, 'command')).changeSet ?? '';
  const item = async (number = 1) => (await showDebt(context, ana, register, number)).debt;
  return { ...people, added, change, item };
}

export const note = (text: string): DebtCommand => ({ kind: 'note', text });
export const title = (text: string): DebtCommand => ({ kind: 'edit', patch: { title: text } });
