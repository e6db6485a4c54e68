import type { ChannelId, RegisterId, UserId } from '../domain/debt.ts';
import type {
  CollapsedDigest,
  DigestContent,
  NudgeContent,
  OwnerGoneContent,
  ReopenedContent,
} from '../domain/digest.ts';
import type { OfferContent } from '../domain/offer.ts';
import type { ReviewContent } from '../domain/review.ts';
import type { LostItems, OfferDeclined, OfferLapsed } from '../domain/told.ts';

/** Tells who configured a digest, else who keeps its register, that it stands still, and why. */
export interface PauseNotice {
  readonly registerId: RegisterId;
  readonly registerName: string;
  readonly channel: ChannelId;
  /** Slack's error code. */
  readonly why: string;
  /** Who could not be reached with it before. */
  readonly tried: readonly UserId[];
}

/** What a message says; it is rendered when it is sent. */
export type Message =
  | { readonly kind: 'digest'; readonly content: DigestContent }
  | { readonly kind: 'digest list'; readonly content: DigestContent }
  | { readonly kind: 'digest collapsed'; readonly content: CollapsedDigest }
  | { readonly kind: 'review'; readonly content: ReviewContent }
  | { readonly kind: 'nudge'; readonly content: NudgeContent }
  | { readonly kind: 'reopened'; readonly content: ReopenedContent }
  | { readonly kind: 'owner gone'; readonly content: OwnerGoneContent }
  | { readonly kind: 'notice'; readonly content: PauseNotice }
  | { readonly kind: 'offer'; readonly content: OfferContent }
  | { readonly kind: 'offer declined'; readonly content: OfferDeclined }
  | { readonly kind: 'offer lapsed'; readonly content: OfferLapsed }
  | { readonly kind: 'lost items'; readonly content: LostItems };
