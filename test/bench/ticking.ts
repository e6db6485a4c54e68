import { pino } from 'pino';
import { tick } from '../../src/delivery/tick.ts';
import type { Sql } from '../../src/store/connect.ts';
import { DUE } from './delivery-for.ts';
import { repeated } from './repeated.ts';
import { type Row, table } from './report.ts';
import type { Stage } from './stage.ts';

const SIZES = [100, 10_000, 100_000];
const log = pino({ level: 'error' });

/** A tick that finds nothing due, at more and more registers, against the smallest query. */
export async function ticking(stage: Stage): Promise<void> {
  const rows: Row[] = [];
  for (const registers of SIZES) {
    const { sql, close } = await stage.database();
    await fillWithoutDue(sql, registers);
    const context = { sql, now: () => DUE, log };
    const [bare, ticked] = await repeated({
      'select 1': () => sql`select 1`,
      [`tick at ${registers.toLocaleString('en')} registers, nothing due`]: () => tick(context),
    });
    if (bare && rows.length === 0) rows.push(bare);
    if (ticked) rows.push(ticked);
    await close();
  }
  stage.print('the middle of many calls');
  stage.print(table(rows));
}

/** Registers in workspaces of a hundred, each with a digest, a quarter and an owner to remind, due a week later. */
export async function fillWithoutDue(sql: Sql, registers: number): Promise<void> {
  await sql`insert into workspace (team_id, name, created_at)
    select 'T' || n, 'Team ' || n, ${DUE} from generate_series(1, ${Math.ceil(registers / 100)}::int) n`;
  await sql`insert into register (workspace_id, name, is_default, created_at)
    select workspace.id, 'Register ' || n, n = 1, ${DUE}
    from workspace cross join generate_series(1, least(100, ${registers}::int)) n`;
  await sql`insert into debt (workspace_id, register_id, number, title, status, accepted_until, created_at, updated_at)
    select workspace_id, id, 1, 'Flaky tests', 'accepted', '2027-06-01', ${DUE}, ${DUE} from register`;
  await sql`insert into schedule (workspace_id, kind, subject, zone, local_time, weekday, next_at)
    select workspace_id, kind, case kind when 'nudge' then 'U' || id else id::text end, 'UTC', '09:00', null,
      ${DUE}::timestamptz + interval '1 week'
    from register cross join unnest(array['digest', 'nudge', 'quarter']) as kind
    on conflict do nothing`;
  await sql`analyze`;
}
