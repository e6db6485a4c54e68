import { LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import type { SlackConfig } from './config.ts';

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

/** Asks Slack whose token it is, and for what it is good. @throws Slack's error where the token is not valid. */
export async function askGrant(slack: SlackConfig): Promise<Grant> {
  const found = await new WebClient(slack.botToken, clientOptions(slack)).auth.test();
  if (!found.team_id || !found.user_id || !found.bot_id) {
    throw new Error('SLACK_BOT_TOKEN is not the token of a bot in a workspace.');
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
