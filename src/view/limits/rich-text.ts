/** docs.slack.dev/reference/block-kit/blocks/rich-text-block. Empty lists of elements are accepted, empty text is not. */
import { z } from 'zod';
import { id, oneOf } from './composition.ts';

const style = z
  .strictObject({
    bold: z.boolean(),
    italic: z.boolean(),
    strike: z.boolean(),
    underline: z.boolean(),
    code: z.boolean(),
    highlight: z.boolean(),
    client_highlight: z.boolean(),
    unlink: z.boolean(),
  })
  .partial();

const leaf = (type: string, shape: z.ZodRawShape) =>
  z.strictObject({ type: z.literal(type), ...shape, style: style.optional() });

const filled = z.string().min(1);
const text = leaf('text', { text: filled });
const link = leaf('link', {
  url: filled,
  text: filled.optional(),
  unsafe: z.boolean().optional(),
});

const inline = oneOf({
  text,
  link,
  broadcast: leaf('broadcast', { range: z.enum(['here', 'channel', 'everyone']) }),
  channel: leaf('channel', { channel_id: id }),
  color: leaf('color', { value: filled }),
  date: leaf('date', {
    timestamp: z.int(),
    format: filled,
    url: filled.optional(),
    fallback: filled.optional(),
  }),
  emoji: leaf('emoji', {
    name: filled,
    unicode: filled.optional(),
    url: filled.optional(),
    skin_tone: z.int().min(1).max(6).optional(),
  }),
  team: leaf('team', { team_id: id }),
  user: leaf('user', { user_id: id }),
  usergroup: leaf('usergroup', { usergroup_id: id }),
});

const part = (type: string, elements: z.ZodType, shape: z.ZodRawShape = {}) =>
  z.strictObject({ type: z.literal(type), elements: z.array(elements), ...shape });

const border = z.literal([0, 1]).optional();
const section = part('rich_text_section', inline);

const parts = oneOf({
  rich_text_section: section,
  rich_text_list: part('rich_text_list', oneOf({ rich_text_section: section }), {
    style: z.enum(['bullet', 'ordered']),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    border,
  }),
  rich_text_quote: part('rich_text_quote', inline, { border }),
  rich_text_preformatted: part('rich_text_preformatted', oneOf({ text, link }), {
    border,
    language: filled.optional(),
  }),
});

/** A `rich_text` block, wherever one stands: as a block, in a table cell, as the first value of an input. */
export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: id.optional(),
  elements: z.array(parts),
});
