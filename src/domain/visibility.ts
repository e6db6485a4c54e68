import type { Actor, Register } from './register.ts';

/**
 * Whether a person may see a register: a member of the workspace sees those that are open to it; everybody, guests and
 * people of other organisations too, sees those of a channel that they are known to be in.
 */
export function maySee(
  register: Pick<Register, 'workspaceId' | 'visibility' | 'channels'>,
  actor: Pick<Actor, 'workspaceId' | 'isOutsider' | 'channels'>,
): boolean {
  if (register.workspaceId !== actor.workspaceId) return false;
  if (register.visibility === 'workspace' && !actor.isOutsider) return true;
  return register.channels.some((channel) => actor.channels?.has(channel) === true);
}
