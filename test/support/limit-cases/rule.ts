/** One rule of Slack's: what it accepts at its edge, what it refuses just beyond, and where Slack points. */
export interface LimitCase {
  rule: string;
  accepted: unknown;
  refused: unknown;
  /** From the block or element on: "/text/text". */
  pointer: string;
}

export const rule = (
  rule: string,
  accepted: unknown,
  refused: unknown,
  pointer: string,
): LimitCase => ({ rule, accepted, refused, pointer });
