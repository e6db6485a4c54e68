import type { RegisterId } from '../domain/debt.ts';
import { registerMeantIn } from '../register/registers.ts';
import { type Click, registerClicked } from './click.ts';
import type { Looking } from './commands/asked.ts';
import type { SlackDeps } from './deps.ts';

/** A person's look at the register of a click. What is shown in a modal cannot be shared from there. */
export async function lookingAt(
  deps: SlackDeps,
  click: Click,
  ref: { readonly registerId: RegisterId },
): Promise<Looking> {
  const { context } = deps;
  const { actor, channelId, view } = click;
  const [register, hereId] = await Promise.all([
    registerClicked(deps, click, ref),
    registerMeantIn(context, actor, channelId),
  ]);
  return { context, actor, register, ephemeral: view === null, hereId };
}
