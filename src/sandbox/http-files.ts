import type { IncomingMessage, ServerResponse } from 'node:http';
import { canSee } from './driver-screen.ts';
import { fileJson } from './files.ts';
import { sendJson } from './http-answer.ts';
import { readUpload } from './http-body.ts';
import type { SandboxState } from './state.ts';
import type { Person } from './world.ts';

/** A person's upload from the page; it is shared once a message or a form carries it. */
export async function takeFile(
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
    announcedBytes: content.byteLength,
    createdAtSeconds: Math.floor(state.clock.now() / 1000),
    isComplete: true,
  });
  sendJson(response, 200, {
    ok: true,
    file: fileJson(file, state.baseUrl, state.world.team.id),
  });
}

/** A file for a person who downloads it in the page: their own, or one of a message that they can see. */
export function sendSharedFile(
  state: SandboxState,
  person: Person,
  id: string,
  response: ServerResponse,
): void {
  const file = state.files.find(id);
  const isSeen = state.messages.list().some((message) => {
    const channel = state.world.channels.get(message.channelId);
    const isShown = message.files.some((shared) => shared.id === id);
    return isShown && channel !== undefined && canSee(person, channel);
  });
  if (!file?.isComplete || (!isSeen && file.userId !== person.id)) {
    sendJson(response, 404, { ok: false, error: 'file_not_found' });
    return;
  }
  const name = encodeURIComponent(file.name);
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${name}`,
  });
  response.end(file.content);
}

/** The bytes for a URL of files.getUploadURLExternal: as many as were announced, else the upload fails. */
export async function takeUpload(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): Promise<void> {
  const file = state.files.find(id);
  const content = await readUpload(request);
  if (!file || file.isComplete)
    return sendJson(response, 404, { ok: false, error: 'file_not_found' });
  if (content.byteLength !== file.announcedBytes)
    return sendJson(response, 400, { ok: false, error: 'size_mismatch' });
  file.content = content;
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${content.byteLength}`);
}

/** Without the bot's token or `files:read`, Slack answers a login page with status 200. */
export function sendPrivateFile(
  state: SandboxState,
  token: string,
  response: ServerResponse,
  name: string,
): void {
  const isAllowed =
    token === state.tokens.bot &&
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
