/** docs.slack.dev/reference/methods/chat.postMessage, chat.update and chat.postEphemeral: all but the blocks. */
import { z } from 'zod';

/**
 * Characters of `text`. chat.update refuses more than 4,000. A post is cut at 40,000, which loses text without a word,
 * so it counts as refused here.
 */
export const maxTextChars = { post: 40_000, update: 4_000, ephemeral: 40_000 } as const;

/** Characters of `markdown_text`. */
export const maxMarkdownTextChars = 12_000;

const mismatch = { error: 'failed to match all allowed schemas' };
const scalar = z.union([z.string(), z.number(), z.boolean()], mismatch);
const record = z.record(z.string(), scalar);
const listed = z.array(z.union([scalar, record], mismatch));
/** messaging/message-metadata; deeper values than @slack/types allows are refused. */
export const metadataSchema = z.strictObject({
  event_type: z.string().min(1).max(255),
  event_payload: z.record(z.string(), z.union([scalar, record, listed], mismatch)),
});

/** Bytes of metadata as JSON. Slack gives no number for `metadata_too_large`; ours are delivery keys, far below. */
export const maxMetadataBytes = 8_000;

/** Attachments of one message; more is `too_many_attachments`. */
export const maxAttachments = 100;
