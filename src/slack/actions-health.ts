import type { App } from '@slack/bolt';
import { type Decided, leaveMessage, sendAgain } from '../register/lost-messages.ts';
import { mendedMessage } from '../view/doctor.ts';
import { ACTIONS } from '../view/ids.ts';
import { type Decision, decidedWords } from '../view/lost-decided.ts';
import { type LostRef, lostValue } from '../view/lost-message.ts';
import type { Message } from '../view/message.ts';
import { plainMessage } from '../view/modals.ts';
import { type RegisterRef, registerValue } from '../view/refs.ts';
import { about, answerInPlace, type Click, onClick } from './click.ts';
import { health } from './commands/health.ts';
import { answerLine } from './commands.ts';
import type { SlackDeps } from './deps.ts';

/** Listens to what is decided about messages that were lost. */
export function registerHealthActions(app: App, deps: SlackDeps): void {
  const decides = (actionId: string, decision: Decision, decide: typeof sendAgain) =>
    onClick(
      app,
      deps,
      actionId,
      about(lostValue.decode, (click, ref) => carryOut(deps, click, ref, decision, decide)),
      { inHome: true },
    );
  decides(ACTIONS.lostAgain, 'send again', sendAgain);
  decides(ACTIONS.lostLeave, 'leave', leaveMessage);
  onClick(
    app,
    deps,
    ACTIONS.startDigest,
    about(registerValue.decode, (click, ref) => startAgain(deps, click, ref)),
  );
}

/** As `/debt digest on`; what came of it stands above how the messages fare now, in the place of what was clicked. */
async function startAgain(
  deps: SlackDeps,
  click: Click,
  { registerId }: RegisterRef,
): Promise<Message | null> {
  const { client, teamId, channelId, triggerId, actor } = click;
  const asked = { teamId, userId: actor.userId, channelId, triggerId };
  const line = { ...asked, text: 'digest on', origin: 'command', registerId } as const;
  const done = await answerLine(deps, client, line);
  if (!done) return null;
  await answerInPlace(click, mendedMessage(done, await health(deps.context, actor)));
  return null;
}

/** What came of it stands above what is left, in the place of what was clicked. */
async function carryOut(
  { context }: SlackDeps,
  click: Click,
  ref: LostRef,
  decision: Decision,
  decide: (...asked: Parameters<typeof sendAgain>) => Promise<Decided>,
): Promise<Message | null> {
  const { actor } = click;
  const words = decidedWords(await decide(context, actor, ref), decision);
  if (click.home) return plainMessage(words);
  await answerInPlace(click, mendedMessage(plainMessage(words), await health(context, actor)));
  return null;
}
