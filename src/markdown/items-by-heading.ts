import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Candidate } from './found-item.ts';
import { isNameOfList, isSectionOnly, seriesOf, tellsOfSteps } from './group-headings.ts';
import { headingCandidate } from './heading-candidate.ts';
import { isSample, titleOf } from './heading-title.ts';
import type { Labelled } from './labelled.ts';
import { divideByLabels, fieldCount } from './labels.ts';
import type { RootContent } from './nodes.ts';
import { contentOf, type Part } from './outline.ts';
import { OwnLabels } from './own-labels.ts';
import { hasRole, type Reading } from './reading.ts';

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
    .withoutStray(finder.itemsIn(reading.root))
    .map((part) => headingCandidate(reading, part, finder.stretchesOf(part)));
}

/** Headings of one level under one heading: all, those with fields, and of these the numbered. */
interface Beside {
  readonly all: number;
  readonly like: number;
  readonly numbered: number;
}

class HeadingFinder {
  private readonly seen = new Map<Part, Headed>();
  private readonly beside = new Map<Part, Map<number, Beside>>();
  private readonly answers = new Map<Part, Map<string, boolean>>();
  private readonly labels: OwnLabels;
  private readonly reading: Reading;
  private readonly rules: HeadingRules;

  constructor(reading: Reading, rules: HeadingRules) {
    this.reading = reading;
    this.rules = rules;
    this.labels = new OwnLabels(reading, rules.isApart);
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
    const isBelow = ({ parent }: Part) => parent !== null && isMarked(parent);
    return parts.filter(
      (part) => depths.has(part.depth) || isMarked(part) || isBelow(part) || this.inRole(part),
    );
  }

  stretchesOf(part: Part): readonly Labelled[] {
    return this.look(part).stretches;
  }

  /** Names and numbers that a section apart has not. */
  private isSure(part: Part): boolean {
    const { hasId, hasNumber } = this.look(part);
    return hasId || (hasNumber && this.ownFields(part) > 0);
  }

  /** Whether it names a field of the heading above. `Resolved` does above a day, and above a list is a section. */
  private isLabel(part: Part): boolean {
    if (part.heading === null || fieldFor(plainText(part.heading)) === null) return false;
    return !hasRole(this.reading, part) || part.blocks.every(({ type }) => type === 'paragraph');
  }

  private outweighs(part: Part, deeper: readonly Part[]): boolean {
    const own = this.look(part);
    const ownFields = this.ownFields(part);
    const theirs = deeper.map((inner) => this.look(inner));
    const areItems = theirs.some(({ hasId, fields }) => hasId || fields > 0);
    return (own.hasId || ownFields > 0) && !areItems;
  }

  /** Fields of a heading and of what stands below it, forms to copy apart. */
  private fieldsOf(part: Part): number {
    const hasForms = part.parts.some((inner) => this.rules.isApart(inner) || this.isSample(inner));
    return hasForms ? this.ownFields(part) : this.look(part).fields;
  }

  /** Fields of the heading itself, not of headings below that are no mere labels. */
  private ownFields(part: Part): number {
    const labels = part.parts.filter((inner) => this.isLabel(inner)).length;
    return labels + fieldCount(this.labels.of(part));
  }

  private isItem(part: Part): boolean {
    const { hasId, hasNumber } = this.look(part);
    const fields = this.fieldsOf(part);
    if (this.isSample(part)) return false;
    if (hasId) return !this.isDecision(part);
    if (this.isGroup(part) || isSectionOnly(this.reading, part)) return false;
    const shared = this.labels.shared(part);
    if (this.inRole(part)) return fields + shared > 0 || !isNameOfList(this.reading, part);
    if (hasNumber && (fields > 0 || shared > 0)) return true;
    if (hasNumber) return this.hasLikeSibling(part, 'numbered') || this.hasSteps(part);
    if (shared >= MIN_FIELDS || fields >= MIN_FIELDS) return true;
    return (fields > 0 && this.hasLikeSibling(part, 'plain')) || this.isInSeries(part);
  }

  /** Whether most of the numbered headings beside one tell of steps, and more than those. */
  private hasSteps({ parent, depth }: Part): boolean {
    return this.once(`steps ${depth}`, parent, () => {
      const beside = parent?.parts ?? [];
      const numbered = beside.filter((one) => one.depth === depth && this.look(one).hasNumber);
      return numbered.filter(tellsOfSteps).length * 2 >= numbered.length;
    });
  }

  /** Whether headings below a group of the same series are items by their labels: `Area 1: …`, `Area 2: …`. */
  private isInSeries({ parent, depth }: Part): boolean {
    const series = seriesOf(this.reading, parent);
    if (series === null || !parent?.parent) return false;
    const groups = parent.parent.parts;
    return this.once(`${series} ${depth}`, parent.parent, () =>
      groups.some((one) => seriesOf(this.reading, one) === series && this.holdsItems(one, depth)),
    );
  }

  /** What is asked of the headings below a part, asked once. */
  private once(question: string, part: Part | null, ask: () => boolean): boolean {
    const key = part ?? this.reading.root;
    const known = this.answers.get(key) ?? new Map<string, boolean>();
    const answer = known.get(question) ?? ask();
    this.answers.set(key, known.set(question, answer));
    return answer;
  }

  private holdsItems({ parts }: Part, depth: number): boolean {
    const inner = parts.filter((one) => one.depth === depth);
    const told = inner.filter((one) => this.labels.shared(one) >= MIN_FIELDS);
    return told.length > 1 && told.length * 2 >= inner.length;
  }

  /** `ADR-7: Title`: the record of a decision, in a file of its own. */
  private isDecision(part: Part): boolean {
    const reference = this.reading.headingOf(part)?.beside.reference ?? '';
    return part.depth === 1 && /^(?:ADR|RFC)\b/.test(reference);
  }

  private isSample(part: Part): boolean {
    const heading = this.reading.headingOf(part);
    if (!heading || heading.says === '') return true;
    const { title } = titleOf(this.reading.source, heading, this.look(part).stretches);
    return [heading.says, heading.beside.title, title].some(isSample);
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

  /** Whether a numbered heading stands beside others that hold fields, a plain one among as many as hold none. */
  private hasLikeSibling(part: Part, kind: 'numbered' | 'plain'): boolean {
    const { all, like, numbered } = this.countBeside(part);
    return kind === 'numbered' ? numbered > 0 : like > 1 && like * 2 >= all;
  }

  /** How many headings of its level there are under one, and how many of them hold fields. Counted once. */
  private countBeside({ parent, depth }: Part): Beside {
    const key = parent ?? this.reading.root;
    const known = this.beside.get(key)?.get(depth);
    if (known) return known;
    const all = key.parts.filter((one) => one.depth === depth && !this.rules.isApart(one));
    const like = all.filter((one) => this.ownFields(one) > 0);
    const isTold = (one: Part) => this.ownFields(one) > 0 || this.labels.shared(one) > 0;
    const numbered = all.filter((one) => this.look(one).hasNumber && isTold(one)).length;
    const count = { all: all.length, like: like.length, numbered };
    this.beside.set(key, (this.beside.get(key) ?? new Map()).set(depth, count));
    return count;
  }

  private look(part: Part): Headed {
    const known = this.seen.get(part);
    if (known) return known;
    const heading = this.reading.headingOf(part);
    const stretches = divideByLabels(this.reading.source, contentOf(part));
    const title = heading && titleOf(this.reading.source, heading, stretches);
    const reference = heading?.beside.reference ?? null;
    const isDotted = reference?.includes('.') ?? false;
    const headed = {
      stretches,
      fields: fieldCount(stretches),
      hasId: (reference !== null && !isDotted) || (title?.ownId ?? '') !== '',
      hasNumber: isDotted || title?.ordinal != null,
    };
    this.seen.set(part, headed);
    return headed;
  }
}

/** A plain heading with so many fields is an item wherever it stands. */
const MIN_FIELDS = 2;
