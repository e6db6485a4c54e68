import type { WebClient } from '@slack/web-api';
import { Refusal } from '../register/refusal.ts';
import type { HandedIn } from '../register/register-file.ts';
import { slackCode } from './slack-code.ts';

/** A register file may be this big, in bytes; Slack itself takes 10 MB in a file field. */
const MAX_UPLOAD_BYTES = 5 * 1024 * 1024;
const DOWNLOAD_TIMEOUT_MS = 20_000;

/**
 * The file that a person put into a form, downloaded with the bot's token (needs `files:read`).
 * @throws Refusal for a file over 5 MB, one that is gone, and what Slack gives instead of it.
 */
export async function uploadedFile(client: WebClient, fileId: string): Promise<HandedIn> {
  const { file } = await fileInfo(client, fileId);
  const url = file?.url_private_download;
  if (!url) throw unreadable('Slack does not give the file to the bot.');
  if ((file.size ?? 0) > MAX_UPLOAD_BYTES) throw tooBig();
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${client.token ?? ''}` },
    signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS),
  });
  // without the scope Slack answers 200 with its login page
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!answer.ok || isPage) throw unreadable('Slack did not let the bot read the file.');
  const content = new Uint8Array(await answer.arrayBuffer());
  if (content.byteLength > MAX_UPLOAD_BYTES) throw tooBig();
  return { fileName: file.name ?? 'register.md', content };
}

async function fileInfo(client: WebClient, file: string) {
  try {
    return await client.files.info({ file });
  } catch (error) {
    const code = slackCode(error);
    if (code === null || code === 'missing_scope') throw error;
    throw unreadable(`Slack does not give the file to the bot (${code}).`);
  }
}

function unreadable(what: string): Refusal {
  return new Refusal(
    'not valid',
    what,
    'Upload it again, or paste it; the app needs the scope files:read for uploads.',
    'file',
  );
}

function tooBig(): Refusal {
  return new Refusal(
    'not valid',
    'The file is bigger than 5 MB.',
    'Split it into several registers, or take attachments and logs out of it.',
    'file',
  );
}
