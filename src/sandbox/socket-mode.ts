import type { IncomingMessage, Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Answer, Envelope, Transport } from './delivery.ts';
import { newSecret } from './ids.ts';
import { isJson } from './json.ts';
import type { Signal } from './signal.ts';

/** Slack pings; a client that hears none for 30 s reconnects. */
const pingEveryMs = 5_000;

/** How long a client has to answer the closing of its connection. */
const closeWithinMs = 200;

/** An app may hold at most ten connections (docs.slack.dev, "Using Socket Mode"). */
const maxConnections = 10;

/** Socket Mode: each envelope goes to one of the open connections, in turn. */
export class SocketMode implements Transport {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly connections: WebSocket[] = [];
  private readonly pending = new Map<string, (answer: Answer) => void>();
  private readonly signal: Signal;
  private readonly appId: string;
  private turn = 0;

  constructor(http: Server, signal: Signal, appId: string) {
    this.signal = signal;
    this.appId = appId;
    http.on('upgrade', (request: IncomingMessage, socket, head) => {
      const isLink = request.url?.startsWith('/link') === true;
      if (!isLink || this.connections.length >= maxConnections) socket.destroy();
      else
        this.server.handleUpgrade(request, socket, head, (connection) => this.welcome(connection));
    });
  }

  /** How many connections are open. */
  get size(): number {
    return this.connections.length;
  }

  /** Sends to the next connection. Acks with a payload carry it; an empty payload is an empty ack. */
  send(envelope: Envelope): Promise<Answer> {
    this.turn += 1;
    const connection = this.connections[this.turn % Math.max(1, this.connections.length)];
    if (!connection) return Promise.resolve({ kind: 'no_listener' });
    const id = newSecret(16);
    return new Promise((resolve) => {
      const settle = (answer: Answer) => {
        this.pending.delete(id);
        connection.off('close', lost);
        resolve(answer);
      };
      const lost = () => settle({ kind: 'lost' });
      connection.once('close', lost);
      this.pending.set(id, settle);
      connection.send(JSON.stringify(frameOf(id, envelope)));
    });
  }

  /** Asks every client to reconnect, as Slack does when it recycles a connection. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void {
    for (const connection of this.connections)
      connection.send(JSON.stringify({ type: 'disconnect', reason }));
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const connection of [...this.connections]) connection.terminate();
  }

  /** Closes every connection in good order; cuts those that take more than a moment. */
  async close(): Promise<void> {
    const closed = this.connections.map(
      (connection) => new Promise<void>((resolve) => connection.once('close', () => resolve())),
    );
    const impatience = setTimeout(() => this.cut(), closeWithinMs);
    for (const connection of this.connections) connection.close(1000);
    await Promise.all(closed);
    clearTimeout(impatience);
  }

  private welcome(connection: WebSocket): void {
    this.connections.push(connection);
    connection.setMaxListeners(0);
    const ping = setInterval(() => connection.ping(), pingEveryMs);
    connection.on('message', (data) => this.acknowledge(String(data)));
    connection.on('close', () => {
      clearInterval(ping);
      this.connections.splice(this.connections.indexOf(connection), 1);
      this.signal.emit();
    });
    const connection_info = { app_id: this.appId };
    connection.send(
      JSON.stringify({ type: 'hello', num_connections: this.connections.length, connection_info }),
    );
    this.signal.emit();
  }

  private acknowledge(data: string): void {
    const frame: unknown = JSON.parse(data);
    if (!isJson(frame) || typeof frame.envelope_id !== 'string') return;
    this.pending.get(frame.envelope_id)?.({ kind: 'acked', body: frame.payload });
  }
}

function frameOf(id: string, { type, payload, retry }: Envelope) {
  return {
    envelope_id: id,
    type,
    payload,
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api' && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry?.reason ?? '',
    }),
  };
}
