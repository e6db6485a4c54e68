import type { App, BlockSuggestion } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { NO_FILTERS } from '../command/filters.ts';
import type { DebtSummary } from '../domain/debt.ts';
import { listDebt } from '../register/list.ts';
import { Refusal } from '../register/refusal.ts';
import { registerOf } from '../register/registers.ts';
import { showDebt } from '../register/show.ts';
import { choice } from '../view/form-fields.ts';
import { ACTIONS, CALLBACKS } from '../view/ids.ts';
import { NEW_ITEM } from '../view/item-forms.ts';
import { itemForm, itemsValue } from '../view/refs.ts';
import { oneLine } from '../view/text.ts';
import type { SlackDeps } from './deps.ts';
import { channelBehind } from './modal-origin.ts';
import { LATE, within } from './within.ts';

/** Slack waits 3 s for the options of a select (reference/block-kit/block-elements/select-menu-element). */
const OPTIONS_MS = 2_300;
const NEW_DEBT = choice('New debt: record it too', NEW_ITEM);

/** Listens to what is typed into a select of items. It offers nothing where the answer would come too late. */
export function registerOptions(app: App, deps: SlackDeps): void {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: ACTIONS.pickItem },
    async ({ ack, body, client }) => {
      const looking = deps.inFlight.track(
        itemsLike(deps, client, body).catch((error: unknown) => {
          deps.log.error({ err: error }, 'items could not be offered');
          return [];
        }),
      );
      const found = await within(OPTIONS_MS, looking);
      const items = found === LATE ? [] : found;
      const options = items.map(({ registerId, number, title }) =>
        choice(`#${number} ${oneLine(title)}`, itemsValue.encode([{ registerId, number }])),
      );
      const isHit = body.view?.callback_id === CALLBACKS.hit;
      await ack({ options: isHit ? [...options, NEW_DEBT] : options });
    },
  );
}

/** The item of a number, else open items with the words. */
async function itemsLike(
  { context, people }: SlackDeps,
  client: WebClient,
  { view, user, team, value }: BlockSuggestion,
): Promise<readonly Pick<DebtSummary, 'registerId' | 'number' | 'title'>[]> {
  const form = itemForm.decode(view?.private_metadata);
  if (!view || !form) return [];
  const teamId = team?.id ?? user.team_id ?? view.team_id;
  const actor = await people.actor(client, { teamId, userId: user.id }, channelBehind(view));
  const register = await registerOf(context, actor, form.registerId);
  const typed = value.trim();
  const number = /^(?:#(?=\d+\b)|(?=\d+$))(?<number>\d{1,9})/.exec(typed)?.groups?.number;
  if (number !== undefined) {
    const found = await showDebt(context, actor, register, Number(number)).catch(noneFor);
    return found ? [found.debt] : [];
  }
  const words = typed.split(/\s+/).filter((word) => word !== '');
  return (await listDebt(context, actor, register, { ...NO_FILTERS, words }, 1)).items;
}

function noneFor(error: unknown): null {
  if (error instanceof Refusal) return null;
  throw error;
}
