import { NO_FILTERS } from '../../src/command/filters.ts';
import type { Register } from '../../src/domain/register.ts';
import { listDebt } from '../../src/register/list.ts';
import { nextOf } from '../../src/register/next.ts';
import type { Sql } from '../../src/store/connect.ts';
import { DUE } from './delivery-for.ts';
import { repeated } from './repeated.ts';
import { table } from './report.ts';
import { oneRegister, type Stage } from './stage.ts';

const ITEMS = 5_000;
const CHARS_EACH = 2_000;

/** What a person waits for in a big register, against the smallest query. */
export async function asking(stage: Stage): Promise<void> {
  const { sql, close } = await stage.database();
  const register = await oneRegister(sql);
  await fillWithText(sql, register);
  const context = { sql, now: () => DUE };
  const { workspaceId } = register;
  const ana = { workspaceId, userId: 'UANA', isAdmin: false, isOutsider: false };
  const list = (filters: Partial<typeof NO_FILTERS>) =>
    listDebt(context, ana, register, { ...NO_FILTERS, ...filters }, 1);
  stage.print(
    `a register of ${ITEMS.toLocaleString('en')} items of ${CHARS_EACH} characters; the middle of many calls`,
  );
  const rows = await repeated({
    'select 1': () => sql`select 1`,
    '/debt list': () => list({}),
    '/debt list mine overdue': () => list({ mine: true, overdue: true }),
    '/debt find scheduler': () => list({ words: ['scheduler'] }),
    '/debt find shceduler': () => list({ words: ['shceduler'] }),
    '/debt next': () => nextOf(context, ana, register, NO_FILTERS, 1),
  });
  stage.print(table(rows));
  await close();
}

/** Items whose texts are words of a vocabulary of some thousand, as prose has them. */
export async function fillWithText(sql: Sql, register: Register): Promise<void> {
  await sql`insert into debt (
      workspace_id, register_id, number, title, status, effort, impact, risk, owner_id, target_date, created_at, updated_at
    )
    select ${register.workspaceId}, ${register.id}, n, 'Replace part ' || n || ' of the scheduler',
      (array['not started', 'in progress', 'complete', 'accepted'])[1 + n % 4],
      (array['low', 'medium', 'high', null])[1 + n % 4], (array['low', 'medium', 'high', null])[1 + n / 4 % 4],
      (select left(string_agg(translate(md5((n * 7919 + word * 104729) % 5003 || ''), '0123456789', 'ghijklmnop'), ' '), ${CHARS_EACH}::int)
        from generate_series(1, ${Math.ceil(CHARS_EACH / 33)}::int + n * 0) word),
      (array['UANA', 'UBEN', null])[1 + n % 3], case when n % 10 = 0 then '2026-12-01'::date end, ${DUE}, ${DUE}
    from generate_series(1, ${ITEMS}::int) n`;
  await sql`analyze`;
}
