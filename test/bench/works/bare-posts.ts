import { readFile } from 'node:fs/promises';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { tellTime } from '../measured.ts';

/** As many at once as one bot sends. */
const AT_ONCE = 4;

/** Posts messages from a file, and does nothing else. */
const [file = '', slackApiUrl = '', token = ''] = process.argv.slice(2);
const messages = z
  .array(z.record(z.string(), z.unknown()))
  .parse(JSON.parse(await readFile(file, 'utf8')));
const client = new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } });
await tellTime(async () => {
  const waiting = messages.values();
  const loop = async () => {
    for (const message of waiting) await client.apiCall('chat.postMessage', message);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, loop));
  return messages.length;
});
