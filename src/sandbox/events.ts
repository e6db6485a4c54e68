import { newId } from './ids.ts';
import type { Json } from './json.ts';
import type { Message } from './messages.ts';
import { eventScope } from './scopes.ts';
import type { SandboxState } from './state.ts';

/**
 * Sends an event to the app, again while it is not acknowledged. Answers false when it is withheld: the manifest does
 * not name it, or its scope was not granted. `name` is the manifest's ("message.im").
 */
export function sendEvent(state: SandboxState, name: string, fields: Json): boolean {
  const scope = eventScope(name, state.world.channels.get(String(fields.channel)));
  if (!state.manifest.events.includes(name) || (scope && !state.granted.has(scope))) return false;
  const { team, app, enterprise } = state.world;
  const payload = {
    token: 'legacy-verification-token',
    team_id: team.id,
    api_app_id: app.id,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(state.clock.now() / 1000),
    event: { type: name.split('.')[0], event_ts: String(state.clock.now() / 1000), ...fields },
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: enterprise !== undefined,
      },
    ],
    is_ext_shared_channel: false,
  };
  void state.delivery.sendEvent(name, payload);
  return true;
}

/** Sends the events that a person's message causes: a direct message to the bot, a mention of it. */
export function sendMessageEvents(state: SandboxState, message: Message): void {
  const channel = state.world.channels.get(message.channelId);
  if (!channel?.hasBot) return;
  const fields = {
    user: message.userId,
    text: message.text,
    ts: message.ts,
    channel: channel.id,
    team: state.world.team.id,
    ...(message.threadTs && { thread_ts: message.threadTs }),
  };
  const [name, channelType] = {
    im: ['message.im', 'im'],
    public: ['message.channels', 'channel'],
    private: ['message.groups', 'group'],
  }[channel.kind];
  sendEvent(state, name ?? '', { ...fields, channel_type: channelType });
  const isMention = message.text.includes(`<@${state.world.app.botUserId}`);
  if (isMention && channel.kind !== 'im') sendEvent(state, 'app_mention', fields);
}
