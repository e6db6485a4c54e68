import type { ChannelId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import {
  insertRegister,
  registerById,
  registerByName,
  registerOfChannel,
} from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';

/** The name of the register that a workspace has by default. */
export const DEFAULT_REGISTER_NAME = 'Debt Register';
const MAX_REGISTER_NAME_CHARS = 80;

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
 * As `registerFor`, for a person: guests and people from other organisations see a register only
 * through a channel bound to it, and create none.
 * @throws Refusal when they are elsewhere.
 */
export async function registerSeenBy(
  context: RegisterContext,
  actor: Actor,
  channel: ChannelId | null,
): Promise<Register> {
  if (!actor.isOutsider) {
    return registerFor(context, actor.workspaceId, channel, actor.userId);
  }
  const found = await registerOfChannel(context.sql, actor.workspaceId, channel);
  if (found?.isBound) return found.register;
  throw new Refusal(
    'no such register',
    'Guests and people from other organisations see a register only in its channels.',
    'Use /debt in a channel that has a register, or ask a member of this workspace.',
  );
}

/**
 * The register that a button, a modal or a draft names.
 * @throws Refusal when the actor's workspace has no such register.
 */
export async function registerOf(
  context: RegisterContext,
  actor: Pick<Actor, 'workspaceId'>,
  registerId: RegisterId,
): Promise<Register> {
  const register = await registerById(context.sql, actor.workspaceId, registerId);
  if (register) return register;
  throw new Refusal(
    'no such register',
    'This register does not exist any more.',
    'Type /debt to see the register of this channel.',
  );
}

/**
 * The register of a name, created when missing; the first one of a workspace is its default.
 * @throws Refusal when the name is empty or too long.
 */
export async function registerNamed(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  name: string,
  createdBy: UserId | null,
): Promise<Register> {
  const wanted = name.trim();
  if (wanted === '' || [...wanted].length > MAX_REGISTER_NAME_CHARS) {
    throw new Refusal(
      'not valid',
      `A register's name has 1 to ${MAX_REGISTER_NAME_CHARS} characters.`,
      'Choose another name.',
      'name',
    );
  }
  const find = () => registerByName(context.sql, workspaceId, wanted);
  return (await find()) ?? createRegister(context, workspaceId, wanted, createdBy, find);
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
