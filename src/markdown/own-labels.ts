import type { Labelled } from './labelled.ts';
import { divideByLabels, markedLabels } from './labels.ts';
import { type Part, walk } from './outline.ts';
import type { Reading } from './reading.ts';
import { plainWords } from './words/plain-words.ts';

/** The labels of each heading, known or not, and how many of them stand under other headings too. Each is looked at once. */
export class OwnLabels {
  private readonly owns = new Map<Part, readonly Labelled[]>();
  private readonly uses = new Map<number, ReadonlyMap<string, number>>();
  private readonly reading: Reading;
  private readonly isApart: (part: Part) => boolean;

  constructor(reading: Reading, isApart: (part: Part) => boolean) {
    this.reading = reading;
    this.isApart = isApart;
  }

  /** What stands under a heading before the next, label by label. */
  of(part: Part): readonly Labelled[] {
    const known = this.owns.get(part) ?? divideByLabels(this.reading.source, part.blocks);
    this.owns.set(part, known);
    return known;
  }

  /** How many of a heading's labels stand under another heading of its level too. */
  shared(part: Part): number {
    const uses = this.usesAt(part.depth);
    return this.namesOf(part).filter((label) => (uses.get(label) ?? 0) > 1).length;
  }

  private usesAt(depth: number): ReadonlyMap<string, number> {
    const known = this.uses.get(depth);
    if (known) return known;
    const uses = new Map<string, number>();
    for (const part of walk(this.reading.root)) {
      if (part.depth !== depth || this.isApart(part)) continue;
      for (const label of this.namesOf(part)) uses.set(label, (uses.get(label) ?? 0) + 1);
    }
    this.uses.set(depth, uses);
    return uses;
  }

  /** The different labels of a heading, those at the lines of its lists too. */
  private namesOf(part: Part): string[] {
    const labels = this.of(part).map(({ label }) => label ?? '');
    const lines = part.blocks.flatMap((block) =>
      block.type === 'list' ? markedLabels(this.reading.source, block) : [],
    );
    return [...new Set([...labels, ...lines].map(plainWords))].filter((label) => label !== '');
  }
}
