import { expect, it } from 'vitest';
import { claimOccurrence } from '../../src/store/occurrences.ts';
import { forgetOld } from '../../src/store/retention.ts';
import { MONDAY, makeWorkspace, outboxOf, putDigest } from '../delivery/fixtures.ts';
import { useDatabase } from '../support/database.ts';

const daysBefore = (days: number): Date => new Date(MONDAY.getTime() - days * 86_400_000);

const database = await useDatabase();

it('sent messages are kept for 90 days, waiting ones until they are sent', async () => {
  const { sql } = database;
  const workspaceId = await makeWorkspace(sql);
  const [old, kept, waiting, parent] = [
    await putDigest(sql, workspaceId, 'C1'),
    await putDigest(sql, workspaceId, 'C1'),
    await putDigest(sql, workspaceId, 'C1'),
    await putDigest(sql, workspaceId, 'C1'),
  ];
  const reply = await putDigest(sql, workspaceId, 'C1', { parentId: parent });
  await sql`update outbox set created_at = ${daysBefore(91)} where id <> ${kept}`;
  await sql`update outbox set state = 'sent' where id in (${old}, ${kept}, ${parent})`;
  await forgetOld(sql, MONDAY);
  const ids = (await outboxOf(sql, workspaceId)).map((row) => row.id);
  expect(ids).toEqual([kept, waiting, parent, reply]);
});

it('what was due is forgotten in its time', async () => {
  const { sql } = database;
  const workspaceId = await makeWorkspace(sql);
  for (const [period, at] of [
    ['old', daysBefore(91)],
    ['new', daysBefore(89)],
  ] as const) {
    const occurrence = { workspaceId, kind: 'digest', subject: '1', period } as const;
    await claimOccurrence(sql, occurrence, at, at);
  }
  await forgetOld(sql, MONDAY);
  expect(await sql`select period as left from occurrence`).toMatchObject([{ left: 'new' }]);
});
