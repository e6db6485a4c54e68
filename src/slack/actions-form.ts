import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { createModal } from '../view/create-modal.ts';
import { readCreateForm } from '../view/forms.ts';
import { ACTIONS } from '../view/ids.ts';
import { type Click, onClick } from './click.ts';
import type { SlackDeps } from './deps.ts';
import { fromChannel } from './modal-origin.ts';
import { WARNING_BLOCK } from './open-modal.ts';
import { unlessRefused } from './slack-code.ts';

const CLOSED: ReadonlySet<string> = new Set(['not_found']);
/** An update for another click came first. */
const OVERTAKEN: ReadonlySet<string> = new Set(['hash_conflict', ...CLOSED]);

/** Listens to what changes the create modal while it is filled in. */
export function registerFormActions(app: App, deps: SlackDeps): void {
  onClick(app, deps, ACTIONS.toggleMore, (click) => showForm(deps, click, { expand: true }));
  onClick(app, deps, ACTIONS.assess, (click) => showForm(deps, click, { expand: false }));
}

/**
 * Renders the form anew from what is typed in it. Of two clicks at about the same time the one that knows more is shown,
 * whichever comes first.
 */
async function showForm(
  { context }: SlackDeps,
  { client, actor, view, channelId, behind }: Click,
  { expand }: { readonly expand: boolean },
): Promise<null> {
  const form = view && readCreateForm(view, { by: actor.userId, now: context.now() });
  if (!form) throw new Error('the form cannot be read');
  const { meta, fields } = form;
  const rendered = createModal({ ...meta, expanded: meta.expanded || expand }, fields);
  const blocks = [...warningsOf(view.blocks), ...rendered.blocks];
  const anew = fromChannel({ ...rendered, blocks }, channelId, behind);
  const update = { view_id: view.id, view: anew };
  const shown = client.views.update({ ...update, hash: view.hash });
  if (await unlessRefused(shown, OVERTAKEN)) return null;
  const knowsAll = expand || (fields.impact && fields.effort);
  if (knowsAll) await unlessRefused(client.views.update(update), CLOSED);
  return null;
}

function warningsOf(blocks: readonly object[]): KnownBlock[] {
  return blocks.filter(isWarning);
}

function isWarning(block: object): block is KnownBlock {
  return 'block_id' in block && block.block_id === WARNING_BLOCK;
}
