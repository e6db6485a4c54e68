import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Legend,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { type Json, object, objects } from '../../json.ts';
import { useTheme } from '../theme.ts';

/** Told apart in both themes, and by people who do not see red and green as two. */
const colours = ['#1264a3', '#e8912d', '#2eb67d', '#8a5fc7', '#d1495b', '#6b7a8f'];

const tip = { background: 'var(--surface)', borderColor: 'var(--line)' };

interface Series {
  name: string;
  /** by category */
  values: Record<string, number>;
}

/** A `data_visualization` block: the chart itself, and the same figures as a table for who cannot see it. */
export function Chart({ block }: { block: Json }) {
  const chart = object(block.chart);
  const title = String(block.title ?? '');
  const drawn = chart.type === 'pie' ? <PieOf chart={chart} /> : <PlotOf chart={chart} />;
  return (
    <figure className="block-chart" aria-label={title}>
      <figcaption>{title}</figcaption>
      <div aria-hidden="true">
        <ResponsiveContainer
          width="100%"
          height={240}
          initialDimension={{ width: 560, height: 240 }}
        >
          {drawn}
        </ResponsiveContainer>
      </div>
      <Figures title={title} chart={chart} />
    </figure>
  );
}

function PieOf({ chart }: { chart: Json }) {
  const segments = objects(chart.segments).map(({ label, value }) => ({
    name: String(label),
    value: Number(value),
  }));
  return (
    <PieChart>
      <Pie data={segments} dataKey="value" nameKey="name" isAnimationActive={false}>
        {segments.map(({ name }, at) => (
          <Cell key={name} fill={colourOf(at)} />
        ))}
      </Pie>
      <Tooltip contentStyle={tip} />
      <Legend />
    </PieChart>
  );
}

function PlotOf({ chart }: { chart: Json }) {
  const line = useTheme() === 'dark' ? '#8d8d91' : '#616061';
  const axis = object(chart.axis_config);
  const series = seriesOf(chart);
  const data = categoriesOf(chart).map((category) => ({
    category,
    ...Object.fromEntries(series.map(({ name, values }) => [name, values[category]])),
  }));
  const frame = [
    <CartesianGrid key="grid" vertical={false} stroke={line} strokeOpacity={0.3} />,
    <XAxis key="x" dataKey="category" stroke={line} label={axisTitle(axis.x_label, 'bottom')} />,
    <YAxis key="y" stroke={line} allowDecimals={false} label={axisTitle(axis.y_label, 'left')} />,
    <Tooltip key="tip" contentStyle={tip} />,
    <Legend key="legend" verticalAlign="top" wrapperStyle={{ paddingBottom: 8 }} />,
  ];
  const margin = { top: 4, right: 8, bottom: 20, left: 8 };
  const common = (name: string, at: number) =>
    ({ key: name, dataKey: name, stroke: colourOf(at), isAnimationActive: false }) as const;
  if (chart.type === 'bar')
    return (
      <BarChart data={data} margin={margin}>
        {frame}
        {series.map(({ name }, at) => (
          <Bar {...common(name, at)} key={name} fill={colourOf(at)} />
        ))}
      </BarChart>
    );
  if (chart.type === 'area')
    return (
      <AreaChart data={data} margin={margin}>
        {frame}
        {series.map(({ name }, at) => (
          <Area {...common(name, at)} key={name} fill={colourOf(at)} fillOpacity={0.3} />
        ))}
      </AreaChart>
    );
  return (
    <LineChart data={data} margin={margin}>
      {frame}
      {series.map(({ name }, at) => (
        <Line {...common(name, at)} key={name} strokeWidth={2} />
      ))}
    </LineChart>
  );
}

function Figures({ title, chart }: { title: string; chart: Json }) {
  const isPie = chart.type === 'pie';
  const series: Series[] = isPie ? [pieSeries(chart)] : seriesOf(chart);
  const categories = isPie ? Object.keys(series[0]?.values ?? {}) : categoriesOf(chart);
  return (
    <table className="block-hidden">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{String(object(chart.axis_config).x_label ?? '')}</th>
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{values[category]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function seriesOf(chart: Json): Series[] {
  return objects(chart.series).map(({ name, data }) => ({
    name: String(name),
    values: figuresOf(data),
  }));
}

function pieSeries(chart: Json): Series {
  return { name: 'Value', values: figuresOf(chart.segments) };
}

function figuresOf(points: unknown): Record<string, number> {
  return Object.fromEntries(
    objects(points).map(({ label, value }) => [String(label), Number(value)]),
  );
}

function categoriesOf(chart: Json): string[] {
  const { categories } = object(chart.axis_config);
  return Array.isArray(categories) ? categories.map(String) : [];
}

function axisTitle(value: unknown, side: 'bottom' | 'left') {
  if (typeof value !== 'string') return undefined;
  return side === 'bottom'
    ? ({ value, position: 'insideBottom', offset: -12 } as const)
    : ({ value, position: 'insideLeft', angle: -90 } as const);
}

function colourOf(at: number): string {
  return colours[at % colours.length] ?? 'currentColor';
}
