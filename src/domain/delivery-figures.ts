/** How the messages of a workspace fare, in numbers. */
export interface DeliveryFigures {
  readonly waiting: number;
  /** When the one that waits longest was due; null while nothing waits. */
  readonly oldestDueAt: Date | null;
  /** Sent since the instant that was asked about. */
  readonly sent: number;
  /** How long after it was due a message went out, of those sent; thread replies and what was sent again are left out. */
  readonly lateness: { readonly medianMs: number; readonly worstMs: number } | null;
  readonly dead: number;
  readonly uncertain: number;
  /** How many of the dead and uncertain ones the person who asks may decide about. */
  readonly decidable: number;
}
