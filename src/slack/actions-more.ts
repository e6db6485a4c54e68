import type { App } from '@slack/bolt';
import { registerMeantIn } from '../register/registers.ts';
import { deleteDebts } from '../register/remove.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { type ItemRef, itemsValue, type MoreRef, moreValue } from '../view/refs.ts';
import { showsAnew } from './behind.ts';
import {
  about,
  answerInPlace,
  type Click,
  onClick,
  openForClick,
  registerClicked,
} from './click.ts';
import { askToDelete } from './commands/remove.ts';
import type { SlackDeps } from './deps.ts';
import { outcomesMessage } from './outcomes.ts';
import { placesOfRefs } from './places.ts';

/** Listens to the menu on a card, and to the button that deletes. */
export function registerMoreActions(app: App, deps: SlackDeps): void {
  onClick(
    app,
    deps,
    ACTIONS.more,
    about(moreValue.decode, (click, ref) => more(deps, click, ref)),
    { opens: 'Debt Register' },
  );
  onClick(
    app,
    deps,
    ACTIONS.deleteItems,
    about(itemsValue.decode, (click, items) => deleteItems(deps, click, items)),
  );
}

async function more(
  deps: SlackDeps,
  click: Click,
  { registerId, number, choice }: MoreRef,
): Promise<Message | null> {
  const items = [{ registerId, number }];
  switch (choice) {
    case 'accept': {
      const form = { registerId, items, until: null, why: null };
      return openForClick(deps, click, registerId, { modal: 'accept', ...form });
    }
    case 'hit': {
      const form = { registerId, number, minutes: null, text: null, permalink: null };
      return openForClick(deps, click, registerId, { modal: 'hit', ...form });
    }
    case 'merge':
      return openForClick(deps, click, registerId, { modal: 'merge', registerId, items });
    case 'move':
      return openForClick(deps, click, registerId, { modal: 'move', number });
    case 'delete':
      return askToDeleteHere(deps, click, items);
    default:
      return choice satisfies never;
  }
}

async function askToDeleteHere(
  deps: SlackDeps,
  click: Click,
  items: readonly ItemRef[],
): Promise<Message> {
  const { actor, channelId } = click;
  const [places, hereId] = await Promise.all([
    placesOfRefs(items, (registerId) => registerClicked(deps, click, { registerId })),
    registerMeantIn(deps.context, actor, channelId),
  ]);
  return askToDelete(deps.context, actor, places, hereId);
}

async function deleteItems(
  deps: SlackDeps,
  click: Click,
  items: readonly ItemRef[],
): Promise<Message | null> {
  const places = await placesOfRefs(items, (registerId) =>
    registerClicked(deps, click, { registerId }),
  );
  const deleted = await deleteDebts(deps.context, click.actor, places, 'card');
  const hereId = await registerMeantIn(deps.context, click.actor, click.channelId);
  await answerInPlace(click, await showsAnew(deps, click, outcomesMessage(deleted, [], hereId)));
  return null;
}
