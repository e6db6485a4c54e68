import { z } from 'zod';
import type { ChannelId } from '../domain/debt.ts';
import type { ModalView } from '../view/message.ts';
import { type ShareRef, shareValue } from '../view/refs.ts';

/** What a button stands in, or a modal was opened from, that shows what is changed there. */
export type Behind =
  /** A message that all see, by its delivery. */
  | { readonly messageId: number }
  /** An answer that the person alone sees, and where it is replaced; good for 30 minutes and 5 uses. */
  | { readonly page: ShareRef; readonly url: string };

const origin = z.object({ from: z.string() });
const behind = z.object({
  behind: z.union([
    z.object({ messageId: z.int().nonnegative() }),
    z.object({
      page: z.string().transform((text, told) => {
        const page = shareValue.decode(text);
        if (page) return page;
        told.addIssue('no page of ours');
        return z.NEVER;
      }),
      url: z.url(),
    }),
  ]),
});

/**
 * The modal with a note of the channel in which it was asked for: what is submitted and clicked in a modal comes from no
 * channel, and the person was in that one; and of what is behind it. Slack hands private metadata back as it was.
 */
export function fromChannel(
  view: ModalView,
  channel: ChannelId | null,
  shownBehind: Behind | null = null,
): ModalView {
  if (channel === null && shownBehind === null) return view;
  const noted = {
    ...metadataOf(view.private_metadata),
    ...(channel !== null && { from: channel }),
    ...(shownBehind && { behind: noteOf(shownBehind) }),
  };
  return { ...view, private_metadata: JSON.stringify(noted) };
}

/** What a modal was opened from; null where that shows nothing of what it changes. */
export function behindModal(view: { readonly private_metadata?: string }): Behind | null {
  return behind.safeParse(metadataOf(view.private_metadata)).data?.behind ?? null;
}

function noteOf(shown: Behind) {
  return 'page' in shown ? { page: shareValue.encode(shown.page), url: shown.url } : shown;
}

/** The channel in which a modal was asked for; null where it came from none, such as the Home. */
export function channelBehind(view: { readonly private_metadata?: string }): ChannelId | null {
  return origin.safeParse(metadataOf(view.private_metadata)).data?.from ?? null;
}

/** What a modal says of itself, as far as it is JSON of ours. */
export function metadataOf(text: string | undefined): object {
  if (!text) return {};
  const metadata: unknown = JSON.parse(text);
  return typeof metadata === 'object' && metadata !== null ? metadata : {};
}
