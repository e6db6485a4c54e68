import type { Actor, Register } from '../domain/register.ts';
import type { RegisterContext } from './context.ts';
import { type Overview, overviewOf } from './overview.ts';
import { registerSeenBy } from './registers.ts';
import { readSettings, type ShownSettings } from './settings.ts';

/** What a person's Home shows: the workspace's default register, and what is set for it and for them. */
export interface Home {
  readonly register: Register;
  readonly overview: Overview;
  readonly settings: ShownSettings;
}

/** The Home of the actor. @throws Refusal for guests and people from elsewhere, who see registers in their channels only. */
export async function homeOf(context: RegisterContext, actor: Actor): Promise<Home> {
  const register = await registerSeenBy(context, actor, null);
  const [overview, settings] = await Promise.all([
    overviewOf(context, actor, register),
    readSettings(context, actor, register),
  ]);
  return { register, overview, settings };
}
