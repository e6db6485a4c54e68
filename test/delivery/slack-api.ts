import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';

const API = 'https://slack.com/api/';

export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
}

export type Answer = (args: Call['args']) => Response | object;

/** Slack's Web API as a test tells it. Calls without an answer fail the test. */
export interface SlackApi {
  readonly calls: Call[];
  /** Answers a method from now on; with several answers the last one stays. */
  on(method: string, ...answers: Answer[]): void;
  /** The arguments of a method's calls. */
  callsOf(method: string): Call['args'][];
}

/** Sets the stand-in up for the test file. */
export function mockSlack(): SlackApi {
  const server = setupServer();
  const unexpected: string[] = [];
  const calls: Call[] = [];
  beforeAll(() =>
    server.listen({
      onUnhandledRequest: ({ url }) => {
        if (!url.startsWith('http://127.0.0.1')) unexpected.push(url);
      },
    }),
  );
  afterEach(() => {
    server.resetHandlers();
    calls.length = 0;
    expect(unexpected.splice(0)).toEqual([]);
  });
  afterAll(() => server.close());
  return {
    calls,
    on(method, ...answers) {
      let next = 0;
      server.use(
        http.post(`${API}${method}`, async ({ request }) => {
          const args = Object.fromEntries(new URLSearchParams(await request.text()));
          calls.push({ method, args });
          const answer = answers[Math.min(next++, answers.length - 1)];
          const result = answer?.(args) ?? {};
          return result instanceof Response ? result : HttpResponse.json({ ok: true, ...result });
        }),
      );
    },
    callsOf: (method) => calls.filter((call) => call.method === method).map((call) => call.args),
  };
}

/** The fetch of the moment of the call: a client made before the stand-in still meets it. */
export const lateFetch: typeof fetch = (url, init) => globalThis.fetch(url, init);

export const refuse =
  (error: string, more: object = {}): Answer =>
  () =>
    HttpResponse.json({ ok: false, error, ...more });

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new HttpResponse('', { status: code, headers });

/** The connection breaks, as when Slack took the request and the answer got lost. */
export const drop: Answer = () => HttpResponse.error();
