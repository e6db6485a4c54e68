/**
 * What blocks and elements are made of. Page of each rule: docs.slack.dev/reference/block-kit/composition-objects/NAME,
 * with NAME in the comment. Lengths are counted in UTF-16 units: never fewer than Slack counts.
 */
import { z } from 'zod';

/** Schemas by the `type` that selects them. */
export type Kinds = Readonly<Record<string, z.ZodType>>;

/** An object whose `type` is one of `kinds`, held to the rules of that one. */
export function oneOf(kinds: Kinds): z.ZodType {
  return z.looseObject({ type: z.string() }).superRefine((value, context) => {
    const kind = Object.hasOwn(kinds, value.type) ? kinds[value.type] : undefined;
    if (kind === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['type'],
        message: `unsupported type: ${value.type}`,
      });
      return;
    }
    for (const issue of kind.safeParse(value).error?.issues ?? []) context.addIssue({ ...issue });
  });
}

/** A string of 1 to `maxChars` characters. */
export const string = (maxChars: number) => z.string().min(1).max(maxChars);

/** `block_id`, `action_id` and the like. */
export const id = string(255);

// text-object
const maxTextChars = 3000;
export const plain = (maxChars = maxTextChars) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: string(maxChars),
    emoji: z.boolean().optional(),
  });
export const mrkdwn = (maxChars = maxTextChars) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: string(maxChars),
    verbatim: z.boolean().optional(),
  });
export const text = (maxChars = maxTextChars) =>
  oneOf({ plain_text: plain(maxChars), mrkdwn: mrkdwn(maxChars) });

// button-element, image-element: links
export const url = z.url({ error: 'must be a valid url' }).max(3000);
export const httpsUrl = z.url({ protocol: /^https$/, error: 'must be a valid https url' });

// confirmation-dialog-object
export const style = z.enum(['primary', 'danger']);
export const confirm = z.strictObject({
  title: plain(100).optional(),
  text: text(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: style.optional(),
});

// option-object; the page allows a value of 150 characters, @slack/types 75: the smaller holds
const option = (label: z.ZodType, description: z.ZodType) =>
  z.strictObject({ text: label, value: string(75), description: description.optional() });
export const selectOption = option(plain(75), plain(75));
export const choiceOption = option(text(75), text(75));
export const overflowOption = selectOption.extend({ url: url.optional() });

// option-group-object
export const optionGroup = z.strictObject({
  label: plain(75),
  options: z.array(selectOption).min(1).max(100),
});

// conversation-filter-object
export const conversationFilter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .refine((filter) => Object.keys(filter).length > 0, {
    error: 'must define at least one of the filters',
  });

// dispatch-action-configuration-object
export const dispatchActionConfig = z.strictObject({
  trigger_actions_on: z
    .array(z.enum(['on_enter_pressed', 'on_character_entered']))
    .min(1)
    .max(2),
});

// slack-file-object; elements/image-element and blocks/image-block: exactly one source
const imageSource = {
  image_url: url.optional(),
  slack_file: z
    .strictObject({ id: id.optional(), url: url.optional() })
    .refine((file) => (file.id === undefined) !== (file.url === undefined), {
      error: 'must define either `id` or `url`',
    })
    .optional(),
  alt_text: string(2000),
};
const hasOneSource = (image: { image_url?: unknown; slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

/** An image with the properties of `shape` beside its source and `alt_text`. */
export const image = (shape: z.ZodRawShape = {}) =>
  z
    .strictObject({ type: z.literal('image'), ...imageSource, ...shape })
    .refine(hasOneSource, { error: 'must define either `image_url` or `slack_file`' });

// card-block: slack-icon-object
export const slackIcon = z.strictObject({ type: z.literal('icon').optional(), name: id });
