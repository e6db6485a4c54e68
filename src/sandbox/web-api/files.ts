import { fileJson, type StoredFile } from '../files.ts';
import { type Json, objects, text } from '../json.ts';
import type { SandboxState } from '../state.ts';
import type { Channel } from '../world.ts';
import { writableChannel } from './access.ts';
import { ApiError, argument, invalidArguments, type Method } from './method.ts';

/** files.*, from their reference pages on docs.slack.dev. */
export const fileMethods: Record<string, Method> = {
  'files.info': { scope: 'files:read', required: ['file'], run: info },
  'files.getUploadURLExternal': {
    scope: 'files:write',
    required: ['filename', 'length'],
    run: getUploadUrl,
  },
  'files.completeUploadExternal': { scope: 'files:write', required: ['files'], run: complete },
};

function info(state: SandboxState, args: Json): Json {
  const file = state.files.find(argument(args, 'file'));
  if (!file?.isComplete) throw new ApiError('file_not_found');
  return { file: fileJson(file, state.baseUrl, state.world.team.id) };
}

function getUploadUrl(state: SandboxState, args: Json): Json {
  const announcedBytes = Number(argument(args, 'length'));
  if (!Number.isSafeInteger(announcedBytes) || announcedBytes <= 0)
    throw invalidArguments('must be a positive integer: length');
  const file = state.files.add({
    name: argument(args, 'filename'),
    title: argument(args, 'filename'),
    userId: state.world.app.botUserId,
    content: Buffer.alloc(0),
    announcedBytes,
    createdAtSeconds: Math.floor(state.clock.now() / 1000),
    isComplete: false,
  });
  return { upload_url: `${state.baseUrl}/upload/${file.id}`, file_id: file.id };
}

function complete(state: SandboxState, args: Json): Json {
  const uploads = objects(args.files).map((entry) => uploadOf(state, entry));
  const channelId = text(args.channel_id) ?? text(args.channels);
  const channel = channelId ? writableChannel(state, channelId) : null;
  const done = uploads.map(({ file, title }) => Object.assign(file, { title, isComplete: true }));
  if (channel) share(state, channel, done, args);
  return { files: done.map((file) => ({ id: file.id, title: file.title })) };
}

/** An upload that is there in full and was not completed before: that can be done once. */
function uploadOf(state: SandboxState, entry: Json): { file: StoredFile; title: string } {
  const file = state.files.find(argument(entry, 'id'));
  if (!file || file.isComplete || file.content.byteLength === 0)
    throw new ApiError('file_not_found');
  return { file, title: text(entry.title) ?? file.name };
}

function share(state: SandboxState, channel: Channel, files: StoredFile[], args: Json): void {
  const message = state.messages.post({
    channelId: channel.id,
    userId: state.world.app.botUserId,
    isBot: true,
    text: argument(args, 'initial_comment'),
    files: files.map((file) => fileJson(file, state.baseUrl, state.world.team.id)),
    ...(args.thread_ts ? { threadTs: argument(args, 'thread_ts') } : {}),
  });
  state.sights.add({
    kind: 'message',
    message,
    ...(channel.personId && { personId: channel.personId }),
  });
}
