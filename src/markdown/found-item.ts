import type { NotUnderstood } from '../domain/document.ts';
import type { Labelled } from './labelled.ts';
import type { RootContent } from './nodes.ts';
import type { Part } from './outline.ts';

/** A debt item as it was found in a file, whatever shape it has there. */
export interface FoundItem {
  /** 1-based line of its heading, row, list item or fence. */
  readonly line: number;
  /** Its title as the file writes it, with what stands beside it: `~~3. Title~~ ✅ done`. */
  readonly title: string;
  /** An id that stands apart from the title; '' where nothing in front of the title is an id or number. */
  readonly ownId: string | null;
  /** The number that the file gives it. */
  readonly ordinal: number | null;
  /** What another table calls it. */
  readonly otherTitles?: readonly string[];
  /** What it says, stretch by stretch. */
  readonly stretches: readonly Labelled[];
  /** The parts of the file that it stands in; the first is the nearest, and counts where they differ. */
  readonly around: readonly Part[];
}

/** The items of a file, and what of it belongs to them. */
export interface FoundItems {
  readonly items: readonly FoundItem[];
  /** Parts that are an item as a whole. */
  readonly parts: ReadonlySet<Part>;
  /** Blocks that are nothing but items. */
  readonly blocks: ReadonlySet<RootContent>;
  /** What stands behind the last item and a rule, and is about the whole file. */
  readonly footer: readonly RootContent[];
  /** Rows and lines among the items that are none. */
  readonly notUnderstood: readonly NotUnderstood[];
}

/** Some items of one shape, in one place. */
export interface Candidate {
  readonly part: Part;
  readonly blocks: readonly RootContent[];
  readonly items: readonly FoundItem[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Blocks at the end of the part that are about the whole file. */
  readonly footer?: readonly RootContent[];
}
