export type Surface = 'message' | 'modal' | 'home';

/** One refusal as Slack would give it: `code` is Slack's error code, `pointer` the JSON pointer ("/blocks/0/text/text"). */
export interface LimitFault {
  code: string;
  pointer: string;
  message: string;
}

/** What Slack would refuse of the blocks of one surface. Never throws. */
export function checkBlocks(_surface: Surface, _blocks: unknown): LimitFault[] {
  return [];
}

/** What chat.postMessage / chat.update / chat.postEphemeral would refuse of a message's content. Never throws. */
export function checkMessage(
  _message: {
    text?: unknown;
    blocks?: unknown;
    attachments?: unknown;
    markdown_text?: unknown;
    metadata?: unknown;
  },
  _use: 'post' | 'update' | 'ephemeral',
): LimitFault[] {
  return [];
}

/** What views.open, views.push, views.update or views.publish would refuse of a view. Never throws. */
export function checkView(_view: unknown): LimitFault[] {
  return [];
}
