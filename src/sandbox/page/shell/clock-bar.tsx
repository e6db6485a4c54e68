import { type ClockMove, moveClock } from '../act.ts';
import { useNow, useZone } from '../live.ts';
import type { Theme } from '../theme.ts';

const hourMs = 3_600_000;

/** What is not Slack: the time in the person's zone with buttons that move it on, the inspector, the theme. */
export function ClockBar({
  theme,
  onTheme,
  onInspector,
  onSide,
}: {
  theme: Theme;
  onTheme: (theme: Theme) => void;
  onInspector: () => void;
  /** the list of channels, on a narrow screen */
  onSide: () => void;
}) {
  const zone = useZone();
  const now = useNow();
  const shown = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: zone,
  }).format(now);
  const moves: [string, ClockMove][] = [
    ['+1 hour', { advanceMs: hourMs }],
    ['+1 day', { advanceMs: 24 * hourMs }],
    ['Next Monday 09:00', { to: nextMonday(now, zone) }],
    ['Quarter end', { to: quarterEnd(now) }],
  ];
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <section className="shell-clock" aria-label="Clock">
      <button type="button" className="shell-side-switch" onClick={onSide}>
        ☰ Channels
      </button>
      <time dateTime={now.toISOString()}>
        {shown} ({zone})
      </time>
      {moves.map(([name, move]) => (
        <button key={name} type="button" onClick={() => void moveClock(move)}>
          {name}
        </button>
      ))}
      <span className="shell-apart" />
      <button type="button" onClick={() => onTheme(other)}>
        {other === 'dark' ? 'Dark' : 'Light'} theme
      </button>
      <button type="button" onClick={onInspector}>
        Inspector
      </button>
    </section>
  );
}

/** Step by step, so that the zone's own rules decide when it is nine there; zones differ by quarters of an hour. */
function nextMonday(now: Date, zone: string): Date {
  const words = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  const stepMs = hourMs / 4;
  const start = Math.ceil((now.getTime() + 1) / stepMs) * stepMs;
  const steps = Array.from({ length: 24 * 8 * 4 }, (_, at) => new Date(start + at * stepMs));
  return steps.find((step) => /Mon.*09:00/.test(words.format(step))) ?? now;
}

/** Noon of the quarter's last day, in UTC. */
function quarterEnd(now: Date): Date {
  const nextQuarter = Math.floor(now.getUTCMonth() / 3) * 3 + 3;
  const end = new Date(Date.UTC(now.getUTCFullYear(), nextQuarter, 0, 12));
  return end > now ? end : new Date(Date.UTC(now.getUTCFullYear(), nextQuarter + 3, 0, 12));
}
