import type { App } from '@slack/bolt';
import type { HomeView, WebClient } from '@slack/web-api';
import { showHome } from '../delivery/home-opened.ts';
import type { HomeReader } from '../delivery/home-view.ts';
import { homeNotice } from '../view/home.ts';
import type { Message } from '../view/message.ts';
import { OPTIONAL_SCOPES } from '../view/scopes.ts';
import type { SlackDeps } from './deps.ts';
import type { Person } from './people.ts';
import { toMessage } from './problems.ts';

/** Publishes a person's Home whenever they open it. */
export function registerHome(app: App, deps: SlackDeps): void {
  app.event('app_home_opened', async ({ body, client, event }) => {
    if (event.tab !== 'home') return;
    const person = { teamId: body.team_id, userId: event.user };
    await deps.inFlight.track(publishHome(deps, client, person, null));
  });
}

/**
 * Shows the person their Home as it is now, with what is to be said to them above it; or why it cannot be shown.
 * @throws Slack's error.
 */
export async function publishHome(
  deps: SlackDeps,
  client: WebClient,
  person: Person,
  notice: Message | null,
): Promise<void> {
  const publish = (view: HomeView) => client.views.publish({ user_id: person.userId, view });
  try {
    const reader = await homeReader(deps, client, person);
    await showHome(deps.context, reader, notice, publish);
  } catch (error) {
    await publish(homeNotice(toMessage(error, deps.log, null)));
  }
}

/** The person as their Home knows them, found out by the client that is given. @throws Slack's error. */
export async function homeReader(
  { people, grants }: Pick<SlackDeps, 'people' | 'grants'>,
  client: WebClient,
  person: Person,
): Promise<HomeReader> {
  const actor = await people.actor(client, person, null);
  const missingScopes = Object.keys(OPTIONAL_SCOPES).filter((scope) => !grants.has(scope));
  return { actor, missingScopes };
}
