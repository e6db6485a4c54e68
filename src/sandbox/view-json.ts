import { stateValues } from './inputs.ts';
import type { Json } from './json.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

/** The view in Slack's form, with what stands in its fields now. */
export function viewJson(view: View, world: World): Json {
  return {
    id: view.id,
    team_id: world.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: stateValues(view.inputs) },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: view.externalId,
    app_installed_team_id: world.enterprise?.id ?? world.team.id,
    bot_id: world.app.botId,
  };
}
