import { type Logger, LogLevel } from '@slack/web-api';

const nothing = (): void => undefined;

/** For clients of Slack whose warnings a test provokes: its refusals are no news. */
export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
