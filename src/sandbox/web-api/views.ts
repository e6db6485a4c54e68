import { checkView } from '../../view/limits.ts';
import { isJson, type Json, object, text } from '../json.ts';
import type { SandboxState } from '../state.ts';
import type { Trigger } from '../triggers.ts';
import { viewJson } from '../view-json.ts';
import type { View } from '../views.ts';
import { reachablePerson } from './access.ts';
import { ApiError, argument, assertWithinLimits, invalidArguments, type Method } from './method.ts';

/** views.*, from their reference pages on docs.slack.dev. */
export const viewMethods: Record<string, Method> = {
  'views.open': { required: ['view'], run: open },
  'views.push': { required: ['view'], run: push },
  'views.update': { required: ['view'], run: update },
  'views.publish': { required: ['user_id', 'view'], run: publish },
};

function open(state: SandboxState, args: Json): Json {
  const json = checkedView(state, args, 'modal');
  const trigger = exchange(state, args);
  return shown(state, state.views.open(trigger.personId, json), trigger);
}

function push(state: SandboxState, args: Json): Json {
  const json = checkedView(state, args, 'modal');
  const trigger = exchange(state, args);
  if (!trigger.viewId || !state.views.find({ id: trigger.viewId })) throw new ApiError('not_found');
  const view = state.views.push(trigger.personId, json);
  if (!view) throw new ApiError('push_limit_reached');
  return shown(state, view, trigger);
}

function update(state: SandboxState, args: Json): Json {
  const id = text(args.view_id);
  const externalId = text(args.external_id);
  if (!id && !externalId) throw invalidArguments('missing required field: view_id');
  const view = state.views.find({ id, externalId });
  if (!view) throw new ApiError('not_found');
  const json = checkedView(state, args, view.type, view);
  assertHash(args, view);
  return shown(state, state.views.replace(view, json));
}

function publish(state: SandboxState, args: Json): Json {
  if (!state.manifest.homeEnabled) throw new ApiError('not_enabled');
  const person = reachablePerson(state, argument(args, 'user_id'));
  const known = state.views.homeOf(person.id);
  const json = checkedView(state, args, 'home', known);
  if (known) assertHash(args, known);
  return shown(state, state.views.publish(person.id, json));
}

function checkedView(state: SandboxState, args: Json, type: View['type'], replaced?: View): Json {
  assertWithinLimits(checkView(args.view));
  const json = object(args.view);
  if (!isJson(args.view) || json.type !== type)
    throw invalidArguments(`view must be of type ${type} [json-pointer:/view/type]`);
  if (state.views.isExternalIdTaken(text(json.external_id) ?? '', replaced))
    throw new ApiError('duplicate_external_id');
  return json;
}

/** The trigger is used up only when the view could be shown. */
function exchange(state: SandboxState, args: Json): Trigger {
  const trigger = state.triggers.exchange(
    text(args.trigger_id) ?? text(args.interactivity_pointer),
  );
  if (typeof trigger === 'string') throw new ApiError(trigger);
  return trigger;
}

function assertHash(args: Json, view: View): void {
  const hash = text(args.hash);
  if (hash && hash !== view.hash) throw new ApiError('hash_conflict');
}

function shown(state: SandboxState, view: View, trigger?: Trigger): Json {
  state.sights.add({
    kind: view.type,
    view,
    personId: view.personId,
    ...(trigger && { interactionId: trigger.interactionId }),
  });
  return { view: viewJson(view, state.world) };
}
