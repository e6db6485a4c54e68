import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/** A way to a server whose answers can be held back. */
export interface SlowProxy {
  readonly port: number;
  /** From now on every answer is this much late. */
  delayAnswersBy(ms: number): void;
  /** Breaks every connection, and refuses new ones until `mend`. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Forwards to `port` on this machine. */
export async function startSlowProxy(port: number): Promise<SlowProxy> {
  let delayMs = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = dial(port, '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (bytes) => upstream.write(bytes));
    upstream.on('data', (bytes) => {
      setTimeout(() => client.destroyed || client.write(bytes), delayMs);
    });
  });
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return {
    port: own,
    delayAnswersBy: (ms) => {
      delayMs = ms;
    },
    cut,
    mend: () => listen(own),
    close: cut,
  };
}
