import { type Logger, LogLevel } from '@slack/web-api';

const nothing = (): void => undefined;

/** For clients whose warnings a test provokes. */
export const quietLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
