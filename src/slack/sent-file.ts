import type { WebClient } from '@slack/web-api';
import type { UserId } from '../domain/debt.ts';
import { Refusal } from '../register/refusal.ts';
import { slackCode, unlessRefused } from './slack-code.ts';

/** What a workspace has set against files (methods/files.getUploadURLExternal and files.completeUploadExternal). */
const REFUSED_UPLOADS = new Set([
  'file_uploads_disabled',
  'file_upload_size_restricted',
  'file_type_not_allowed',
  'file_uploads_except_images_disabled',
  'storage_limit_reached',
]);

/** Why no conversation with a person can be opened (methods/conversations.open). */
const UNREACHABLE = new Set([
  'user_not_visible',
  'user_not_found',
  'user_disabled',
  'users_not_found',
  'channel_not_found',
]);
const FROM_A_SHELL = 'Whoever runs the bot can write the same file with debt-register export.';

/** A file for one person, with what is said above it, in mrkdwn. */
export interface SentFile {
  readonly fileName: string;
  readonly content: string;
  readonly comment: string;
}

/**
 * Sends a file to a person in their direct messages with the bot, where nobody else sees it; needs `files:write` and
 * `im:write`. @throws Refusal where the workspace takes no such file, and Slack's own error for everything else.
 */
export async function sendFile(
  client: WebClient,
  userId: UserId,
  { fileName, content, comment }: SentFile,
): Promise<void> {
  const channelId = await directMessageOf(client, userId);
  try {
    await client.filesUploadV2({
      channel_id: channelId,
      file: Buffer.from(content),
      filename: fileName,
      title: fileName,
      initial_comment: comment,
    });
  } catch (error) {
    const code = slackCode(error);
    if (code === null || !REFUSED_UPLOADS.has(code)) throw error;
    throw new Refusal(
      'not valid',
      `The workspace does not take the file (${code}).`,
      `An admin of the workspace sets which files it takes. ${FROM_A_SHELL}`,
    );
  }
}

async function directMessageOf(client: WebClient, userId: UserId): Promise<string> {
  const opened = await unlessRefused(client.conversations.open({ users: userId }), UNREACHABLE);
  if (opened?.channel?.id) return opened.channel.id;
  throw new Refusal(
    'not valid',
    'The bot cannot write to you directly, so it cannot send you a file.',
    `Ask a member of this workspace for it. ${FROM_A_SHELL}`,
  );
}
