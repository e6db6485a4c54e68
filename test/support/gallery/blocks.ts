import {
  button,
  chart,
  dataTable,
  mrkdwn,
  plain,
  raw,
  said,
  section,
  table,
} from '../limit-cases/samples.ts';

const image = {
  type: 'image',
  image_url: 'https://example.com/plan.png',
  alt_text: 'A plan on a wall',
};
/** What a text can say in Slack's markup, and how the page must show it. */
const markup = [
  '*bold* _italic_ ~struck~ `code` :tada: &lt;b&gt; &amp; 5 &gt; 3',
  '<!here> <!channel> <!subteam^S0TEAM|@checkout> <@U0NOBODY>',
  '<https://example.com/pull/7|the pull request> <mailto:a@example.com|write> :no_such_emoji:',
  '> a quote',
  '```\nconst verbatim = "*stays*";\n```',
].join('\n');

const richText = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { ...said('bold words'), style: { bold: true } },
        { ...said(' italic words'), style: { italic: true } },
        { ...said(' struck words'), style: { strike: true } },
        { ...said(' underlined words'), style: { underline: true } },
        { ...said(' code words'), style: { code: true } },
        said(' *not bold* '),
        { type: 'link', url: 'https://example.com/issue/3', text: 'an issue' },
        said(' '),
        { type: 'emoji', name: 'wave' },
        said(' '),
        { type: 'broadcast', range: 'here' },
        said(' '),
        { type: 'usergroup', usergroup_id: 'S0TEAM' },
        said(' '),
        { type: 'team', team_id: 'T0SANDBOX' },
        said(' '),
        { type: 'color', value: '#ff8800' },
        said(' '),
        {
          type: 'date',
          timestamp: 1_795_687_200,
          format: '{date_long} at {time}',
          fallback: 'then',
        },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      offset: 2,
      elements: [{ type: 'rich_text_section', elements: [said('third point')] }],
    },
    {
      type: 'rich_text_list',
      style: 'bullet',
      indent: 1,
      elements: [{ type: 'rich_text_section', elements: [said('nested point')] }],
    },
    { type: 'rich_text_quote', elements: [said('quoted words')] },
    { type: 'rich_text_preformatted', elements: [said('const n = 1;\nconst m = 2;')] },
  ],
};

export const card = {
  type: 'card',
  block_id: 'card',
  hero_image: image,
  title: plain('A card'),
  subtitle: mrkdwn('with a *subtitle*'),
  body: plain('The body of the card'),
  subtext: plain('The last words of the card'),
  actions: [{ ...button('card_button'), text: plain('Take the card'), value: 'taken' }],
};
const task = (status: string) => ({
  type: 'task_card',
  task_id: status,
  title: `A task, ${status}`,
  status,
  details: {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [said(`Details of ${status}`)] }],
  },
  sources: [{ type: 'url', url: 'https://example.com/source', text: 'A source' }],
});

/** Messages that together have every block that only shows something, with words by which a test finds it on the page. */
export const blockMessages: object[][] = [
  [
    { type: 'header', text: plain('A header :tada:') },
    section(markup),
    {
      type: 'section',
      fields: [mrkdwn('*Left*\nfirst'), mrkdwn('*Right*\nsecond'), plain('*as typed*')],
    },
    { type: 'section', text: mrkdwn('beside a picture'), accessory: image },
    { type: 'divider' },
    { type: 'context', elements: [image, mrkdwn('small *words*'), plain('plain small words')] },
    { ...image, block_id: 'picture', title: plain('A titled picture') },
    {
      type: 'video',
      video_url: 'https://example.com/v',
      thumbnail_url: 'https://example.com/t.png',
      alt_text: 'A talk',
      title: plain('A talk on debt'),
      title_url: 'https://example.com/talk',
      author_name: 'Ana',
      provider_name: 'Talks',
      description: plain('Forty minutes'),
    },
  ],
  [
    richText,
    {
      type: 'markdown',
      text: '# A heading\n\n1. **first**\n2. [a link](https://example.com/md)\n\n| a | b |\n|---|---|\n| c | d |',
    },
  ],
  [
    {
      ...table,
      rows: [
        [raw('Name'), raw('Hours')],
        [raw('Cache'), { type: 'raw_number', value: 3, text: '3 h' }],
      ],
      column_settings: [null, { align: 'right' }],
    },
  ],
  [
    {
      ...dataTable,
      caption: 'Hours lost',
      page_size: 3,
      row_header_column_index: 0,
      rows: [
        [raw('Item'), raw('Hours')],
        ...[9, 100, 20, 3, 1].map((value) => [
          raw(`Item ${value}`),
          { type: 'raw_number', value, text: `${value} h` },
        ]),
      ],
    },
  ],
  [
    {
      ...chart({
        type: 'pie',
        segments: [
          { label: 'Paid', value: 3 },
          { label: 'Left', value: 5 },
        ],
      }),
      title: 'A pie',
    },
    { ...chart(plotted('bar')), title: 'Some bars' },
  ],
  [
    { ...chart(plotted('line')), title: 'A line' },
    { ...chart(plotted('area')), title: 'An area' },
  ],
  [
    {
      type: 'container',
      title: plain('A container'),
      subtitle: plain('and its subtitle'),
      is_collapsible: true,
      child_blocks: [
        section('inside the container'),
        {
          type: 'actions',
          block_id: 'inside',
          elements: [{ ...button('container_button'), text: plain('Within') }],
        },
      ],
    },
    card,
    {
      type: 'carousel',
      block_id: 'carousel',
      elements: [
        { ...card, block_id: 'first', title: plain('The first card') },
        { type: 'card', title: plain('The second card') },
      ],
    },
    {
      type: 'plan',
      title: 'A plan of tasks',
      tasks: ['pending', 'in_progress', 'complete', 'error'].map(task),
    },
    { ...task('complete'), title: 'A task by itself' },
  ],
];

function plotted(type: string) {
  const labels = ['Week 1', 'Week 2', 'Week 3'];
  const series = (name: string, ...values: number[]) => ({
    name,
    data: values.map((value, at) => ({ label: labels[at], value })),
  });
  return {
    type,
    series: [series('Paid off', 1, 2, 4), series('Planned', 2, 3, 5)],
    axis_config: { categories: labels, x_label: 'Week', y_label: 'Items' },
  };
}
