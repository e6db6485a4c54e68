import type { App } from '@slack/bolt';
import { readDay } from '../command/days.ts';
import type { DebtCommand } from '../domain/decide.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { Register } from '../domain/register.ts';
import { changeDebt } from '../register/change.ts';
import { todayOf } from '../register/context.ts';
import { Refusal } from '../register/refusal.ts';
import { requireOpen } from '../register/rights.ts';
import { showDebt } from '../register/show.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { itemOfRow } from '../view/nudge.ts';
import { ownershipFormModal } from '../view/ownership-forms.ts';
import { type ItemRef, itemValue, type SnoozeChoice, snoozeValue } from '../view/refs.ts';
import { REPLAN_TITLE, replanModal } from '../view/replan-modal.ts';
import { about, type Click, onClick, registerClicked } from './click.ts';
import type { SlackDeps } from './deps.ts';
import { followingMoves } from './following-moves.ts';
import { answerRow, openFromRow } from './nudge-rows.ts';

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
  onClick(app, deps, ACTIONS.nudgeSnoozeDay, (click) => snoozeToDay(deps, click));
  registerFormsOfRows(app, deps);
}

function registerFormsOfRows(app: App, deps: SlackDeps): void {
  onClick(
    app,
    deps,
    ACTIONS.nudgeReplan,
    about(itemValue.decode, async (click, ref) => {
      const register = await registerClicked(deps, click, ref);
      const { debt } = await showDebt(deps.context, click.actor, register, ref.number);
      requireOpen(debt);
      const today = todayOf(register, deps.context.now());
      const form = replanModal(ref, debt, { today, firstMonth: register.firstMonth });
      return openFromRow(deps, click, ref, form);
    }),
    { opens: REPLAN_TITLE },
  );
  onClick(
    app,
    deps,
    ACTIONS.nudgeHandOver,
    about(itemValue.decode, async (click, ref) => {
      const { offers: asks } = await registerClicked(deps, click, ref);
      return openFromRow(
        deps,
        click,
        ref,
        ownershipFormModal({ modal: 'hand over', ...ref, asks }),
      );
    }),
    { opens: 'Hand over' },
  );
}

/** The day that was picked in a row, which the block's id names: a date picker has no value of its own. */
async function snoozeToDay(deps: SlackDeps, click: Click): Promise<Message | null> {
  const item = itemOfRow(click.blockId);
  const { value: until } = click;
  if (!item || until === null) throw new Error(`a day in an unknown row: ${click.blockId}`);
  return followingMoves(item, (ref) =>
    decide(deps, click, ref, (register) => {
      requireDayAfter(until, todayOf(register, deps.context.now()));
      return snoozed(until);
    }),
  );
}

function requireDayAfter(until: LocalDate, today: LocalDate): void {
  if (until > today) return;
  const what = `${formatDay(until)} is not after today, so nothing was snoozed.`;
  throw new Refusal('not valid', what, 'Choose a later day.');
}

function snoozed(until: LocalDate): Decided {
  return { command: { kind: 'snooze', until }, words: `Snoozed until ${formatDay(until)}` };
}

function snooze(register: Register, choice: SnoozeChoice, now: Date): Decided {
  const { firstMonth } = register;
  const until = readDay(choice, { today: todayOf(register, now), firstMonth })?.date;
  if (until === undefined) throw new Error(`"${choice}" is no day`);
  return snoozed(until);
}

async function decide(
  deps: SlackDeps,
  click: Click,
  ref: ItemRef,
  decidedIn: (register: Register) => Decided,
): Promise<Message | null> {
  const register = await registerClicked(deps, click, ref);
  const { command, words } = decidedIn(register);
  const { context } = deps;
  const saved = await changeDebt(context, click.actor, register, ref.number, command, 'nudge');
  const { client, channelId: channel, message: nudge } = click;
  if (!channel || !nudge) return { text: `${words}.`, blocks: [] };
  await answerRow(client, { channel, ts: nudge.ts, nudge, item: ref }, words, saved);
  return null;
}
