import type { FieldKind } from './fields.ts';
import type { RootContent } from './nodes.ts';
import type { Span } from './source.ts';

/** A stretch of an item's text under one label: `**Label**: value`, then the blocks that go on with it. */
export interface Labelled {
  /** As the file writes it, without colon; null for text that stands under no label. */
  readonly label: string | null;
  readonly field: FieldKind | null;
  /** 1-based. */
  readonly line: number;
  /** What follows the label in its own paragraph; empty where there is nothing. */
  readonly inline: Span;
  readonly blocks: readonly RootContent[];
  /** How far the text stands from the left edge. */
  readonly indent: number;
  /** A table's cell, in which a pipe is written `\|`. */
  readonly isCell?: boolean;
  /** A day without a name behind a title; of a paid item it is the day of payment. */
  readonly isDay?: boolean;
}
