import type { Surface } from '../../src/view/limits.ts';
import { blocks, button, elements, input, plain, richText, said } from './limit-cases/samples.ts';

/** Something that a view module can produce: the blocks of a message, or a whole modal or Home tab. */
export type ViewFixture = { name: string; surface: Surface } & (
  | { blocks: readonly unknown[] }
  | { view: object }
);

/** Every kind of thing that we show in Slack, for the checker here and for Slack's own (`npm run check:slack`). */
export function viewFixtures(): ViewFixture[] {
  return [
    {
      name: 'message of text, table, chart and buttons',
      surface: 'message',
      blocks: [
        blocks.header,
        richText(said('<!channel> *x*')),
        blocks.table,
        blocks.data_visualization,
        { type: 'actions', elements: [button('done'), button('snooze')] },
      ],
    },
    {
      name: 'modal that asks',
      surface: 'modal',
      view: {
        type: 'modal',
        title: plain('Add debt'),
        submit: plain('Save'),
        close: plain('Cancel'),
        blocks: [
          input(elements.plain_text_input),
          input(elements.static_select),
          input(elements.users_select),
          input(elements.datepicker),
        ],
      },
    },
    { name: 'Home tab', surface: 'home', view: { type: 'home', blocks: [blocks.section] } },
  ];
}
