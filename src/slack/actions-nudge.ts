import type { App } from '@slack/bolt';
import { readDay } from '../command/days.ts';
import type { DebtCommand } from '../domain/decide.ts';
import { formatDay } from '../domain/local-date.ts';
import { isOfField } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { changeDebt } from '../register/change.ts';
import { todayOf } from '../register/context.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { answeredNudge } from '../view/nudge.ts';
import { type ItemRef, itemValue, type SnoozeChoice, snoozeValue } from '../view/refs.ts';
import { about, type Click, onClick, registerClicked } from './click.ts';
import type { SlackDeps } from './deps.ts';

/** A change that a nudge's row asks for, and the words that then stand in the row. */
interface Decided {
  readonly command: DebtCommand;
  readonly words: string;
}

/** Listens to what an owner answers to a nudge; the row then shows what was decided. */
export function registerNudgeActions(app: App, deps: SlackDeps): void {
  const decides = (actionId: string, decided: Decided) =>
    onClick(
      app,
      deps,
      actionId,
      about(itemValue.decode, (click, ref) => decide(deps, click, ref, () => decided)),
    );
  decides(ACTIONS.nudgeStill, { command: { kind: 'still on it' }, words: 'Still on it, noted' });
  decides(ACTIONS.nudgeDone, {
    command: { kind: 'complete', whatWasDone: null },
    words: 'Done, thank you',
  });
  onClick(
    app,
    deps,
    ACTIONS.nudgeSnooze,
    about(snoozeValue.decode, (click, ref) =>
      decide(deps, click, ref, (register) => snooze(register, ref.choice, deps.context.now())),
    ),
  );
}

function snooze(register: Register, choice: SnoozeChoice, now: Date): Decided {
  const { firstMonth } = register;
  const until = readDay(choice, { today: todayOf(register, now), firstMonth })?.date;
  if (until === undefined) throw new Error(`"${choice}" is no day`);
  return { command: { kind: 'snooze', until }, words: `Snoozed until ${formatDay(until)}` };
}

async function decide(
  deps: SlackDeps,
  click: Click,
  ref: ItemRef,
  decidedIn: (register: Register) => Decided,
): Promise<Message | null> {
  const register = await registerClicked(deps, click, ref);
  const { command, words } = decidedIn(register);
  const { remarks, changes, changeSet } = await changeDebt(
    deps.context,
    click.actor,
    register,
    ref.number,
    command,
    'nudge',
  );
  const { client, channelId: channel, message } = click;
  if (!channel || !message) return { text: `${words}.`, blocks: [] };
  const { ts } = message;
  const told = [words, ...remarks].join('. ');
  const undo = changes.some(isOfField) ? changeSet : null;
  await client.chat.update({ channel, ts, ...answeredNudge(message, ref, told, undo) });
  return null;
}
