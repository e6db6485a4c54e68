import type { BurnUpPoint } from '../domain/burn-up.ts';
import type { Chart, DataVisualizationBlock } from './limits/charts.ts';

/** blocks/data-visualization-block: points of a series. A quarter has its start and 13 weeks. */
const maxPoints = 20;

/** Planned against done by week as a native chart; messages alone take it. Null where there is nothing to draw yet. */
export function burnUpChart(
  quarterLabel: string,
  points: readonly BurnUpPoint[],
): DataVisualizationBlock | null {
  const shown = points.slice(-maxPoints);
  if (shown.length < 2 || shown.every(({ planned }) => planned === 0)) return null;
  const series = (name: string, value: (point: BurnUpPoint) => number) => ({
    name,
    data: shown.map((point) => ({ label: weekLabel(point), value: value(point) })),
  });
  return {
    type: 'data_visualization',
    title: `${quarterLabel}: planned and done by week`,
    chart: {
      type: 'line',
      series: [series('Planned', ({ planned }) => planned), series('Done', ({ done }) => done)],
      axis_config: { categories: shown.map(weekLabel), x_label: 'Week', y_label: 'Items' },
    },
  };
}

/** A chart's figures as one line: `Q4 2026: planned and done by week. Planned: Start 8, W1 8. Done: Start 0, W1 2.` */
export function chartWords({ title, chart }: DataVisualizationBlock): string {
  const told = (points: readonly { label: string; value: number }[]) =>
    points.map(({ label, value }) => `${label} ${value}`).join(', ');
  return [`${title}.`, ...seriesOf(chart).map(({ name, data }) => `${name}: ${told(data)}.`)].join(
    ' ',
  );
}

function seriesOf(chart: Chart) {
  return chart.type === 'pie' ? [{ name: 'Parts', data: chart.segments }] : chart.series;
}

function weekLabel({ week }: BurnUpPoint): string {
  return week === 0 ? 'Start' : `W${week}`;
}
