import type { IncomingMessage, ServerResponse } from 'node:http';
import { respond } from './answers.ts';
import { control } from './control.ts';
import { fileJson } from './files.ts';
import { readArguments, readUpload } from './http-body.ts';
import { text } from './json.ts';
import { streamSights } from './live.ts';
import { sendPageFile } from './page-files.ts';
import type { SandboxState } from './state.ts';
import { dispatch } from './web-api/dispatch.ts';
import { findPerson, type Person } from './world.ts';

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
      return sendFile(state, request, response, name);
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
  if (name === 'live' || (name === 'file' && request.method === 'POST')) {
    if (!person || person.isDeactivated)
      return sendJson(response, 404, { ok: false, error: 'user_not_found' });
    if (name === 'live') return streamSights(state, person, response);
    return takeFile(state, person, url.searchParams.get('name') ?? 'file', request, response);
  }
  const method = request.method ?? 'GET';
  const reply = await control(state, method, name, await readArguments(request, url.searchParams));
  return sendJson(response, reply.status, reply.body);
}

/** A person's upload from the page; it is shared once a message or a form carries it. */
async function takeFile(
  state: SandboxState,
  person: Person,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const content = await readUpload(request);
  const file = state.files.add({
    name,
    title: name,
    userId: person.id,
    content,
    createdAtSeconds: Math.floor(state.clock.now() / 1000),
    isComplete: true,
  });
  sendJson(response, 200, {
    ok: true,
    file: fileJson(file, state.baseUrl, state.world.team.id),
  });
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

async function takeUpload(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const file = state.files.find(id);
  const content = await readUpload(request);
  if (!file || file.isComplete)
    return sendJson(response, 404, { ok: false, error: 'file_not_found' });
  file.content = content;
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${content.byteLength}`);
}

/** Without the bot's token or `files:read`, Slack answers a login page with status 200. */
function sendFile(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): void {
  const isAllowed =
    bearer(request) === state.tokens.bot &&
    state.tokens.status === 'active' &&
    state.granted.has('files:read');
  if (!isAllowed) {
    const page =
      '<!DOCTYPE html><html><head><title>Login | Slack</title></head><body>Sign in</body></html>';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    return;
  }
  const file = state.files.find(name.split('-').pop() ?? '');
  if (file)
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.content);
  else sendJson(response, 404, { ok: false, error: 'file_not_found' });
}

function bearer(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace(/^Bearer\s*/i, '');
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
