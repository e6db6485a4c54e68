import { createHmac } from 'node:crypto';
import type { Answer, Envelope, Transport } from './delivery.ts';

/** Signed HTTP delivery to the app's request URL (docs.slack.dev, "Verifying requests from Slack"). */
export class HttpDelivery implements Transport {
  private readonly url: string;
  private readonly signingSecret: string;

  constructor(url: string, signingSecret: string) {
    this.url = url;
    this.signingSecret = signingSecret;
  }

  /** Posts the envelope, signed. Any status of 2xx is the ack, its body the answer. */
  async send(envelope: Envelope): Promise<Answer> {
    const { body, contentType } = encoded(envelope);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', this.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const headers = {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...(envelope.retry && {
        'x-slack-retry-num': String(envelope.retry.attempt),
        'x-slack-retry-reason': envelope.retry.reason,
      }),
    };
    const response = await fetch(this.url, { method: 'POST', headers, body }).catch(
      isConnectionFailure,
    );
    if (!response) return { kind: 'no_listener' };
    if (!response.ok) {
      return {
        kind: 'refused',
        error: response.status < 500 ? 'http_client_error' : 'http_service_error',
      };
    }
    return { kind: 'acked', body: await bodyOf(response) };
  }
}

/** fetch rejects with a TypeError when nobody answers; everything else is a fault of ours. */
function isConnectionFailure(error: unknown): undefined {
  if (error instanceof TypeError) return undefined;
  throw error;
}

function encoded({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api')
    return { body: JSON.stringify(payload), contentType: 'application/json' };
  const contentType = 'application/x-www-form-urlencoded';
  if (type === 'interactive') {
    return {
      body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
      contentType,
    };
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return { body: new URLSearchParams(fields).toString(), contentType };
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  const isJsonBody = response.headers.get('content-type')?.includes('json') === true;
  return isJsonBody && text !== '' ? JSON.parse(text) : text;
}
