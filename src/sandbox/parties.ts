import type { Json } from './json.ts';
import type { SandboxState } from './state.ts';
import type { Channel, Person } from './world.ts';

/** The fields that every interaction payload carries. In an organisation install `team` is null. */
export function parties(state: SandboxState, person: Person): Json {
  const { team, enterprise, app } = state.world;
  return {
    api_app_id: app.id,
    token: 'legacy-verification-token',
    team: enterprise ? null : { id: team.id, domain: team.domain },
    enterprise: enterprise ?? null,
    is_enterprise_install: enterprise !== undefined,
    user: {
      id: person.id,
      username: person.handle,
      name: person.handle,
      team_id: person.teamId,
    },
  };
}

/** The channel as payloads name it. */
export function channelParty(channel: Channel): Json {
  return { id: channel.id, name: channelLabel(channel) };
}

/** What Slack calls a channel in payloads: direct messages and private channels have no name of their own there. */
export function channelLabel(channel: Channel): string {
  return { public: channel.name, private: 'privategroup', im: 'directmessage' }[channel.kind];
}
