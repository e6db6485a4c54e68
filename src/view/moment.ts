import type { RichTextElement } from '@slack/types';

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const utcDay = (at: Date) => at.toISOString().slice(0, 10);
const utcMinute = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The day of an instant in the reader's own zone, within rich text. */
export function dayOf(at: Date): RichTextElement {
  return { type: 'date', timestamp: seconds(at), format: '{date_short}', fallback: utcDay(at) };
}

/** Day and time of an instant in the reader's own zone, within rich text. */
export function momentOf(at: Date): RichTextElement {
  return {
    type: 'date',
    timestamp: seconds(at),
    format: '{date_short} {time}',
    fallback: utcMinute(at),
  };
}

/** Day and time of an instant in the reader's own zone, for mrkdwn (formatting-message-text). */
export function momentInMrkdwn(at: Date): string {
  return `<!date^${seconds(at)}^{date_short} {time}|${utcMinute(at)}>`;
}
