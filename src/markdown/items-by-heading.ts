import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Candidate } from './found-item.ts';
import type { Labelled } from './labelled.ts';
import { divideByLabels, fieldCount } from './labels.ts';
import type { RootContent } from './nodes.ts';
import { contentOf, type Part } from './outline.ts';
import { hasRole, type Reading } from './reading.ts';
import { spanOf } from './source.ts';

/** A heading that may be an item, with what stands under it. */
interface Headed {
  readonly stretches: readonly Labelled[];
  readonly fields: number;
  /** Whether it has an id that is no mere number. */
  readonly hasId: boolean;
  readonly hasNumber: boolean;
}

/** How the headings of a file are looked at. */
export interface HeadingRules {
  /** Blocks that may be items of another shape: what holds them is a group, unless it has an id or fields of its own. */
  readonly others: ReadonlySet<RootContent>;
  /** Parts that are no items, with all that they hold. */
  readonly isApart: (part: Part) => boolean;
}

/**
 * The items that stand under headings of their own: `### 3. Title`, `### TD-003: Title`, and plain headings
 * with fields or under a status or priority. A heading with such headings below it is a group, unless it
 * has an id or fields and they have none. A number alone may also count chapters, so a numbered heading must
 * hold a field that we know, or stand beside one that does, or under a status or priority.
 */
export function itemsByHeading(reading: Reading, rules: HeadingRules): Candidate[] {
  const finder = new HeadingFinder(reading, rules);
  return finder
    .itemsIn(reading.root)
    .map((part) => headingCandidate(reading, part, finder.stretchesOf(part)));
}

/** A part that is an item as a whole. */
export function headingCandidate(
  reading: Reading,
  part: Part,
  stretches: readonly Labelled[] = divideByLabels(reading.source, contentOf(part)),
): Candidate {
  const heading = reading.headingOf(part);
  const item = {
    line: part.heading ? reading.source.lineAt(spanOf(part.heading).start) : 1,
    title: heading?.says ?? '',
    ownId: null,
    ordinal: heading?.beside.ordinal ?? null,
    stretches,
    around: part.parent ? [part.parent] : [],
  };
  return { part, blocks: [], items: [item], notUnderstood: [] };
}

class HeadingFinder {
  private readonly seen = new Map<Part, Headed>();
  private readonly beside = new Map<Part, Map<number, { all: number; like: number }>>();
  private readonly reading: Reading;
  private readonly rules: HeadingRules;

  constructor(reading: Reading, rules: HeadingRules) {
    this.reading = reading;
    this.rules = rules;
  }

  itemsIn(part: Part): Part[] {
    if (part.heading && this.rules.isApart(part) && !this.isSure(part)) return [];
    const deeper = part.parts.flatMap((inner) => this.itemsIn(inner));
    if (!part.heading || part === this.reading.titled || this.isLabel(part)) return deeper;
    if (deeper.length > 0 && !this.outweighs(part, deeper)) return deeper;
    return this.isItem(part) ? [part] : [];
  }

  /** Where items have ids or numbers, a plain heading of another level is none, unless a status or priority is above it. */
  withoutStray(parts: readonly Part[]): readonly Part[] {
    const isMarked = (part: Part) => this.look(part).hasId || this.look(part).hasNumber;
    const depths = new Set(parts.filter(isMarked).map(({ depth }) => depth));
    if (depths.size === 0) return parts;
    return parts.filter((part) => depths.has(part.depth) || isMarked(part) || this.inRole(part));
  }

  stretchesOf(part: Part): readonly Labelled[] {
    return this.look(part).stretches;
  }

  /** Names and numbers that a section apart has not. */
  private isSure(part: Part): boolean {
    const { hasId, hasNumber, fields } = this.look(part);
    return hasId || (hasNumber && fields > 0);
  }

  private isLabel(part: Part): boolean {
    return part.heading !== null && fieldFor(plainText(part.heading)) !== null;
  }

  private outweighs(part: Part, deeper: readonly Part[]): boolean {
    const own = this.look(part);
    const ownFields = this.ownFields(part);
    const theirs = deeper.map((inner) => this.look(inner));
    const areItems = theirs.some(({ hasId, fields }) => hasId || fields > 0);
    return (own.hasId || ownFields > 0) && !areItems;
  }

  /** Fields of the heading itself, not of headings below that are no mere labels. */
  private ownFields(part: Part): number {
    const labels = part.parts.filter((inner) => this.isLabel(inner)).length;
    return labels + fieldCount(divideByLabels(this.reading.source, part.blocks));
  }

  private isItem(part: Part): boolean {
    const { hasId, hasNumber, fields } = this.look(part);
    const says = this.reading.headingOf(part)?.says ?? '';
    if (says === '' || isSample(says)) return false;
    if (hasId) return true;
    if (this.isGroup(part)) return false;
    if (this.inRole(part)) return !isSectionOnly(this.reading, part) && !isChecklist(part);
    if (hasNumber) return fields > 0 || this.hasLikeSibling(part, 1);
    return fields >= MIN_FIELDS || (fields > 0 && this.hasLikeSibling(part, 2));
  }

  /** Whether it holds items of another shape, and no fields of its own. */
  private isGroup(part: Part): boolean {
    const own = part.blocks.filter((block) => !this.rules.others.has(block));
    return (
      own.length < part.blocks.length && fieldCount(divideByLabels(this.reading.source, own)) === 0
    );
  }

  private inRole(part: Part): boolean {
    return hasRole(this.reading, part.parent);
  }

  /** Whether headings beside it, itself counted, hold fields: so many, and half of them. */
  private hasLikeSibling(part: Part, least: number): boolean {
    const { all, like } = this.countBeside(part);
    return like >= least && (least === 1 || like * 2 >= all);
  }

  /** How many headings of its level there are under one, and how many hold fields. Counted once. */
  private countBeside({ parent, depth }: Part): { all: number; like: number } {
    const key = parent ?? this.reading.root;
    const known = this.beside.get(key)?.get(depth);
    if (known) return known;
    const beside = key.parts.filter((one) => one.depth === depth && !this.rules.isApart(one));
    const like = beside.filter((one) => this.ownFields(one) > 0).length;
    const count = { all: beside.length, like };
    this.beside.set(key, (this.beside.get(key) ?? new Map()).set(depth, count));
    return count;
  }

  private look(part: Part): Headed {
    const known = this.seen.get(part);
    if (known) return known;
    const beside = this.reading.headingOf(part)?.beside;
    const stretches = divideByLabels(this.reading.source, contentOf(part));
    const reference = beside?.reference ?? null;
    const isDotted = reference?.includes('.') ?? false;
    const headed = {
      stretches,
      fields: fieldCount(stretches),
      hasId: reference !== null && !isDotted,
      hasNumber: isDotted || beside?.ordinal != null,
    };
    this.seen.set(part, headed);
    return headed;
  }
}

/** A plain heading with so many fields is an item wherever it stands. */
const MIN_FIELDS = 2;

/** `TD-XXX: Title`: a form to copy. */
export function isSample(title: string): boolean {
  return /\b[A-Z]{1,8}-(?:X{2,}|N{2,}|#{2,}|\?{2,}|<)|^\W*\[(?:title|name|short)[^\]]*\]\W*$/iu.test(
    title,
  );
}

function isSectionOnly(reading: Reading, part: Part): boolean {
  const heading = reading.headingOf(part);
  return hasRole(reading, part) && heading?.category == null && heading?.beside.ordinal === null;
}

/** Nothing but boxes: its lines are the items. */
function isChecklist(part: Part): boolean {
  const blocks = part.blocks.filter(({ type }) => type !== 'thematicBreak' && type !== 'html');
  return (
    part.parts.length === 0 &&
    blocks.length > 0 &&
    blocks.every(
      (block) => block.type === 'list' && block.children.some(({ checked }) => checked != null),
    )
  );
}
