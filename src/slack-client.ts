import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from './config.ts';
import { StartError } from './patience.ts';

/** One call to Slack while a person waits. */
export const SLACK_CALL_MS = 10_000;

/** What Slack says of the token. */
export interface Grant {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: readonly string[];
}

/** Asks Slack whose token it is, and for what it is good. @throws StartError where it is no bot's, and Slack's errors. */
export async function askGrant(slack: SlackConfig): Promise<Grant> {
  const found = await new WebClient(slack.botToken, clientOptions(slack)).auth.test();
  if (!found.team_id || !found.user_id || !found.bot_id) {
    const remedy = 'Copy the Bot User OAuth Token (xoxb-…) from “OAuth & Permissions”.';
    throw new StartError('SLACK_BOT_TOKEN is not the token of a bot in a workspace.', remedy);
  }
  return {
    teamId: found.team_id,
    enterpriseId: found.enterprise_id ?? null,
    name: found.team ?? found.team_id,
    botUserId: found.user_id,
    botId: found.bot_id,
    scopes: found.response_metadata?.scopes ?? [],
  };
}

/** No retries: a post that Slack accepted before the connection broke would be posted twice. */
export function clientOptions(slack: SlackConfig): WebClientOptions {
  return {
    ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: SLACK_CALL_MS,
    logLevel: LogLevel.ERROR,
  };
}
