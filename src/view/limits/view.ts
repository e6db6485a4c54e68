/** docs.slack.dev/reference/views/modal-views and home-tab-views. */
import { z } from 'zod';
import { blocksOn } from './blocks.ts';
import { id, oneOf, plain } from './composition.ts';

const common = {
  callback_id: id.optional(),
  external_id: id.optional(),
  private_metadata: z.string().max(3000).optional(),
};

/** A modal or a Home tab, its blocks included. */
export const viewSchema = oneOf({
  modal: z.strictObject({
    type: z.literal('modal'),
    ...common,
    blocks: blocksOn.modal,
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
  home: z.strictObject({ type: z.literal('home'), ...common, blocks: blocksOn.home }),
});

/** Bytes of a whole view as JSON; more is `view_too_large` (methods/views.open). */
export const maxViewBytes = 250_000;
