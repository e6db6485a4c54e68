import type { RegisterId } from '../domain/debt.ts';
import { type Click, registerClicked } from './click.ts';
import type { Looking } from './commands/asked.ts';
import type { SlackDeps } from './deps.ts';

/** A person's look at the register of a click. What is shown in a modal cannot be shared from there. */
export async function lookingAt(
  deps: SlackDeps,
  click: Click,
  ref: { readonly registerId: RegisterId },
): Promise<Looking> {
  const register = await registerClicked(deps, click, ref);
  return { context: deps.context, actor: click.actor, register, ephemeral: click.view === null };
}
