import type { App } from '@slack/bolt';
import { registerMeantIn } from '../register/registers.ts';
import { undoChange } from '../register/undo.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { askedAgain } from '../view/nudge.ts';
import { type NudgeUndoRef, nudgeUndoValue, type UndoRef, undoValue } from '../view/refs.ts';
import { showsAnew } from './behind.ts';
import { about, answerInPlace, type Click, onClick } from './click.ts';
import { undoAnswer } from './commands/undo.ts';
import type { SlackDeps } from './deps.ts';

/** Listens to Undo and Redo, beside whatever they stand. */
export function registerUndoActions(app: App, deps: SlackDeps): void {
  onClick(
    app,
    deps,
    ACTIONS.undo,
    about(undoValue.decode, (click, ref) => undo(deps, click, ref)),
    { inHome: true },
  );
  onClick(
    app,
    deps,
    ACTIONS.nudgeUndo,
    about(nudgeUndoValue.decode, (click, ref) => undoInNudge(deps, click, ref)),
  );
}

/** What was taken back stands where its confirmation stood; one that could not be stays. */
async function undo(
  deps: SlackDeps,
  click: Click,
  { changeSet }: UndoRef,
): Promise<Message | null> {
  const { context } = deps;
  const { actor, channelId } = click;
  const result = await undoChange(context, actor, changeSet);
  const hereId = await registerMeantIn(context, actor, channelId);
  const answer = await undoAnswer(context, result, actor, hereId);
  if (result.outcome === 'obstructed') return answer;
  await answerInPlace(click, await showsAnew(deps, click, answer));
  return null;
}

/** The row of the nudge asks again what becomes of the item. */
async function undoInNudge(
  deps: SlackDeps,
  click: Click,
  ref: NudgeUndoRef,
): Promise<Message | null> {
  const { client, actor, channelId: channel, message } = click;
  const result = await undoChange(deps.context, actor, ref.changeSet);
  const [item] = result.items;
  if (result.outcome === 'undone' && channel && message && item) {
    await client.chat.update({ channel, ts: message.ts, ...askedAgain(message, ref, item.debt) });
  }
  const hereId = await registerMeantIn(deps.context, actor, channel);
  return undoAnswer(deps.context, result, actor, hereId);
}
