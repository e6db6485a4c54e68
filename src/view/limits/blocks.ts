/** Blocks. Page of each rule: docs.slack.dev/reference/block-kit/blocks/NAME, with NAME in the comment. */
import { z } from 'zod';
import { dataVisualization } from './charts.ts';
import {
  httpsUrl,
  id,
  image,
  type Kinds,
  mrkdwn,
  oneOf,
  plain,
  slackIcon,
  string,
  text,
} from './composition.ts';
import type { Surface } from './fault.ts';
import { elementAt, elementsAt } from './places.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

const block = <Shape extends z.ZodRawShape>(type: string, shape: Shape) =>
  z.strictObject({ type: z.literal(type), block_id: id.optional(), ...shape });

const flag = z.boolean().optional();
const elements = (element: z.ZodType, max: number) => z.array(element).min(1).max(max);

// card-block
const card = block('card', {
  hero_image: image().optional(),
  icon: image().optional(),
  slack_icon: slackIcon.optional(),
  title: text(150).optional(),
  subtitle: text(150).optional(),
  body: text(200).optional(),
  subtext: text(200).optional(),
  actions: elements(elementAt('card', 'message'), 3).optional(),
})
  .refine(({ hero_image, title, actions, body }) => hero_image ?? title ?? actions ?? body, {
    error: 'must define at least one of `hero_image`, `title`, `actions` and `body`',
  })
  .refine(({ icon, slack_icon }) => icon === undefined || slack_icon === undefined, {
    error: 'must define either `icon` or `slack_icon`',
  });

// task-card-block
const taskCard = block('task_card', {
  task_id: id,
  title: z.string().min(1),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
  details: richText.optional(),
  output: richText.optional(),
  // block-elements/url-source-element
  sources: z
    .array(
      z.strictObject({ type: z.literal('url'), url: z.string().min(1), text: z.string().min(1) }),
    )
    .optional(),
});

/** Blocks whose rules are the same on every surface that has them. */
const fixedBlocks = {
  // alert-block
  alert: block('alert', {
    text: text(200),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  card,
  // carousel-block
  carousel: block('carousel', { elements: elements(oneOf({ card }), 10) }),
  data_table: dataTable,
  data_visualization: dataVisualization,
  // divider-block
  divider: block('divider', {}),
  // header-block
  header: block('header', { text: plain(150) }),
  // image-block
  image: image({ block_id: id.optional(), title: plain(2000).optional() }),
  // markdown-block
  markdown: block('markdown', { text: string(12_000) }),
  // plan-block
  plan: block('plan', {
    title: z.string().min(1),
    tasks: z.array(oneOf({ task_card: taskCard })).optional(),
  }),
  rich_text: richText,
  table,
  task_card: taskCard,
  // video-block
  video: block('video', {
    video_url: httpsUrl,
    thumbnail_url: z.url({ error: 'must be a valid url' }),
    alt_text: z.string().min(1),
    title: plain(199),
    title_url: httpsUrl.optional(),
    author_name: string(49).optional(),
    provider_name: string(49).optional(),
    provider_icon_url: z.url({ error: 'must be a valid url' }).optional(),
    description: plain().optional(),
  }),
} satisfies Kinds;

/** Blocks that hold elements, of which not all work on every surface. */
const blocksOfElements = (surface: Surface) =>
  ({
    // actions-block
    actions: block('actions', { elements: elements(elementAt('actions', surface), 25) }),
    // context-block
    context: block('context', {
      elements: elements(
        oneOf({ ...elementsAt('context', surface), plain_text: plain(), mrkdwn: mrkdwn() }),
        10,
      ),
    }),
    // context-actions-block
    context_actions: block('context_actions', {
      elements: elements(elementAt('contextActions', surface), 5),
    }),
    // input-block
    input: block('input', {
      label: plain(2000),
      element: elementAt('input', surface),
      hint: plain(2000).optional(),
      optional: flag,
      dispatch_action: flag,
    }),
    // section-block
    section: block('section', {
      text: text().optional(),
      fields: elements(text(2000), 10).optional(),
      accessory: elementAt('accessory', surface).optional(),
      expand: flag,
    }).refine((section) => section.text !== undefined || section.fields !== undefined, {
      error: 'must define either `text` or `fields`',
    }),
  }) satisfies Kinds;

/**
 * container-block. The page allows `input` and `rich_text` too, Slack's validator was seen to refuse them: the smaller
 * set holds.
 */
const container = (kinds: Kinds) =>
  block('container', {
    title: plain(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: text(150).optional(),
    icon: image().optional(),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    is_collapsible: flag,
    default_collapsed: flag,
    has_header_divider: flag,
    child_blocks: elements(oneOf(pick(kinds, (type) => childTypes.has(type))), 10),
  })
    .refine(({ title, rich_text_title }) => title !== undefined || rich_text_title !== undefined, {
      error: 'must define either `title` or `rich_text_title`',
    })
    .refine(({ default_collapsed, is_collapsible }) => !default_collapsed || is_collapsible, {
      error: '`default_collapsed` needs `is_collapsible`',
    });
const childTypes: ReadonlySet<string> = new Set([
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'section',
  'table',
  'video',
]);

/** "Available in surfaces" of each page; what is not named works everywhere. `file` blocks cannot be sent at all. */
const surfacesOfBlocks: Readonly<Record<string, readonly Surface[]>> = {
  alert: ['modal'],
  card: ['message', 'home'],
  carousel: ['message', 'home'],
  container: ['message'],
  context_actions: ['message'],
  data_table: ['message'],
  data_visualization: ['message'],
  markdown: ['message'],
  plan: ['message'],
  table: ['message'],
  task_card: ['message'],
};

const pick = (kinds: Kinds, keeps: (type: string) => boolean): Kinds =>
  Object.fromEntries(Object.entries(kinds).filter(([type]) => keeps(type)));

function blockOn(surface: Surface): z.ZodType {
  const kinds = { ...fixedBlocks, ...blocksOfElements(surface) };
  const all = { ...kinds, container: container(kinds) };
  return oneOf(pick(all, (type) => surfacesOfBlocks[type]?.includes(surface) ?? true));
}

/** The list of blocks of each surface: 50 in a message, 100 in a view (blocks). */
export const blocksOn = {
  message: z.array(blockOn('message')).max(50),
  modal: z.array(blockOn('modal')).max(100),
  home: z.array(blockOn('home')).max(100),
} satisfies Record<Surface, z.ZodType>;
