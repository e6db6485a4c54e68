import type { App } from '@slack/bolt';
import type { Carried } from '../view/carried.ts';
import type { Message } from '../view/message.ts';
import type { RegisterRef } from '../view/refs.ts';
import { about, answerInPlace, onClick } from './click.ts';
import type { Looking } from './commands/asked.ts';
import type { SlackDeps } from './deps.ts';
import { lookingAt } from './looking.ts';

/** Listens to buttons that turn pages: another page is shown in the place of the one whose button was clicked. */
export function turnPages<Ref extends RegisterRef>(
  app: App,
  deps: SlackDeps,
  actionIds: readonly string[],
  value: Carried<Ref>,
  see: (looking: Looking, ref: Ref) => Promise<Message>,
): void {
  const turn = about(value.decode, async (click, ref: Ref) => {
    await answerInPlace(click, await see(await lookingAt(deps, click, ref), ref));
    return null;
  });
  for (const actionId of actionIds) onClick(app, deps, actionId, turn);
}
