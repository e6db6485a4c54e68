import type { SocketModeReceiver } from '@slack/bolt';

/**
 * Lets a connection that stood once come back whatever it was that failed. By itself the client gives up when Slack refuses
 * its call for a new address or does not answer, with a rejection that nobody can catch and that would end the process;
 * now it tries again, each time 5 s later than before. The client logs what failed.
 */
export function keepConnecting(client: SocketModeReceiver['client']): void {
  const start = client.start.bind(client);
  client.once('connected', () => {
    client.start = () =>
      start().catch(() => {
        client.emit('close');
        return { ok: false };
      });
  });
}
