import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { createModal } from '../view/create-modal.ts';
import { readCreateForm } from '../view/forms.ts';
import { ACTIONS } from '../view/ids.ts';
import { type Click, onClick } from './click.ts';
import type { SlackDeps } from './deps.ts';
import { WARNING_BLOCK } from './open-modal.ts';
import { unlessRefused } from './slack-code.ts';

/** The person typed on or closed the modal meanwhile: what is on the screen is newer. */
const OVERTAKEN: ReadonlySet<string> = new Set(['hash_conflict', 'not_found']);

/** Listens to what changes the create modal while it is filled in. */
export function registerFormActions(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTIONS.toggleMore, (click) => showForm(deps, click, { expand: true }));
  onClick(app, deps, ACTIONS.assess, (click) => showForm(deps, click, { expand: false }));
}

/** Renders the form anew from what is typed in it. */
async function showForm(
  { context }: SlackDeps,
  { client, actor, view }: Click,
  { expand }: { readonly expand: boolean },
): Promise<null> {
  const form = view && readCreateForm(view, { by: actor.userId, now: context.now() });
  if (!form) throw new Error('the form cannot be read');
  const { meta, fields } = form;
  const rendered = createModal({ ...meta, expanded: meta.expanded || expand }, fields);
  const anew = { ...rendered, blocks: [...warningsOf(view.blocks), ...rendered.blocks] };
  const update = client.views.update({ view_id: view.id, hash: view.hash, view: anew });
  await unlessRefused(update, OVERTAKEN);
  return null;
}

function warningsOf(blocks: readonly object[]): KnownBlock[] {
  return blocks.filter(isWarning);
}

function isWarning(block: object): block is KnownBlock {
  return 'block_id' in block && block.block_id === WARNING_BLOCK;
}
