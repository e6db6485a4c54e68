import { z } from 'zod';
import type { ChannelId } from '../domain/debt.ts';
import type { ModalView } from '../view/message.ts';

const origin = z.object({ from: z.string() });

/**
 * The modal with a note of the channel in which it was asked for: what is submitted and clicked in a modal comes from no
 * channel, and the person was in that one. Slack hands private metadata back as it was.
 */
export function fromChannel(view: ModalView, channel: ChannelId | null): ModalView {
  if (channel === null) return view;
  const noted = { ...metadataOf(view.private_metadata), from: channel };
  return { ...view, private_metadata: JSON.stringify(noted) };
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
