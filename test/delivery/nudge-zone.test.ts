import { describe, expect, it } from 'vitest';
import { findPerson } from '../../src/store/persons.ts';
import { at, person, useNudges } from './nudge-stage.ts';
import { mockSlack } from './slack-api.ts';

const slack = mockSlack();
const stage = await useNudges(slack);

describe('a nudge of who is in a zone that is not known', () => {
  it('goes by the distance from UTC that Slack tells, and says so', async () => {
    slack.on('users.info', person({}, { tz: 'Asia/Atlantis', tz_offset: -16_200 }));
    await stage.run();
    expect(stage.posts()).toEqual([]);
    stage.now = at('11-23', '13:30');
    await stage.run();
    expect(stage.posts()).toHaveLength(1);
    expect(stage.posts()[0]?.text).toContain(
      'Slack gives you a time zone that I do not know, so I go by UTC-04:30.',
    );
  });

  it('comes at nine there after Slack’s clocks for them have changed', async () => {
    slack.on('users.info', person({}, { tz: 'Asia/Atlantis', tz_offset: 0 }));
    await stage.run();
    slack.on('users.info', person({}, { tz: 'Asia/Atlantis', tz_offset: 3600 }));
    stage.now = at('11-30');
    await stage.run();
    stage.now = at('12-01', '08:00');
    await stage.run();
    expect(stage.posts()).toHaveLength(2);
  });

  it('goes out at once when the name becomes known, and by the name from then on', async () => {
    slack.on('users.info', person({}, { tz: 'Europe/Atlantis', tz_offset: 0 }));
    await stage.run();
    slack.on('users.info', person({}, { tz: 'Europe/London', tz_offset: 0 }));
    stage.now = at('11-30');
    await stage.run();
    expect(stage.posts()).toHaveLength(2);
    const schedule = await stage.schedule();
    expect(schedule).toMatchObject({ zone: 'Europe/London', nextAt: at('12-01') });
    expect((await findPerson(stage.sql, stage.workspaceId, 'UBEN'))?.zone).toBe('Europe/London');
  });

  it.each(['Mars/Olympus', ''])(
    'goes by UTC where Slack tells no distance and what was kept is %j',
    async (zone) => {
      await stage.sql`update schedule set zone = ${zone} where workspace_id = ${stage.workspaceId}`;
      slack.on('users.info', person({}, { tz: zone }));
      await stage.run();
      expect(stage.posts()).toHaveLength(1);
    },
  );
});
