import type { App } from '@slack/bolt';
import type { DebtCommand } from '../domain/decide.ts';
import type { Register } from '../domain/register.ts';
import { seenFrom } from '../domain/register-name.ts';
import { SETTABLE_STATUSES } from '../domain/status.ts';
import { changeDebt } from '../register/change.ts';
import { leaveAlone, showAgain } from '../register/doctor.ts';
import { mergeDebts } from '../register/remove.ts';
import { showDebt } from '../register/show.ts';
import { confirmationMessage } from '../view/confirmation.ts';
import { leftAloneMessage, mendedMessage } from '../view/doctor.ts';
import {
  doctorValue,
  type FindingRef,
  findingValue,
  type MendRef,
  mendValue,
} from '../view/doctor-refs.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { itemValue } from '../view/refs.ts';
import {
  about,
  answerInPlace,
  type Click,
  onClick,
  openForClick,
  registerClicked,
} from './click.ts';
import type { Looking } from './commands/asked.ts';
import { assign } from './commands/change.ts';
import { seeDoctor } from './commands/see.ts';
import type { SlackDeps } from './deps.ts';
import { lookingAt } from './looking.ts';
import { outcomesMessage } from './outcomes.ts';
import { turnPages } from './turn-pages.ts';

/** Listens to what mends findings of the doctor, leaves them alone, and assesses items. */
export function registerDoctorActions(app: App, deps: SlackDeps): void {
  for (const actionId of [ACTIONS.doctorMend, ACTIONS.doctorAssign, ACTIONS.doctorStatus]) {
    onClick(
      app,
      deps,
      actionId,
      about(mendValue.decode, (click, ref) => mend(deps, click, ref)),
    );
  }
  onClick(
    app,
    deps,
    ACTIONS.doctorLeave,
    about(findingValue.decode, (click, ref) => leave(deps, click, ref)),
  );
  onClick(
    app,
    deps,
    ACTIONS.doctorAgain,
    about(findingValue.decode, (click, ref) => again(deps, click, ref)),
  );
  turnPages(app, deps, [ACTIONS.doctorEarlier, ACTIONS.doctorLater], doctorValue, (looking, ref) =>
    seeDoctor(looking, ref.page),
  );
  onClick(
    app,
    deps,
    ACTIONS.assessItem,
    about(itemValue.decode, (click, { registerId, number }) =>
      openForClick(deps, click, registerId, { modal: 'assess', number }),
    ),
    { opens: 'Assess' },
  );
}

/** What was done stands above what is left, in the place of the findings clicked. */
async function mend(deps: SlackDeps, click: Click, ref: MendRef): Promise<null> {
  const done = await mended(deps, click, await lookingAt(deps, click, ref), ref);
  return showLeft(deps, click, ref, done);
}

async function mended(
  deps: SlackDeps,
  click: Click,
  { context, actor, register, hereId }: Looking,
  ref: MendRef,
): Promise<Message> {
  const { number, to } = ref;
  if (ref.mend === 'take' || ref.mend === 'assign') {
    const channelId = click.channelId ?? '';
    const asked = { ...click, deps, register, hereId, channelId, origin: 'card' as const };
    const userId = ref.mend === 'take' ? actor.userId : click.chosenUser;
    const named = { items: [{ register: null, number }], remarks: [] };
    return assign(asked, named, userId);
  }
  if (ref.mend === 'merge') {
    const into = { register, number: Number(to) };
    const merged = await mergeDebts(context, actor, [{ register, number }], into, 'card');
    return outcomesMessage(merged, [], hereId);
  }
  const command = await commandOf(deps, click, register, ref);
  const saved = await changeDebt(context, actor, register, number, command, 'card');
  const debt = seenFrom(saved.debt, register, hereId);
  return confirmationMessage({ ...saved, debt, firstMonth: register.firstMonth });
}

async function commandOf(
  { context }: SlackDeps,
  { actor }: Click,
  register: Register,
  { mend: kind, to, number }: MendRef,
): Promise<DebtCommand> {
  switch (kind) {
    case 'done':
      return { kind: 'complete', whatWasDone: null };
    case 'reopen':
      return { kind: 'reopen' };
    case 'still on it':
      return { kind: 'still on it' };
    case 'plan':
      return { kind: 'edit', patch: { targetDate: null, targetQuarter: to } };
    case 'by the matrix':
      return { kind: 'edit', patch: { priorityOverride: null } };
    case 'status': {
      const status = SETTABLE_STATUSES.find((one) => one === to);
      if (!status) throw new Error(`"${to}" is no status`);
      return { kind: 'set status', status };
    }
    case 'tick all': {
      const { debt } = await showDebt(context, actor, register, number);
      return { kind: 'tick', done: debt.steps.map(({ id }) => id), undone: [] };
    }
    default:
      throw new Error(`${kind} is no change of one item`);
  }
}

async function leave(deps: SlackDeps, click: Click, ref: FindingRef): Promise<null> {
  const register = await registerClicked(deps, click, ref);
  const finding = await leaveAlone(deps.context, click.actor, register, ref.finding);
  return showLeft(deps, click, ref, finding && leftAloneMessage(finding, ref));
}

async function again(deps: SlackDeps, click: Click, ref: FindingRef): Promise<null> {
  const register = await registerClicked(deps, click, ref);
  await showAgain(deps.context, click.actor, register, ref.finding);
  return showLeft(deps, click, ref, null);
}

async function showLeft(
  deps: SlackDeps,
  click: Click,
  ref: { readonly registerId: number; readonly page: number },
  done: Message | null,
): Promise<null> {
  const left = await seeDoctor(await lookingAt(deps, click, ref), ref.page);
  await answerInPlace(click, done ? mendedMessage(done, left) : left);
  return null;
}
