import { type LimitCase, rule } from './rule.ts';
import { chars, elements, mrkdwn, option, plain, times } from './samples.ts';

const { checkboxes, datepicker, number_input: number, static_select: select } = elements;
const text = elements.plain_text_input;
const options = (count: number) => times(count, (at) => option(`${at}`));
const group = (more: object) => ({
  type: 'static_select',
  option_groups: [{ label: plain('a'), options: [option()], ...more }],
});
const filter = (filter: object) => ({ type: 'conversations_select', filter });

/** Rules on elements that stand in the `input` block of a modal. */
export const inputCases: LimitCase[] = [
  rule(
    'action_id: 255 characters',
    { ...text, action_id: chars(255) },
    { ...text, action_id: chars(256) },
    '/action_id',
  ),
  rule('element: no unknown property', text, { ...text, rows: 3 }, ''),
  rule(
    'placeholder: 150 characters',
    { ...text, placeholder: plain(chars(150)) },
    { ...text, placeholder: plain(chars(151)) },
    '/placeholder/text',
  ),
  rule(
    'plain_text_input: value of 3000 characters',
    { ...text, initial_value: chars(3000) },
    { ...text, initial_value: chars(3001) },
    '/initial_value',
  ),
  rule(
    'plain_text_input: max_length up to 3000',
    { ...text, max_length: 3000 },
    { ...text, max_length: 3001 },
    '/max_length',
  ),
  rule(
    'plain_text_input: min_length up to max_length',
    { ...text, min_length: 2, max_length: 2 },
    { ...text, min_length: 3, max_length: 2 },
    '',
  ),
  rule(
    'dispatch_action_config: known triggers',
    { ...text, dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
    { ...text, dispatch_action_config: { trigger_actions_on: ['on_blur'] } },
    '/dispatch_action_config/trigger_actions_on/0',
  ),
  rule('number_input: is_decimal_allowed', number, { type: 'number_input' }, ''),
  rule(
    'number_input: numbers as text',
    { ...number, min_value: '-1.5' },
    { ...number, min_value: 'few' },
    '/min_value',
  ),
  rule(
    'number_input: min up to max',
    { ...number, min_value: '9', max_value: '10' },
    { ...number, min_value: '10', max_value: '9' },
    '',
  ),
  rule(
    'datepicker: YYYY-MM-DD',
    { ...datepicker, initial_date: '2026-12-01' },
    { ...datepicker, initial_date: '1.12.2026' },
    '/initial_date',
  ),
  rule(
    'datepicker: a day that exists',
    { ...datepicker, initial_date: '2028-02-29' },
    { ...datepicker, initial_date: '2026-02-29' },
    '/initial_date',
  ),
  rule(
    'timepicker: HH:mm',
    { type: 'timepicker', initial_time: '09:05' },
    { type: 'timepicker', initial_time: '9:05' },
    '/initial_time',
  ),
  rule(
    'datetimepicker: seconds in 10 digits',
    { type: 'datetimepicker', initial_date_time: 1_790_000_000 },
    { type: 'datetimepicker', initial_date_time: 1_790_000_000_000 },
    '/initial_date_time',
  ),
  rule(
    'email: an address',
    { type: 'email_text_input', initial_value: 'ana@example.com' },
    { type: 'email_text_input', initial_value: 'ana' },
    '/initial_value',
  ),
  rule(
    'url: a url',
    { type: 'url_text_input', initial_value: 'https://example.com' },
    { type: 'url_text_input', initial_value: 'example' },
    '/initial_value',
  ),
  rule(
    'file_input: 10 files',
    { type: 'file_input', max_files: 10 },
    { type: 'file_input', max_files: 11 },
    '/max_files',
  ),
  rule(
    'rich_text_input: 100 lines',
    { type: 'rich_text_input', max_lines: 100 },
    { type: 'rich_text_input', max_lines: 101 },
    '/max_lines',
  ),
  rule(
    'checkboxes: 10 options',
    { ...checkboxes, options: options(10) },
    { ...checkboxes, options: options(11) },
    '/options',
  ),
  rule(
    'checkboxes: mrkdwn labels',
    { ...checkboxes, options: [{ text: mrkdwn('a'), value: 'a' }] },
    { ...checkboxes, options: [{ text: 'a', value: 'a' }] },
    '/options/0/text',
  ),
  rule(
    'checkboxes: initial options are offered',
    { ...checkboxes, initial_options: [option()] },
    { ...checkboxes, initial_options: [option('z')] },
    '/initial_options',
  ),
  rule(
    'radio_buttons: initial option is offered',
    { ...elements.radio_buttons, initial_option: option() },
    { ...elements.radio_buttons, initial_option: option('z') },
    '/initial_option',
  ),
  rule(
    'static_select: 100 options',
    { ...select, options: options(100) },
    { ...select, options: options(101) },
    '/options',
  ),
  rule('static_select: at least one option', select, { ...select, options: [] }, '/options'),
  rule(
    'static_select: plain labels',
    select,
    { ...select, options: [{ text: mrkdwn('a'), value: 'a' }] },
    '/options/0/text/type',
  ),
  rule('static_select: options or groups', select, { ...select, ...group({}) }, ''),
  rule(
    'static_select: initial option is offered',
    { ...group({}), initial_option: option() },
    { ...select, initial_option: option('z') },
    '/initial_option',
  ),
  rule(
    'option: label of 75 characters',
    { ...select, options: [{ text: plain(chars(75)), value: 'a' }] },
    { ...select, options: [{ text: plain(chars(76)), value: 'a' }] },
    '/options/0/text/text',
  ),
  rule(
    'option: value of 75 characters',
    { ...select, options: [option(chars(75))] },
    { ...select, options: [option(chars(76))] },
    '/options/0/value',
  ),
  rule(
    'option: description of 75 characters',
    { ...select, options: [{ ...option(), description: plain(chars(75)) }] },
    { ...select, options: [{ ...option(), description: plain(chars(76)) }] },
    '/options/0/description/text',
  ),
  rule(
    'option: url in overflow menus only',
    select,
    { ...select, options: [{ ...option(), url: 'https://example.com' }] },
    '/options/0',
  ),
  rule(
    'option group: label of 75 characters',
    group({ label: plain(chars(75)) }),
    group({ label: plain(chars(76)) }),
    '/option_groups/0/label/text',
  ),
  rule(
    'option group: 100 options',
    group({ options: options(100) }),
    group({ options: options(101) }),
    '/option_groups/0/options',
  ),
  rule(
    'multi-select: at least one selectable',
    { type: 'multi_users_select', max_selected_items: 1 },
    { type: 'multi_users_select', max_selected_items: 0 },
    '/max_selected_items',
  ),
  rule(
    'conversation filter: not empty',
    filter({ exclude_bot_users: true }),
    filter({}),
    '/filter',
  ),
  rule(
    'conversation filter: known kinds',
    filter({ include: ['private'] }),
    filter({ include: ['secret'] }),
    '/filter/include/0',
  ),
];
