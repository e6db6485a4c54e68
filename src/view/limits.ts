/**
 * What Slack refuses of Block Kit, so that nobody has to ask it: the local stand-in refuses the same, and the tests hold
 * everything that the views can produce against it. The rules are the tables in `limits/`.
 */
import { blocksOn } from './limits/blocks.ts';
import { fault, faultsIn, type LimitFault, type Surface } from './limits/fault.ts';
import {
  maxAttachments,
  maxMarkdownTextChars,
  maxMetadataBytes,
  maxTextChars,
  metadataSchema,
} from './limits/message.ts';
import { maxViewBytes, viewSchema } from './limits/view.ts';
import { checkFocus, checkIds, checkWholeMessage } from './limits/whole.ts';

export type { LimitFault, Surface } from './limits/fault.ts';

/** The parts of a message that have limits, as they are passed to the chat methods; null counts as left out. */
export interface MessageContent {
  text?: unknown;
  blocks?: unknown;
  attachments?: unknown;
  markdown_text?: unknown;
  metadata?: unknown;
}

/** What Slack would refuse of the blocks of one surface; pointers begin at `/blocks`. Never throws on JSON. */
export function checkBlocks(surface: Surface, blocks: unknown): LimitFault[] {
  const whole =
    surface === 'message'
      ? checkWholeMessage({ blocks })
      : checkFocus(blocks, 'invalid_blocks', '/blocks');
  return [...checkList(surface, blocks, 'invalid_blocks', '/blocks'), ...whole];
}

/**
 * What chat.postMessage (`post`), chat.update or chat.postEphemeral would refuse of a message's content. An ephemeral
 * message drops its metadata unread. Never throws on JSON.
 */
export function checkMessage(
  message: MessageContent,
  use: 'post' | 'update' | 'ephemeral',
): LimitFault[] {
  const { blocks, attachments, metadata } = message;
  return [
    ...checkText(message, use),
    ...(isLeftOut(blocks) ? [] : checkList('message', blocks, 'invalid_blocks', '/blocks')),
    ...(isLeftOut(attachments) ? [] : checkAttachments(attachments)),
    ...checkWholeMessage({ blocks, attachments }),
    ...(isLeftOut(metadata) || use === 'ephemeral' ? [] : checkMetadata(metadata)),
  ];
}

/**
 * What views.open, views.push, views.update and views.publish would refuse of a view, modal or Home; pointers begin at
 * `/view`. Never throws on JSON.
 */
export function checkView(view: unknown): LimitFault[] {
  const code = 'invalid_arguments';
  const faults = faultsIn(viewSchema, view, code, '/view');
  if (faults.length > 0 || !isRecord(view)) return faults;
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return [
    ...(bytes > maxViewBytes
      ? [fault('view_too_large', '/view', `must be less than ${maxViewBytes + 1} bytes`)]
      : []),
    ...checkIds(view.blocks, code, '/view/blocks'),
    ...checkFocus(view.blocks, code, '/view/blocks'),
    ...checkSubmit(view),
  ];
}

function checkList(surface: Surface, blocks: unknown, code: string, base: string): LimitFault[] {
  if (!Array.isArray(blocks))
    return [fault('invalid_blocks_format', base, 'must provide an array')];
  return [...faultsIn(blocksOn[surface], blocks, code, base), ...checkIds(blocks, code, base)];
}

/** surfaces/modals: a modal with an input needs a submit button. */
function checkSubmit(view: Record<string, unknown>): LimitFault[] {
  if (view.type !== 'modal' || view.submit !== undefined || !Array.isArray(view.blocks)) return [];
  return view.blocks.flatMap((block: unknown, at) =>
    isRecord(block) && block.type === 'input'
      ? [
          fault(
            'invalid_arguments',
            `/view/blocks/${at}/input`,
            'must define `submit` to use an `input` block in modals',
          ),
        ]
      : [],
  );
}

function checkText(message: MessageContent, use: keyof typeof maxTextChars): LimitFault[] {
  const { text, markdown_text: markdown, blocks, attachments } = message;
  return [
    ...checkLength(text, '/text', maxTextChars[use]),
    ...checkLength(markdown, '/markdown_text', maxMarkdownTextChars),
    ...([text, markdown, blocks, attachments].every(isEmpty)
      ? [fault('no_text', '/text', 'must define `text`, `blocks` or `attachments`')]
      : []),
    ...(!isEmpty(markdown) && !(isEmpty(text) && isEmpty(blocks))
      ? [fault('markdown_text_conflict', '/markdown_text', 'must not stand beside text or blocks')]
      : []),
  ];
}

function checkLength(text: unknown, pointer: string, maxChars: number): LimitFault[] {
  if (isLeftOut(text)) return [];
  if (typeof text !== 'string')
    return [fault('invalid_arguments', pointer, 'must provide a string')];
  if (text.length <= maxChars) return [];
  return [fault('msg_too_long', pointer, `must be less than ${maxChars + 1} characters`)];
}

function checkAttachments(attachments: unknown): LimitFault[] {
  const code = 'invalid_attachments';
  if (!Array.isArray(attachments)) return [fault(code, '/attachments', 'must provide an array')];
  const tooMany = `no more than ${maxAttachments} items allowed`;
  return [
    ...(attachments.length > maxAttachments
      ? [fault('too_many_attachments', '/attachments', tooMany)]
      : []),
    ...attachments.flatMap((attachment: unknown, at) => {
      const base = `/attachments/${at}`;
      if (!isRecord(attachment)) return [fault(code, base, 'must provide an object')];
      if (isLeftOut(attachment.blocks)) return [];
      return checkList('message', attachment.blocks, code, `${base}/blocks`);
    }),
  ];
}

function checkMetadata(metadata: unknown): LimitFault[] {
  const faults = faultsIn(metadataSchema, metadata, 'invalid_metadata_format', '/metadata');
  if (faults.length > 0 || Buffer.byteLength(JSON.stringify(metadata)) <= maxMetadataBytes) {
    return faults;
  }
  const sentence = `must be less than ${maxMetadataBytes + 1} bytes`;
  return [fault('metadata_too_large', '/metadata', sentence)];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLeftOut = (value: unknown) => value === undefined || value === null;
const isEmpty = (value: unknown) =>
  isLeftOut(value) ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
