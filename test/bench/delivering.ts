import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { periodOf } from '../../src/domain/occurrence.ts';
import { quarterOf } from '../../src/domain/quarter.ts';
import type { Sql } from '../../src/store/connect.ts';
import { insertRegister, updateSettings } from '../../src/store/registers.ts';
import { upsertDigestSchedule } from '../../src/store/schedules.ts';
import { makeDebt, makeWorkspace, reload } from '../delivery/fixtures.ts';
import { DUE } from './delivery-for.ts';
import { answerOf, type Measured, measure, startChild } from './measured.ts';
import { median, table } from './report.ts';
import type { Stage } from './stage.ts';

const REGISTERS = 200;
const ITEMS_EACH = 20;
const ROUNDS = 3;

interface Round {
  readonly put: Measured;
  readonly sent: Measured;
  readonly bare: Measured;
}

/** Digests with their threads, from what is due to what Slack has, against posting the same messages by a bare client. */
export async function delivering(stage: Stage): Promise<void> {
  stage.print(
    `${REGISTERS} registers of ${ITEMS_EACH} items; a digest and a list in its thread each; the middle of ${ROUNDS} rounds`,
  );
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await oneRound(stage));
  const rows = [
    { what: 'bare client, the same messages', ...median(rounds.map(({ bare }) => bare)) },
    { what: 'claim, render, send, settle', ...median(rounds.map(({ sent }) => sent)) },
    { what: 'tick: work out digests, into outbox', ...median(rounds.map(({ put }) => put)) },
  ];
  stage.print(table(rows));
}

async function oneRound(stage: Stage): Promise<Round> {
  const database = await stage.database();
  const slack = await standIn();
  await fill(database.sql, slack.channels);
  const place = [database.url, slack.apiUrl, slack.token];
  const put = await measure('put-digests', ...place);
  const sent = await measure('send-digests', ...place);
  const file = stage.file('messages.json');
  await writeFile(file, JSON.stringify(await slack.posted()));
  slack.end();
  await database.close();
  const fresh = await standIn();
  const bare = await measure('bare-posts', file, fresh.apiUrl, fresh.token);
  fresh.end();
  return { put, sent, bare };
}

const ready = z.object({ apiUrl: z.string(), token: z.string(), channels: z.array(z.string()) });

async function standIn() {
  const child = startChild('./stand-in.ts', [String(REGISTERS)]);
  return {
    ...ready.parse(await answerOf(child)),
    posted: () => {
      const answer = answerOf(child);
      child.send('posted');
      return answer;
    },
    end: () => child.kill(),
  };
}

/** A register for each channel, with a digest that is due and open items for its thread. */
async function fill(sql: Sql, channels: readonly string[]): Promise<void> {
  const workspaceId = await makeWorkspace(sql);
  const targetQuarter = quarterOf(periodOf('day', DUE, 'UTC'), 1);
  for (const homeChannel of channels) {
    const made = await insertRegister(sql, workspaceId, homeChannel, 'UANA', DUE);
    if (!made) throw new Error(`no register for ${homeChannel}`);
    const digest = { weekday: 1, time: '09:00', zone: 'UTC' };
    const rest = { firstMonth: 1, offers: true, holidays: [], collapsesDigests: true };
    await updateSettings(sql, workspaceId, made.id, { homeChannel, ...digest, ...rest });
    const register = await reload(sql, workspaceId, made.id);
    for (let number = 1; number <= ITEMS_EACH; number++) {
      await makeDebt(sql, register, number, { targetQuarter, impact: 'high', effort: 'low' }, DUE);
    }
    const due = { ...digest, nextAt: DUE, configuredBy: 'UANA' };
    await upsertDigestSchedule(sql, workspaceId, made.id, due);
  }
}
