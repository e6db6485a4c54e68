/** The smallest block and element of every kind that Slack takes, to vary in tests of the limits. */

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const raw = (text: string) => ({ type: 'raw_text', text });
export const chars = (count: number) => 'x'.repeat(count);
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

export const option = (value = 'a') => ({ text: plain('one'), value });
export const button = (id = 'go') => ({ type: 'button', action_id: id, text: plain('Go') });
export const image = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' };
export const richText = (...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const said = (text: string) => ({ type: 'text', text });
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });

const card = { type: 'card', title: plain('a') };
const taskCard = { type: 'task_card', task_id: 'a', title: 'a', status: 'pending' };

export const table = { type: 'table', rows: [[raw('a')]] };
export const dataTable = { type: 'data_table', caption: 'a', rows: [[raw('a')], [raw('b')]] };
export const line = {
  type: 'line',
  series: [{ name: 'paid', data: [{ label: 'w1', value: 1 }] }],
  axis_config: { categories: ['w1'] },
};
export const chart = (inner: object = line) => ({
  type: 'data_visualization',
  title: 'Payoff',
  chart: inner,
});
export const input = (element: object) => ({ type: 'input', label: plain('a'), element });

/** Block by type. */
export const blocks = {
  actions: { type: 'actions', elements: [button()] },
  alert: { type: 'alert', text: plain('a') },
  card,
  carousel: { type: 'carousel', elements: [card] },
  container: { type: 'container', title: plain('a'), child_blocks: [section('a')] },
  context: { type: 'context', elements: [mrkdwn('a')] },
  context_actions: {
    type: 'context_actions',
    elements: [{ type: 'icon_button', icon: 'trash', text: plain('a') }],
  },
  data_table: dataTable,
  data_visualization: chart(),
  divider: { type: 'divider' },
  header: { type: 'header', text: plain('a') },
  image,
  input: input({ type: 'plain_text_input' }),
  markdown: { type: 'markdown', text: 'a' },
  plan: { type: 'plan', title: 'a', tasks: [taskCard] },
  rich_text: richText(said('a')),
  section: section('a'),
  table,
  task_card: taskCard,
  video: {
    type: 'video',
    video_url: 'https://example.com/v',
    thumbnail_url: 'https://example.com/t.png',
    alt_text: 'a',
    title: plain('a'),
  },
} as const;

/** Element by type. */
export const elements = {
  button: button(),
  channels_select: { type: 'channels_select' },
  checkboxes: { type: 'checkboxes', options: [option()] },
  conversations_select: { type: 'conversations_select' },
  datepicker: { type: 'datepicker' },
  datetimepicker: { type: 'datetimepicker' },
  email_text_input: { type: 'email_text_input' },
  external_select: { type: 'external_select' },
  file_input: { type: 'file_input' },
  image,
  multi_channels_select: { type: 'multi_channels_select' },
  multi_conversations_select: { type: 'multi_conversations_select' },
  multi_external_select: { type: 'multi_external_select' },
  multi_static_select: { type: 'multi_static_select', options: [option()] },
  multi_users_select: { type: 'multi_users_select' },
  number_input: { type: 'number_input', is_decimal_allowed: false },
  overflow: { type: 'overflow', options: [option()] },
  plain_text_input: { type: 'plain_text_input' },
  radio_buttons: { type: 'radio_buttons', options: [option()] },
  rich_text_input: { type: 'rich_text_input' },
  static_select: { type: 'static_select', options: [option()] },
  timepicker: { type: 'timepicker' },
  url_text_input: { type: 'url_text_input' },
  users_select: { type: 'users_select' },
  workflow_button: {
    type: 'workflow_button',
    text: plain('a'),
    workflow: { trigger: { url: 'https://example.com/t' } },
  },
} as const;
