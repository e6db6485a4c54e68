import type { SocketModeReceiver } from '@slack/bolt';

/**
 * Leaves the first connection to the caller, and lets one that stood come back whatever it was that failed. By itself the
 * client (socket-mode 3.1.0) tries some of its failures again for ever, and some in a way whose rejection nobody can catch,
 * which ends the process. Until it has connected, each failure of `start` is now told to the caller, who may call it
 * again; after that it tries again by itself, each time 5 s later than before. The client logs what failed.
 */
export function keepConnecting(client: SocketModeReceiver['client']): void {
  const start = client.start.bind(client);
  Object.assign(client, { autoReconnectEnabled: false });
  client.start = () =>
    start().catch((error: unknown) => {
      throw error ?? new Error('the connection was closed');
    });
  client.once('connected', () => {
    Object.assign(client, { autoReconnectEnabled: true });
    client.start = () =>
      start().catch(() => {
        client.emit('close');
        return { ok: false };
      });
  });
}
