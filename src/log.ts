import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const SECRET = /\b(xox[a-z](?:\.xox[a-z])?-|xapp-)[\w-]+/g;
const ADDRESS_PASSWORD = /(\w+:\/\/[^:/\s@]*:)[^\s"']+@/g;
const RESPONSE_URL = /(https?:\/\/[^\s"]*\/(?:commands|actions|app)\/)[^\s"]+/g;

/**
 * A logger that writes JSON lines to standard error (or `destination`).
 * Slack's tokens, response URLs and passwords in addresses never reach the line, wherever they stand in it.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: { streamWrite: withoutSecrets },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
}

/** The text with every token, response URL and password replaced. */
export function withoutSecrets(text: string): string {
  return text
    .replace(SECRET, '$1[hidden]')
    .replace(ADDRESS_PASSWORD, '$1[hidden]@')
    .replace(RESPONSE_URL, '$1[hidden]');
}
