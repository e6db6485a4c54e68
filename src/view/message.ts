import type { KnownBlock, ModalView } from '@slack/types';
import type { DataVisualizationBlock } from './limits/charts.ts';
import { cut } from './text.ts';

export type MessageBlock = KnownBlock | DataVisualizationBlock;

/** What a message says: `blocks`, and `text` that tells the same to notifications, screen readers and old clients. */
export interface Message {
  readonly text: string;
  readonly blocks: MessageBlock[];
}

export type { ModalView };

/** chat.update refuses more than 4,000 characters of text (methods/chat.update). */
const maxFallbackChars = 3_900;

/** A message whose fallback is its lines, cut to what every chat method takes. User text in lines is for mrkdwn already. */
export function message(lines: readonly string[], blocks: MessageBlock[]): Message {
  return { text: fitLines(lines), blocks };
}

/** The message without its blocks, for when Slack does not take them. */
export function textOnly({ text }: Message): Message {
  return { text, blocks: [] };
}

function fitLines(lines: readonly string[]): string {
  const whole = lines.filter((line) => line !== '').join('\n');
  if (whole.length <= maxFallbackChars) return whole;
  const kept: string[] = [];
  let chars = 0;
  for (const line of lines) {
    chars += line.length + 1;
    if (chars > maxFallbackChars - 20) break;
    kept.push(line);
  }
  const rest = `… and ${lines.length - kept.length} more lines`;
  return kept.length > 0 ? [...kept, rest].join('\n') : cut(whole, maxFallbackChars);
}
