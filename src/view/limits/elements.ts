/**
 * What may stand in a block. Page of each rule: docs.slack.dev/reference/block-kit/block-elements/NAME, with NAME in the
 * comment.
 */
import { z } from 'zod';
import { hasOneList, startsWithin } from './choice.ts';
import {
  choiceOption,
  confirm,
  conversationFilter,
  dispatchActionConfig,
  id,
  image,
  type Kinds,
  optionGroup,
  overflowOption,
  plain,
  selectOption,
  string,
  style,
  url,
} from './composition.ts';
import { richText } from './rich-text.ts';

const element = <Shape extends z.ZodRawShape>(type: string, shape: Shape) =>
  z.strictObject({ type: z.literal(type), action_id: id.optional(), ...shape });

const confirmed = { confirm: confirm.optional() };
const focused = { focus_on_load: z.boolean().optional() };
const hinted = { placeholder: plain(150).optional() };
const menu = { ...confirmed, ...focused, ...hinted };
const typed = { ...focused, ...hinted, dispatch_action_config: dispatchActionConfig.optional() };
const several = { max_selected_items: z.int().min(1).optional() };
const ids = z.array(id).min(1).optional();
const button = { text: plain(75), accessibility_label: string(75).optional() };

const selectLists = {
  ...menu,
  options: z.array(selectOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const choices = { ...confirmed, ...focused, options: z.array(choiceOption).min(1).max(10) };
const external = { ...menu, min_query_length: z.int().min(0).optional() };
const conversations = {
  ...menu,
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const respondable = { response_url_enabled: z.boolean().optional() };
const number = z.string().regex(/^-?\d+(\.\d+)?$/, { error: 'must be a number' });
const inOrder = (low: number | undefined, high: number | undefined) =>
  low === undefined || high === undefined || low <= high;
const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));
const feedback = z.strictObject({ ...button, value: string(2000) });

export const elements = {
  // button-element
  button: element('button', {
    ...button,
    ...confirmed,
    value: string(2000).optional(),
    url: url.optional(),
    style: style.optional(),
  }),
  // checkboxes-element
  checkboxes: element('checkboxes', {
    ...choices,
    initial_options: z.array(choiceOption).min(1).optional(),
  }).superRefine(startsWithin),
  // radio-button-group-element
  radio_buttons: element('radio_buttons', {
    ...choices,
    initial_option: choiceOption.optional(),
  }).superRefine(startsWithin),
  // date-picker-element, time-picker-element, datetime-picker-element
  datepicker: element('datepicker', {
    ...menu,
    initial_date: z.iso.date({ error: 'must be a date in the format YYYY-MM-DD' }).optional(),
  }),
  timepicker: element('timepicker', {
    ...menu,
    initial_time: z.iso
      .time({ precision: -1, error: 'must be a time in the format HH:mm' })
      .optional(),
    timezone: string(255).optional(),
  }),
  datetimepicker: element('datetimepicker', {
    ...confirmed,
    ...focused,
    initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  }),
  // email-input-element, url-input-element, number-input-element, plain-text-input-element
  email_text_input: element('email_text_input', {
    ...typed,
    initial_value: z.email({ error: 'must be a valid email' }).optional(),
  }),
  url_text_input: element('url_text_input', { ...typed, initial_value: url.optional() }),
  number_input: element('number_input', {
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: number.optional(),
    min_value: number.optional(),
    max_value: number.optional(),
  }).refine(
    ({ min_value, initial_value, max_value }) => {
      const [low, start, high] = [min_value, initial_value, max_value].map(toNumber);
      return inOrder(low, high) && inOrder(low, start) && inOrder(start, high);
    },
    { error: '`initial_value` must lie between `min_value` and `max_value`' },
  ),
  plain_text_input: element('plain_text_input', {
    ...typed,
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  }).refine(({ min_length, max_length }) => inOrder(min_length, max_length), {
    error: '`min_length` must not be greater than `max_length`',
  }),
  // rich-text-input-element
  rich_text_input: element('rich_text_input', {
    ...typed,
    initial_value: richText.optional(),
    min_lines: z.int().min(1).max(100).optional(),
    max_lines: z.int().min(1).max(100).optional(),
  }),
  // file-input-element
  file_input: element('file_input', {
    filetypes: z.array(string(255)).min(1).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
  // feedback-buttons-element, icon-button-element
  feedback_buttons: element('feedback_buttons', {
    positive_button: feedback,
    negative_button: feedback,
  }),
  icon_button: element('icon_button', {
    ...button,
    ...confirmed,
    icon: z.literal('trash'),
    value: string(2000).optional(),
    visible_to_user_ids: ids,
  }),
  // image-element
  image: image(),
  // overflow-menu-element
  overflow: element('overflow', { ...confirmed, options: z.array(overflowOption).min(1).max(5) }),
  // select-menu-element
  static_select: element('static_select', {
    ...selectLists,
    initial_option: selectOption.optional(),
  })
    .superRefine(hasOneList)
    .superRefine(startsWithin),
  external_select: element('external_select', {
    ...external,
    initial_option: selectOption.optional(),
  }),
  users_select: element('users_select', { ...menu, initial_user: id.optional() }),
  conversations_select: element('conversations_select', {
    ...conversations,
    ...respondable,
    initial_conversation: id.optional(),
  }),
  channels_select: element('channels_select', {
    ...menu,
    ...respondable,
    initial_channel: id.optional(),
  }),
  // multi-select-menu-element
  multi_static_select: element('multi_static_select', {
    ...selectLists,
    ...several,
    initial_options: z.array(selectOption).min(1).optional(),
  })
    .superRefine(hasOneList)
    .superRefine(startsWithin),
  multi_external_select: element('multi_external_select', {
    ...external,
    ...several,
    initial_options: z.array(selectOption).min(1).optional(),
  }),
  multi_users_select: element('multi_users_select', { ...menu, ...several, initial_users: ids }),
  multi_conversations_select: element('multi_conversations_select', {
    ...conversations,
    ...several,
    initial_conversations: ids,
  }),
  multi_channels_select: element('multi_channels_select', {
    ...menu,
    ...several,
    initial_channels: ids,
  }),
  // workflow-button-element; composition-objects/workflow-object
  workflow_button: element('workflow_button', {
    ...button,
    ...confirmed,
    style: style.optional(),
    workflow: z.strictObject({
      trigger: z.strictObject({
        url,
        customizable_input_parameters: z
          .array(z.strictObject({ name: z.string().min(1), value: z.string() }))
          .optional(),
      }),
    }),
  }),
} satisfies Kinds;
