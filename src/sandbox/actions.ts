import { z } from 'zod';
import { optionGroup, selectOption } from '../view/limits/composition.ts';
import { type Doing, reportBareAck } from './commands.ts';
import { inputKey, type PlacedElement, stateValues } from './inputs.ts';
import { type Json, object, objects } from './json.ts';
import { type Message, messageJson } from './messages.ts';
import { channelParty, parties } from './parties.ts';
import type { SandboxState } from './state.ts';
import { viewJson } from './view-json.ts';
import type { View } from './views.ts';

/** Where an element stands: in a message, or in a modal or Home. */
export type Surface = { message: Message } | { view: View };

/**
 * Uses an element: keeps the new value and sends `block_actions`. `value` is what Slack puts into the action beside its
 * ids (`{ selected_option }`, `{ selected_options }`, `{ value }`, ...).
 */
export async function useElement(
  state: SandboxState,
  doing: Doing,
  where: Surface,
  placed: PlacedElement,
  value: Json,
): Promise<void> {
  const { element, blockId, actionId } = placed;
  const inputs = 'view' in where ? where.view.inputs : where.message.inputs;
  const key = inputKey(blockId, actionId);
  const known = inputs.get(key);
  if (known) inputs.set(key, { ...known, ...value });
  state.signal.emit();
  const action = {
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    action_ts: String(state.clock.now() / 1000),
    ...(String(element.type).endsWith('button') && {
      text: element.text,
      value: element.value ?? '',
    }),
    ...(element.type === 'icon_button' && { icon: element.icon }),
    ...value,
  };
  const payload = {
    ...parties(state, doing.person),
    type: 'block_actions',
    trigger_id: state.triggers.issue({
      personId: doing.person.id,
      interactionId: doing.id,
      ...('view' in where && where.view.type === 'modal' && { viewId: where.view.id }),
    }),
    ...surfaceParts(state, where),
    ...('message' in where && { response_url: responseUrl(state, doing, where.message) }),
    actions: [action],
  };
  const outcome = await state.delivery.send(
    'block_actions',
    { type: 'interactive', payload },
    doing.id,
  );
  reportBareAck(state, doing, 'block_actions', outcome);
}

/** Asks the app for the options of an external select, as typing in it does. */
export async function askOptions(
  state: SandboxState,
  doing: Doing,
  where: Surface,
  placed: PlacedElement,
  typed: string,
): Promise<Json[]> {
  const payload = {
    ...parties(state, doing.person),
    type: 'block_suggestion',
    action_id: placed.actionId,
    block_id: placed.blockId,
    value: typed,
    ...surfaceParts(state, where),
  };
  const outcome = await state.delivery.send(
    'block_suggestion',
    { type: 'interactive', payload },
    doing.id,
  );
  const body = outcome.kind === 'acked' ? object(outcome.body) : {};
  if (!answered.safeParse(body).success) {
    state.records.refusals.push(`the options of ${placed.actionId} are none that Slack takes`);
    return [];
  }
  return [
    ...objects(body.options),
    ...objects(body.option_groups).flatMap((group) => objects(group.options)),
  ];
}

/** What an app answers a select with: at most 100 options or groups (select-menu-element). An app that is silent offers nothing. */
const answered = z.object({
  options: z.array(selectOption).max(100).optional(),
  option_groups: z.array(optionGroup).max(100).optional(),
});

/** Whether using this element tells the app at once. Inputs do so only with `dispatch_action`. */
export function tellsAtOnce(placed: PlacedElement): boolean {
  return placed.block.type !== 'input' || placed.block.dispatch_action === true;
}

function surfaceParts(state: SandboxState, where: Surface): Json {
  if ('view' in where) {
    return {
      container: { type: 'view', view_id: where.view.id },
      view: viewJson(where.view, state.world),
    };
  }
  const { message } = where;
  const channel = state.world.channels.get(message.channelId);
  const { app, team } = state.world;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: message.ephemeralTo !== undefined,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    ...(channel && { channel: channelParty(channel) }),
    ...(!message.ephemeralTo && {
      message: messageJson(message, { ...app, teamId: team.id }, true),
    }),
    state: { values: stateValues(message.inputs) },
  };
}

function responseUrl(state: SandboxState, doing: Doing, message: Message): string {
  const target = {
    channelId: message.channelId,
    personId: doing.person.id,
    interactionId: doing.id,
    messageTs: message.ts,
  };
  return state.baseUrl + state.responseUrls.issue(target);
}
