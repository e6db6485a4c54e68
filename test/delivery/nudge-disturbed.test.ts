import { describe, expect, it } from 'vitest';
import { MONDAY } from './fixtures.ts';
import { at, useNudges } from './nudge-stage.ts';
import { mockSlack } from './slack-api.ts';

const slack = mockSlack();
const stage = await useNudges(slack);

/** Slack’s answer for who is not to be disturbed from eight on, until a time of the day. */
const quietUntil = (time: string) => (): object => {
  const day = stage.now.toISOString().slice('YYYY-'.length, 'YYYY-MM-DD'.length);
  const [from, to] = [at(day, '08:00'), at(day, time)].map((moment) => moment.getTime() / 1000);
  return { dnd_enabled: true, next_dnd_start_ts: from, next_dnd_end_ts: to };
};

describe('a nudge of who is in do-not-disturb at nine', () => {
  it('comes when that ends, on the same day and once', async () => {
    slack.on('dnd.info', quietUntil('11:40'));
    await stage.run();
    stage.now = at('11-23', '11:39');
    await stage.run();
    expect(stage.posts()).toEqual([]);
    for (const time of ['11:40', '11:45']) {
      stage.now = at('11-23', time);
      await stage.run();
    }
    expect(stage.posts()).toHaveLength(1);
    const [nudge] = await stage.outbox();
    expect(nudge?.content).toMatchObject({ day: '2026-11-23', kind: 'weekly' });
    const schedule = await stage.schedule();
    expect(schedule).toMatchObject({ nextAt: at('11-24'), quietSince: null });
  });

  it('waits for the next working day where it ends after five', async () => {
    slack.on('dnd.info', quietUntil('17:30'));
    await stage.run();
    expect(await stage.schedule()).toMatchObject({
      nextAt: at('11-24'),
      quietSince: '2026-11-23',
    });
  });

  it('goes out all the same after a week of that, and waits anew the next time', async () => {
    slack.on('dnd.info', quietUntil('23:00'));
    const sentOn: string[] = [];
    for (let day = 0; day < 22; day++) {
      stage.now = new Date(MONDAY.getTime() + day * 86_400_000);
      const before = stage.posts().length;
      await stage.run();
      if (stage.posts().length > before) sentOn.push(stage.now.toISOString().slice(0, 10));
    }
    expect(sentOn).toEqual(['2026-11-30', '2026-12-14']);
  });
});
