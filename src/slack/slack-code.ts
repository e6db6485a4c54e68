import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's code of a refused call, such as `channel_not_found`; null for every other error. */
export function slackCode(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** The scopes for want of which Slack refused a call, as its answer names them; none for every other error. */
export function missingScopes(error: unknown): readonly string[] {
  if (!(error instanceof WebAPIPlatformError) || error.data.error !== 'missing_scope') return [];
  const { needed } = { needed: null, ...error.data };
  return typeof needed === 'string' ? String(needed).split(',') : [];
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
