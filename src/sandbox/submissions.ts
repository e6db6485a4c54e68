import { checkView } from '../view/limits.ts';
import { type Doing, failureOf, isEmptyBody } from './commands.ts';
import { elementsOf, inputKey, isEmptyInput } from './inputs.ts';
import { isJson, type Json, object, text, textOfObject } from './json.ts';
import { parties } from './parties.ts';
import type { SandboxState } from './state.ts';
import { viewJson } from './view-json.ts';
import type { View } from './views.ts';

const trouble = 'We had some trouble connecting. Try again?';

/**
 * Presses a modal's submit button. Slack's own checks come first (required, length, numbers); then the app is asked, and its
 * `response_action` is followed. What Slack would not accept leaves the modal open with `trouble`.
 */
export async function submitView(state: SandboxState, doing: Doing, view: View): Promise<void> {
  view.trouble = undefined;
  view.fieldErrors = clientErrors(view);
  if (Object.keys(view.fieldErrors).length > 0) return state.signal.emit();
  const payload = {
    ...parties(state, doing.person),
    type: 'view_submission',
    trigger_id: state.triggers.issue({
      personId: doing.person.id,
      interactionId: doing.id,
      viewId: view.id,
    }),
    view: viewJson(view, state.world),
    response_urls: responseUrls(state, doing, view),
  };
  const outcome = await state.delivery.send(
    'view_submission',
    { type: 'interactive', payload },
    doing.id,
  );
  const error =
    failureOf(outcome) ??
    (outcome.kind === 'acked' ? follow(state, doing, view, outcome.body) : undefined);
  if (error) view.trouble = `${trouble} (${error})`;
  state.signal.emit();
}

/** Closes the top modal by its close button; the app hears of it only with `notify_on_close`. */
export async function closeView(state: SandboxState, doing: Doing): Promise<void> {
  const closed = state.views.pop(doing.person.id);
  state.signal.emit();
  if (closed) await tellClosed(state, doing, closed, false);
}

/** Closes the person's whole stack by its ×; the app hears of each view that has `notify_on_close`. */
export async function clearViews(state: SandboxState, doing: Doing): Promise<void> {
  const closed = state.views.clear(doing.person.id);
  state.signal.emit();
  for (const view of closed) await tellClosed(state, doing, view, true);
}

async function tellClosed(
  state: SandboxState,
  doing: Doing,
  view: View,
  isCleared: boolean,
): Promise<void> {
  if (!view.notifyOnClose) return;
  const payload = {
    ...parties(state, doing.person),
    type: 'view_closed',
    view: viewJson(view, state.world),
    is_cleared: isCleared,
  };
  await state.delivery.send('view_closed', { type: 'interactive', payload }, doing.id);
}

/** Does what the ack asks for; answers the reason when Slack would refuse it. */
function follow(state: SandboxState, doing: Doing, view: View, body: unknown): string | undefined {
  const personId = doing.person.id;
  if (isEmptyBody(body)) {
    state.views.pop(personId);
    return undefined;
  }
  const ack = object(body);
  switch (ack.response_action) {
    case 'clear':
      state.views.clear(personId);
      return undefined;
    case 'errors':
      return showErrors(state, view, object(ack.errors));
    case 'update':
    case 'push':
      return showView(state, doing, view, ack);
    default:
      return refuse(
        state,
        `an ack of view_submission without a known response_action: ${JSON.stringify(ack)}`,
      );
  }
}

function showErrors(state: SandboxState, view: View, errors: Json): string | undefined {
  const inputs = new Set(
    view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
  );
  const stray = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (stray.length > 0 || Object.keys(errors).length === 0) {
    return refuse(
      state,
      `errors for what is no input of the view: ${stray.join(', ') || 'none given'}`,
    );
  }
  view.fieldErrors = Object.fromEntries(
    Object.entries(errors).map(([blockId, error]) => [blockId, String(error)]),
  );
  return undefined;
}

function showView(state: SandboxState, doing: Doing, view: View, ack: Json): string | undefined {
  const [fault] = checkView(ack.view);
  if (fault || !isJson(ack.view))
    return refuse(state, `a view in an ack: ${fault?.code} ${fault?.message}`);
  const externalId = text(ack.view.external_id) ?? '';
  if (state.views.isExternalIdTaken(externalId, view))
    return refuse(state, `a view in an ack: duplicate_external_id`);
  const shown =
    ack.response_action === 'update'
      ? state.views.replace(view, ack.view)
      : state.views.push(doing.person.id, ack.view);
  if (!shown) return refuse(state, 'a view in an ack: push_limit_reached');
  state.sights.add({
    kind: 'modal',
    view: shown,
    personId: doing.person.id,
    interactionId: doing.id,
  });
  return undefined;
}

function refuse(state: SandboxState, what: string): string {
  state.records.refusals.push(what);
  return what;
}

/** Only conversation selects with `response_url_enabled` bring response URLs; a plain submission has none. */
function responseUrls(state: SandboxState, doing: Doing, view: View): Json[] {
  return elementsOf(view.blocks).flatMap(({ element, blockId, actionId }) => {
    const value = view.inputs.get(inputKey(blockId, actionId)) ?? {};
    const channelId = text(value.selected_conversation) ?? text(value.selected_channel);
    if (element.response_url_enabled !== true || !channelId) return [];
    const target = { channelId, personId: doing.person.id, interactionId: doing.id };
    const response_url = state.baseUrl + state.responseUrls.issue(target);
    return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url }];
  });
}

/** What Slack's client refuses before the app hears of it, by block_id. */
function clientErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element, blockId, actionId } of elementsOf(view.blocks)) {
    if (block.type !== 'input') continue;
    const value = view.inputs.get(inputKey(blockId, actionId)) ?? {};
    const error = isEmptyInput(value)
      ? block.optional !== true && 'Please complete this required field.'
      : typedError(element, textOfObject(value.value));
    if (error) errors[blockId] = error;
  }
  return errors;
}

function typedError(element: Json, typed: string): string | false {
  const { min_length: min, max_length: max, type } = element;
  if (typeof min === 'number' && typed.length < min)
    return `Please enter at least ${min} characters.`;
  if (typed.length > (typeof max === 'number' ? max : 3000))
    return `Please enter at most ${max ?? 3000} characters.`;
  if (type === 'number_input' && (typed === '' || Number.isNaN(Number(typed))))
    return 'Please enter a number.';
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(typed))
    return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(typed)) return 'Please enter a valid URL.';
  return false;
}
