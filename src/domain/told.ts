/** What messages to one person carry about what became of items and of what was asked. */
import type { Owner, UserId } from './debt.ts';
import type { LapseReason } from './offer.ts';

/** An item as a message to a person names it. */
export interface ToldItem {
  readonly registerId: number;
  readonly registerName: string;
  readonly number: number;
  readonly title: string;
}

/** Tells a person which items are not theirs any more, by whom, and whose they are. */
export interface LostItems {
  readonly by: UserId | null;
  readonly items: readonly (ToldItem & { readonly owner: Owner | null })[];
}

/** Tells who asked that the other person said no. */
export interface OfferDeclined {
  readonly by: UserId;
  readonly item: ToldItem;
  readonly reason: string | null;
}

/** Tells who asked that the question ended without an answer. */
export interface OfferLapsed {
  readonly to: UserId;
  readonly items: readonly ToldItem[];
  readonly why: LapseReason;
}
