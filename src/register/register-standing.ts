import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import { moveDefault, setArchived } from '../store/register-changes.ts';
import { registerOfChannel } from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';
import { requireKeeper, requireMaintainer, unseen } from './rights.ts';

/**
 * Archives a register: it takes no changes from now on.
 * @throws Refusal when the actor does not keep it, and for the default, which is never archived.
 */
export async function archiveRegister(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<Register> {
  requireKeeper(register, actor, 'archive it');
  if (register.archivedAt !== null) return register;
  const archivedAt = context.now();
  if (await setArchived(context.sql, register.workspaceId, register.id, archivedAt)) {
    return { ...register, archivedAt };
  }
  throw new Refusal(
    'not valid',
    `${register.name} is the workspace's default, which cannot be archived.`,
    'Make another register the default first: /debt register default NAME. The last one stays.',
  );
}

/** @throws Refusal when the actor does not keep it. */
export async function unarchiveRegister(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<Register> {
  requireKeeper(register, actor, 'bring it back');
  await setArchived(context.sql, register.workspaceId, register.id, null);
  return { ...register, archivedAt: null };
}

/**
 * Makes a register the one that `/debt` means where no channel says otherwise.
 * @throws Refusal when the actor does not keep both it and the present default, and for one that is kept to its channels.
 */
export async function makeDefault(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<Register> {
  requireMaintainer(register, actor, 'make it the default');
  const { workspaceId, id } = register;
  const present = (await registerOfChannel(context.sql, workspaceId, null))?.register;
  if (present && present.id !== id && !isMaintainer(present, actor)) {
    requireKeeper(present, actor, 'put another register in its place as the default');
  }
  if (register.visibility === 'channels') {
    throw new Refusal(
      'not valid',
      `${register.name} is kept to the members of its channels; a default is for everybody.`,
      `Open it first: /debt register visibility workspace of ${register.name}.`,
    );
  }
  await context.sql.begin(async (sql) => {
    if (!(await moveDefault(sql, workspaceId, id))) throw unseen(actor);
  });
  return { ...register, isDefault: true };
}
