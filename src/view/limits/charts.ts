/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block. */
import { z } from 'zod';
import { id, oneOf, string } from './composition.ts';

const label = string(20);
const axisTitle = string(50).optional();

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: z
    .array(
      z.strictObject({ label, value: z.number().positive({ error: 'must be greater than 0' }) }),
    )
    .min(1)
    .max(6),
});

const series = z.strictObject({
  name: label,
  data: z
    .array(z.strictObject({ label, value: z.number() }))
    .min(1)
    .max(20),
});
const axisConfig = z.strictObject({
  categories: z.array(label).min(1).max(20),
  x_label: axisTitle,
  y_label: axisTitle,
});

const plotted = <Type extends string>(type: Type) =>
  z.strictObject({
    type: z.literal(type),
    series: z.array(series).min(1).max(6),
    axis_config: axisConfig,
  });
const bar = plotted('bar');
const area = plotted('area');
const line = plotted('line');

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: id.optional(),
  title: string(50),
  chart: oneOf({
    pie,
    bar: bar.superRefine(fillsItsAxis),
    area: area.superRefine(fillsItsAxis),
    line: line.superRefine(fillsItsAxis),
  }),
});

/** One chart, as the `chart` of a `data_visualization` block; `@slack/types` 3.2 has no type for it. */
export type Chart = z.infer<typeof pie | typeof bar | typeof area | typeof line>;

/** The `data_visualization` block; `@slack/types` 3.2 has no type for it. */
export interface DataVisualizationBlock {
  type: 'data_visualization';
  block_id?: string;
  /** At most 50 characters. */
  title: string;
  chart: Chart;
}

type Plotted = z.infer<typeof bar | typeof area | typeof line>;

/** Series have names of their own and exactly one point for every category. */
function fillsItsAxis({ series, axis_config }: Plotted, context: z.RefinementCtx): void {
  const names = series.map(({ name }) => name);
  const categories = axis_config.categories.toSorted().join('\n');
  series.forEach(({ name, data }, at) => {
    if (names.indexOf(name) < at) {
      context.addIssue({
        code: 'custom',
        path: ['series', at, 'name'],
        message: 'series names must be unique',
      });
    }
    const labels = data.map((point) => point.label);
    if (labels.toSorted().join('\n') !== categories) {
      context.addIssue({
        code: 'custom',
        path: ['series', at, 'data'],
        message: 'must have exactly one point for every category',
      });
    }
  });
}
