import type { Actor } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { isOfRegister } from '../store/delivery-health.ts';
import { leaveLost, lockOnceLost, type OnceLost, readyAgain } from '../store/lost-messages.ts';
import { registerById } from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';
import { requireKeeper } from './rights.ts';

/** A lost message as it was shown: `fence` counts its attempts. */
export interface LostRef {
  readonly messageId: number;
  readonly fence: number;
}

/** What came of a decision. */
export interface Decided {
  /** As it was before. */
  readonly message: OnceLost;
  /** False where it had been decided already, by whomever, or tried once more since; nothing was changed then. */
  readonly isNew: boolean;
}

/**
 * Sends a lost message once more. Pressed twice, or by two people, it goes out once: a button that was shown before the
 * last attempt, or before somebody decided, changes nothing.
 * @throws Refusal when the actor may not decide about it, or it is not kept any more.
 */
export function sendAgain(context: RegisterContext, actor: Actor, ref: LostRef): Promise<Decided> {
  return decide(context, actor, ref, (sql, now) =>
    readyAgain(sql, actor.workspaceId, ref.messageId, actor.userId, now),
  );
}

/** Leaves a lost message as it is: it has arrived, or is not needed any more. @throws as `sendAgain`. */
export function leaveMessage(
  context: RegisterContext,
  actor: Actor,
  ref: LostRef,
): Promise<Decided> {
  return decide(context, actor, ref, (sql, now) =>
    leaveLost(sql, actor.workspaceId, ref.messageId, actor.userId, now),
  );
}

function decide(
  { sql, now }: RegisterContext,
  actor: Actor,
  { messageId, fence }: LostRef,
  write: (sql: AnySql, now: Date) => Promise<void>,
): Promise<Decided> {
  return sql.begin(async (tx) => {
    const message = await lockOnceLost(tx, actor.workspaceId, messageId);
    if (!message) throw gone();
    await requireDecider(tx, actor, message);
    const isNew = isUndecided(message) && message.fence === fence;
    if (isNew) await write(tx, now());
    return { message, isNew };
  });
}

function isUndecided({ state, decision }: OnceLost): boolean {
  return (state === 'dead' || state === 'uncertain') && decision !== 'leave';
}

/** Who keeps the register that a message is about, and whom it is for, decide about it; workspace admins about all. */
async function requireDecider(sql: AnySql, actor: Actor, message: OnceLost): Promise<void> {
  if (actor.isAdmin || message.userId === actor.userId) return;
  if (isOfRegister(message)) {
    const register = await registerById(sql, actor.workspaceId, Number(message.subject));
    if (!register) throw gone();
    return requireKeeper(register, actor, 'decide about its messages');
  }
  throw new Refusal(
    'not allowed',
    'Only the person whom a message is for decides whether it is sent again.',
    `Ask <@${message.userId}>, or a workspace admin.`,
  );
}

function gone(): Refusal {
  return new Refusal(
    'not valid',
    'That message is not kept any more, so nothing was sent.',
    'See what is with /debt health.',
  );
}
