import type { ChannelId, UserId } from '../domain/debt.ts';
import type { Actor, Register, Visibility } from '../domain/register.ts';
import { maySee } from '../domain/visibility.ts';
import type { AnySql } from '../store/connect.ts';
import {
  boundRegister,
  rebindChannel,
  unbindChannels,
  updateIdentity,
} from '../store/register-changes.ts';
import { insertRegister, lockRegister, registerById, registerByName } from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';
import { checkedName, nameTaken, requireFreeName } from './register-names.ts';
import { requireInside, requireKeeper, requireMaintainer, unseen } from './rights.ts';

/** What of a register is to change; what is left out stays. */
export interface RegisterChange {
  readonly name?: string;
  readonly visibility?: Visibility;
  readonly bind?: readonly ChannelId[];
  readonly unbind?: readonly ChannelId[];
  readonly addMaintainers?: readonly UserId[];
  readonly removeMaintainers?: readonly UserId[];
}

/** The same as a form says it: the lists as they are to be. */
export interface RegisterIdentity extends Pick<RegisterChange, 'name' | 'visibility'> {
  /** Without the home channel. */
  readonly channels?: readonly ChannelId[];
  readonly maintainers?: readonly UserId[];
}

/** What makes a register as a form says. */
export function changeTo(
  register: Register,
  { channels, maintainers, ...rest }: RegisterIdentity,
): RegisterChange {
  const further = register.channels.filter((channel) => channel !== register.homeChannel);
  return {
    ...rest,
    ...(channels && { bind: without(channels, further), unbind: without(further, channels) }),
    ...(maintainers && {
      addMaintainers: without(maintainers, register.maintainers),
      removeMaintainers: without(register.maintainers, maintainers),
    }),
  };
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  return ids.filter((id) => !others.includes(id));
}

/** Creates a register that the actor keeps. @throws Refusal for guests, and where the name is no name or taken. */
export async function openRegister(
  context: RegisterContext,
  actor: Actor,
  typed: string,
): Promise<Register> {
  requireInside(actor, 'create a register');
  const name = checkedName(typed);
  const { workspaceId, userId } = actor;
  if (await registerByName(context.sql, workspaceId, name)) throw nameTaken(name);
  const created = await insertRegister(context.sql, workspaceId, name, userId, context.now());
  if (!created) throw nameTaken(name);
  return created;
}

/**
 * Changes what a register is called, who sees it, its channels and who keeps it. One transaction.
 * @returns the register as it is now.
 * @throws Refusal when the actor does not keep it, or what was asked cannot be; the field is named.
 */
export async function changeRegister(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  change: RegisterChange,
): Promise<Register> {
  requireMaintainer(register, actor, 'change it');
  await askBefore(actor, change);
  return context.sql.begin(async (sql) => {
    const locked = await lockRegister(sql, register.workspaceId, register.id);
    if (!locked) throw unseen(actor);
    return writeRegisterChange(sql, actor, locked.register, change);
  });
}

/** Finds out about the actor's channels where a change may shut them out; belongs before the transaction, as it asks Slack. */
export async function askBefore(actor: Actor, change: RegisterChange): Promise<void> {
  const mayShutOut = change.visibility === 'channels' || (change.unbind ?? []).length > 0;
  if (mayShutOut) await actor.channels?.ask?.();
}

/** As `changeRegister`, of a locked register that the actor keeps. */
export async function writeRegisterChange(
  sql: AnySql,
  actor: Actor,
  register: Register,
  change: RegisterChange,
): Promise<Register> {
  const { workspaceId, id } = register;
  const name = change.name === undefined ? register.name : checkedName(change.name);
  await requireFreeName(sql, register, name);
  const visibility = change.visibility ?? register.visibility;
  const maintainers = keepersAfter(register, change);
  const channels = await writeChannels(sql, actor, register, change);
  const changed: Register = { ...register, name, visibility, maintainers, channels };
  requireSeenAfter(register, changed, actor);
  await updateIdentity(sql, workspaceId, id, changed);
  return changed;
}

/**
 * Unbinds a channel from whatever register it is bound to.
 * @throws Refusal when it is bound to none that the actor may see, or the actor does not keep that one.
 */
export async function unbindChannel(
  context: RegisterContext,
  actor: Actor,
  channel: ChannelId,
): Promise<Register> {
  const registerId = await boundRegister(context.sql, actor.workspaceId, channel);
  const register =
    registerId === null ? null : await registerById(context.sql, actor.workspaceId, registerId);
  if (register && !maySee(register, actor)) await actor.channels?.ask?.();
  if (!register || !maySee(register, actor)) {
    throw new Refusal(
      'not valid',
      'No register that you may see is bound to that channel.',
      'See which channels are bound with /debt register.',
    );
  }
  return changeRegister(context, actor, register, { unbind: [channel] });
}

/** The maintainers as they will be; whoever created a register keeps it always. */
function keepersAfter(
  { maintainers, createdBy, name }: Register,
  { addMaintainers = [], removeMaintainers = [] }: RegisterChange,
): readonly UserId[] {
  if (createdBy !== null && removeMaintainers.includes(createdBy)) {
    throw new Refusal(
      'not valid',
      `<@${createdBy}> set up ${name} and stays its maintainer.`,
      'Remove others with /debt register maintainer remove and the person after @.',
      'maintainers',
    );
  }
  const left = maintainers.filter((userId) => !removeMaintainers.includes(userId));
  return [...new Set([...left, ...addMaintainers])];
}

/** Binds and unbinds channels; those that it has then. */
async function writeChannels(
  sql: AnySql,
  actor: Actor,
  register: Register,
  { bind = [], unbind = [] }: RegisterChange,
): Promise<readonly ChannelId[]> {
  const { workspaceId, id, homeChannel } = register;
  if (homeChannel !== null && unbind.includes(homeChannel)) {
    throw new Refusal(
      'not valid',
      `That is the home channel of ${register.name}, where its digest goes.`,
      'Choose another home channel first, with /debt settings.',
      'channels',
    );
  }
  for (const channel of bind) {
    await requireMayRebind(sql, actor, register, channel);
    await rebindChannel(sql, workspaceId, id, channel);
  }
  if (unbind.length > 0) await unbindChannels(sql, workspaceId, id, unbind);
  const left = register.channels.filter((channel) => !unbind.includes(channel));
  return [...new Set([...left, ...bind])];
}

/** A channel has one register: taking it from another needs that one's keeper. */
async function requireMayRebind(
  sql: AnySql,
  actor: Actor,
  register: Register,
  channel: ChannelId,
): Promise<void> {
  const bound = await boundRegister(sql, register.workspaceId, channel);
  if (bound === null || bound === register.id) return;
  const other = await registerById(sql, register.workspaceId, bound);
  if (other) requireKeeper(other, actor, 'give its channels to another register');
}

/** A register kept to its channels must have some, and its keeper must not shut themselves out. */
function requireSeenAfter(before: Register, after: Register, actor: Actor): void {
  if (after.visibility !== 'channels') return;
  if (after.channels.length === 0) {
    throw new Refusal(
      'not valid',
      `${after.name} has no channel, so nobody would see it.`,
      'Bind one first: /debt register bind and the channel after #.',
      before.visibility === 'channels' ? 'channels' : 'visibility',
    );
  }
  if (maySee(after, actor)) return;
  throw new Refusal(
    'not valid',
    `You would not see ${after.name} any more: you are in none of its channels.`,
    'Do it from one of its channels, or bind a channel that you are in.',
    'visibility',
  );
}
