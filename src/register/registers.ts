import type { ChannelId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import { maySee } from '../domain/visibility.ts';
import { countItems, type ItemCounts } from '../store/register-changes.ts';
import {
  insertRegister,
  registerById,
  registerByName,
  registerOfChannel,
  registersOf,
} from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import { checkedName } from './register-names.ts';
import { unseen } from './rights.ts';

/** The name of the register that a workspace has by default. */
const DEFAULT_REGISTER_NAME = 'Debt Register';

/**
 * The register that `/debt` means in a channel: the one bound to it, else the workspace's default,
 * which is created on first use. One query where it exists.
 * @param createdBy keeps a register that is created here.
 */
export async function registerFor(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  channel: ChannelId | null,
  createdBy: UserId | null,
): Promise<Register> {
  const found = await registerOfChannel(context.sql, workspaceId, channel);
  if (found) return found.register;
  return createRegister(
    context,
    workspaceId,
    DEFAULT_REGISTER_NAME,
    createdBy,
    async () => (await registerOfChannel(context.sql, workspaceId, channel))?.register ?? null,
  );
}

/**
 * As `registerFor`, for a person. Guests and people from other organisations create none.
 * @throws Refusal when the person may not see it.
 */
export async function registerSeenBy(
  context: RegisterContext,
  actor: Actor,
  channel: ChannelId | null,
): Promise<Register> {
  if (!actor.isOutsider) {
    return seen(await registerFor(context, actor.workspaceId, channel, actor.userId), actor);
  }
  const found = await registerOfChannel(context.sql, actor.workspaceId, channel);
  return seen(found?.register ?? null, actor);
}

/** The register that `/debt` means in a channel, whether or not the person may see it; null where there is none yet. One query. */
export async function registerMeantIn(
  { sql }: RegisterContext,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  channel: ChannelId | null,
): Promise<RegisterId | null> {
  return (await registerOfChannel(sql, workspaceId, channel))?.register.id ?? null;
}

/**
 * The register that a button, a modal or a draft names.
 * @throws Refusal when there is none that the actor may see.
 */
export async function registerOf(
  context: RegisterContext,
  actor: Actor,
  registerId: RegisterId,
): Promise<Register> {
  return seen(await registerById(context.sql, actor.workspaceId, registerId), actor);
}

/**
 * The register that a person calls by its name, in any case, with spaces or with hyphens.
 * @throws Refusal when there is none that the actor may see.
 */
export async function registerCalled(
  context: RegisterContext,
  actor: Actor,
  name: string,
): Promise<Register> {
  return seen(await registerByName(context.sql, actor.workspaceId, name), actor, name);
}

/** All registers that a person may see: the default first, archived ones last. */
export async function registersSeen(
  context: RegisterContext,
  actor: Actor,
): Promise<readonly Register[]> {
  const all = await registersOf(context.sql, actor.workspaceId);
  if (!all.every((register) => maySee(register, actor))) await actor.channels?.ask?.();
  return all.filter((register) => maySee(register, actor));
}

/** How many items each of the registers has that the actor sees. */
export function countsOfRegisters(
  context: RegisterContext,
  actor: Actor,
  registers: readonly Register[],
): Promise<ReadonlyMap<RegisterId, ItemCounts>> {
  const ids = registers.filter((register) => maySee(register, actor)).map(({ id }) => id);
  return countItems(context.sql, actor.workspaceId, ids);
}

/** The register where the person may see it; Slack is asked about their channels only where that decides. */
async function seen(
  register: Register | null,
  actor: Actor,
  name: string | null = null,
): Promise<Register> {
  if (!register || register.workspaceId !== actor.workspaceId) throw unseen(actor, name);
  if (maySee(register, actor)) return register;
  const missing = (await actor.channels?.ask?.()) ?? [];
  if (maySee(register, actor)) return register;
  throw unseen(actor, name, missing);
}

/**
 * The register of a name, created when missing; the first one of a workspace is its default.
 * @throws Refusal where there is none and the name cannot be one.
 */
export async function registerNamed(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  name: string,
  createdBy: UserId | null,
): Promise<Register> {
  const find = () => registerByName(context.sql, workspaceId, name.trim());
  return (await find()) ?? createRegister(context, workspaceId, checkedName(name), createdBy, find);
}

/** Creates a register, or finds the one that a call at the same time created. */
async function createRegister(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  name: string,
  createdBy: UserId | null,
  find: () => Promise<Register | null>,
): Promise<Register> {
  const created = await insertRegister(context.sql, workspaceId, name, createdBy, context.now());
  const register = created ?? (await find());
  if (register) return register;
  // somebody else's first register became the default meanwhile: the name is still free
  return createRegister(context, workspaceId, name, createdBy, find);
}
