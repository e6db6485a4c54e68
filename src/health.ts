import type { IncomingMessage, ServerResponse } from 'node:http';

/** What readiness is asked of; each resolves with null when it is well, else with what is wrong. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<string | null>>>;

/** A check that takes longer counts as failed. */
const CHECK_MS = 2_000;

/** In the shape of Bolt's custom routes. */
export interface Route {
  readonly path: string;
  readonly method: string;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

/** The routes of the health endpoint. */
export function healthRoutes(checks: ReadinessChecks): Route[] {
  return [
    {
      path: '/healthz',
      method: 'GET',
      handler: (_request: IncomingMessage, response: ServerResponse) => {
        answer(response, 200, { status: 'ok' });
      },
    },
    {
      path: '/readyz',
      method: 'GET',
      handler: async (_request: IncomingMessage, response: ServerResponse) => {
        const results = await Promise.all(
          Object.entries(checks).map(
            async ([name, check]) => [name, await outcome(check)] as const,
          ),
        );
        const isReady = results.every(([, result]) => result === 'ok');
        answer(response, isReady ? 200 : 503, Object.fromEntries(results));
      },
    },
  ];
}

/** Answers a request that has no receiver of Slack's behind it. */
export function listenerOf(routes: readonly Route[]) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const [path] = (request.url ?? '').split('?');
    const route = routes.find((candidate) => candidate.path === path);
    if (route && request.method === 'GET') void route.handler(request, response);
    else answer(response, 404, { status: 'not found' });
  };
}

/** What a check comes to in time: `ok`, or what is wrong. */
export async function outcome(check: () => Promise<string | null>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, CHECK_MS, `no answer within ${CHECK_MS} ms`);
  });
  try {
    return (await Promise.race([check(), tooLate])) ?? 'ok';
  } catch (error) {
    return error instanceof Error ? error.name : 'failed';
  } finally {
    clearTimeout(timer);
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
