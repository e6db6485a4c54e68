import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { todayOf } from '../register/context.ts';
import { homeOf } from '../register/home.ts';
import { homeNotice, homeView } from '../view/home.ts';
import type { SlackDeps } from './deps.ts';
import type { Person } from './people.ts';
import { toMessage } from './problems.ts';

/** Publishes a person's Home whenever they open it. */
export function registerHome(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', async ({ body, client, event }) => {
    if (event.tab !== 'home') return;
    await deps.inFlight.track(
      publishHome(deps, client, { teamId: body.team_id, userId: event.user }),
    );
  });
}

/** Shows the person their Home as it is now, or why it cannot be shown. @throws Slack's error. */
async function publishHome(deps: SlackDeps, client: WebClient, person: Person): Promise<void> {
  const view = await viewFor(deps, client, person);
  await client.views.publish({ user_id: person.userId, view });
}

async function viewFor(deps: SlackDeps, client: WebClient, person: Person) {
  const { context, log, people } = deps;
  try {
    const { register, overview, settings } = await homeOf(
      context,
      await people.actor(client, person, null),
    );
    const { id: registerId, name: registerName } = register;
    return homeView(
      {
        overview: { registerId, registerName, ...overview },
        settings: { registerId, ...settings },
      },
      todayOf(register, context.now()),
    );
  } catch (error) {
    return homeNotice(toMessage(error, log, null));
  }
}
