import type { App } from '@slack/bolt';
import { zoneOfProfile } from '../domain/zone.ts';
import { followChannel } from '../register/channels.ts';
import { resumeDigestsIn } from '../register/resume.ts';
import { suspendWorkspace } from '../register/workspaces.ts';
import type { SlackDeps } from './deps.ts';

/** Listens to what happens to the app and its channels. Slack may tell an event twice; the second time changes nothing. */
export function registerEvents(app: App, deps: SlackDeps): void {
  const { context, inFlight } = deps;
  app.event('app_uninstalled', ({ body }) =>
    inFlight.track(suspendWorkspace(context, body.team_id, 'app_uninstalled')),
  );
  app.event('tokens_revoked', async ({ body, event }) => {
    // people who take back their own grant leave the bot's token as it is
    if (!event.tokens.bot?.length) return;
    await inFlight.track(suspendWorkspace(context, body.team_id, 'tokens_revoked'));
  });
  app.event('user_change', ({ body, event }) =>
    inFlight.track(
      deps.people.follow(
        { teamId: body.team_id, userId: event.user.id },
        {
          zone: zoneOfProfile(event.user.tz, event.user.tz_offset),
          isDeactivated: event.user.deleted,
        },
      ),
    ),
  );
  app.event('member_joined_channel', async ({ body, event, context: { botUserId } }) => {
    if (event.user !== botUserId) return;
    await inFlight.track(resumeDigestsIn(context, body.team_id, event.channel, 'joined'));
  });
  app.event('channel_unarchive', ({ body, event }) =>
    inFlight.track(resumeDigestsIn(context, body.team_id, event.channel, 'unarchived')),
  );
  app.event('group_unarchive', ({ body, event }) =>
    inFlight.track(resumeDigestsIn(context, body.team_id, event.channel, 'unarchived')),
  );
  app.event('channel_id_changed', async ({ body, event }) => {
    const { old_channel_id: from, new_channel_id: to } = event;
    const following = followChannel(context, body.team_id, from, to).then(() =>
      resumeDigestsIn(context, body.team_id, to, 'followed to its new id'),
    );
    await inFlight.track(following);
  });
}
