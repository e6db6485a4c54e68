import { expect, it } from 'vitest';
import { connect } from '../../src/store/connect.ts';
import { freeLaneIn, takeLanes } from '../../src/store/lanes.ts';
import { makeWorkspace } from '../delivery/fixtures.ts';
import { useDatabase } from '../support/database.ts';

const HELD = { spacingMs: 0, holdMs: 60_000 };

const database = await useDatabase();

it('a channel is had by one of many at once, over two pools', async () => {
  const workspaceId = await makeWorkspace(database.sql);
  const pools = [connect(database.url), connect(database.url)];
  const taken = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      takeLanes(pools[n % 2] ?? database.sql, workspaceId, 'C1', HELD),
    ),
  );
  expect(taken.filter(Boolean)).toHaveLength(1);
  await Promise.all(pools.map((pool) => pool.end()));
});

it('a channel that is held holds up no other, nor the same id in another workspace', async () => {
  const { sql } = database;
  const [one, other] = [await makeWorkspace(sql), await makeWorkspace(sql)];
  expect(await takeLanes(sql, one, 'C1', HELD)).toBe(true);
  expect(await takeLanes(sql, one, 'C1', HELD)).toBe(false);
  expect(await takeLanes(sql, one, 'C2', HELD)).toBe(true);
  expect(await takeLanes(sql, other, 'C1', HELD)).toBe(true);
});

it('a lane is free again when its holder says so', async () => {
  const { sql } = database;
  const workspaceId = await makeWorkspace(sql);
  await takeLanes(sql, workspaceId, 'C1', HELD);
  await freeLaneIn(sql, workspaceId, 'C1', 0);
  expect(await takeLanes(sql, workspaceId, 'C1', HELD)).toBe(true);
});
