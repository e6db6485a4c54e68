import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from './answers.ts';
import { control } from './control.ts';
import { sendJson } from './http-answer.ts';
import { bearer, readArguments } from './http-body.ts';
import { sendPrivateFile, sendSharedFile, takeFile, takeUpload } from './http-files.ts';
import { text } from './json.ts';
import { streamSights } from './live.ts';
import { sendPageFile } from './page-files.ts';
import type { SandboxState } from './state.ts';
import { dispatch } from './web-api/dispatch.ts';
import { findPerson } from './world.ts';

/** Answers everything that comes to the stand-in's port but WebSocket upgrades. */
export async function route(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', state.baseUrl);
  if (!isFromHere(state, request))
    return sendJson(response, 403, { ok: false, error: 'foreign_origin' });
  const [, area = '', name = ''] = url.pathname.split('/');
  switch (area) {
    case 'api':
      return callMethod(state, request, response, name, url);
    case 'response': {
      const reply = respond(state, url.pathname, await readArguments(request, url.searchParams));
      return sendJson(response, reply.status, reply.body);
    }
    case 'upload':
      return takeUpload(state, request, response, name);
    case 'files-pri':
      return sendPrivateFile(state, bearer(request), response, name);
    case '_sandbox':
      return controlled(state, request, response, name, url);
    default:
      if (state.pageDir && (await sendPageFile(state.pageDir, url.pathname, response))) return;
      return sendJson(response, 404, { ok: false, error: 'not_found' });
  }
}

/** What the page and other processes use, under /_sandbox/. */
async function controlled(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): Promise<void> {
  const person = findPerson(state.world, url.searchParams.get('as') ?? '');
  if (name === 'live' || name === 'file') {
    if (!person || person.isDeactivated)
      return sendJson(response, 404, { ok: false, error: 'user_not_found' });
    if (name === 'live') return streamSights(state, person, response);
    return request.method === 'POST'
      ? takeFile(state, person, url.searchParams.get('name') ?? 'file', request, response)
      : sendSharedFile(state, person, url.searchParams.get('id') ?? '', response);
  }
  const method = request.method ?? 'GET';
  const reply = await control(state, method, name, await readArguments(request, url.searchParams));
  return sendJson(response, reply.status, reply.body);
}

/** Loopback only, and no page of another origin: a browser tab elsewhere must not drive the stand-in. */
function isFromHere(state: SandboxState, request: IncomingMessage): boolean {
  const { host } = new URL(state.baseUrl);
  const hosts = [host, host.replace('127.0.0.1', 'localhost')];
  const { origin } = request.headers;
  const isOwnOrigin = origin === undefined || hosts.some((own) => origin === `http://${own}`);
  // Browsers say where a request comes from even where they send no origin: images, links, scripts.
  const site = request.headers['sec-fetch-site'];
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  return hosts.includes(request.headers.host ?? '') && isOwnOrigin && isOwnSite;
}

async function callMethod(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  url: URL,
): Promise<void> {
  const args = await readArguments(request, url.searchParams);
  const token = bearer(request) || (text(args.token) ?? '');
  const { token: _token, ...rest } = args;
  const reply = await dispatch(state, name, token, rest);
  if (reply.isDropped) request.socket.destroy();
  else sendJson(response, reply.status, reply.body, reply.headers);
}
