import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's code of a refused call, such as `channel_not_found`; null for every other error. */
export function slackCode(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** What a call answers, or null where Slack refused it with one of these codes. @throws every other error. */
export async function unlessRefused<Result>(
  call: Promise<Result>,
  codes: ReadonlySet<string>,
): Promise<Result | null> {
  try {
    return await call;
  } catch (error) {
    const code = slackCode(error);
    if (code !== null && codes.has(code)) return null;
    throw error;
  }
}
