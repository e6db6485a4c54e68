import { type LimitCase, rule } from './rule.ts';
import { chars, chart, line, times } from './samples.ts';

const points = (...labels: string[]) => labels.map((label) => ({ label, value: 1 }));
const plotted = (categories: string[], ...series: { name: string; data: unknown[] }[]) =>
  chart({ type: 'bar', series, axis_config: { categories } });
const series = (name: string, ...labels: string[]) => ({ name, data: points(...labels) });
const pie = (...segments: unknown[]) => chart({ type: 'pie', segments });
const labels = (count: number) => times(count, (at) => `w${at}`);

/** Rules on charts. */
export const chartCases: LimitCase[] = [
  rule(
    'chart: title of 50 characters',
    { ...chart(), title: chars(50) },
    { ...chart(), title: chars(51) },
    '/title',
  ),
  rule('chart: a known kind', chart(), chart({ ...line, type: 'radar' }), '/chart/type'),
  rule(
    'pie: values above 0',
    pie({ label: 'a', value: 0.1 }),
    pie({ label: 'a', value: 0 }),
    '/chart/segments/0/value',
  ),
  rule(
    'pie: 6 segments',
    pie(...points(...labels(6))),
    pie(...points(...labels(7))),
    '/chart/segments',
  ),
  rule(
    'chart: labels of 20 characters',
    pie(...points(chars(20))),
    pie(...points(chars(21))),
    '/chart/segments/0/label',
  ),
  rule(
    'chart: 6 series',
    plotted(['w'], ...times(6, (at) => series(`s${at}`, 'w'))),
    plotted(['w'], ...times(7, (at) => series(`s${at}`, 'w'))),
    '/chart/series',
  ),
  rule(
    'chart: 20 points',
    plotted(labels(20), series('s', ...labels(20))),
    plotted(labels(20), series('s', ...labels(21))),
    '/chart/series/0/data',
  ),
  rule(
    'chart: a point for every category',
    plotted(['a', 'b'], series('s', 'a', 'b')),
    plotted(['a', 'b'], series('s', 'a')),
    '/chart/series/0/data',
  ),
  rule(
    'chart: series names once',
    plotted(['a'], series('s', 'a'), series('t', 'a')),
    plotted(['a'], series('s', 'a'), series('s', 'a')),
    '/chart/series/1/name',
  ),
  rule(
    'chart: axis title of 50 characters',
    chart({ ...line, axis_config: { categories: ['w1'], x_label: chars(50) } }),
    chart({ ...line, axis_config: { categories: ['w1'], x_label: chars(51) } }),
    '/chart/axis_config/x_label',
  ),
  rule('chart: axis_config', chart(), chart({ type: 'line', series: line.series }), '/chart'),
];
