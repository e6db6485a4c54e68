import type { Part } from './outline.ts';
import { groupsAround, type Reading } from './reading.ts';
import { spanOf } from './source.ts';
import type { SectionAround } from './told-beside.ts';

/** The sections around an item, the nearest first; each with the words that say its status or priority. */
export function sectionsAround(reading: Reading, around: readonly Part[]): SectionAround[] {
  return allGroups(reading, around).flatMap((part) => {
    const heading = reading.headingOf(part);
    if (!heading || !part.heading) return [];
    const line = reading.source.lineAt(spanOf(part.heading).start);
    const isAside = heading.category !== null && heading.role.priority !== null;
    const says = isAside ? (heading.beside.priority?.says ?? heading.says) : heading.says;
    return [{ says, line, ...heading.role }];
  });
}

/** The names of the categories around an item, the widest first. */
export function categoryAround(reading: Reading, around: readonly Part[]): string {
  const names = allGroups(reading, around)
    .map((part) => reading.headingOf(part)?.category ?? null)
    .filter((name) => name !== null);
  return [...new Set(names)].reverse().join(' / ');
}

function allGroups(reading: Reading, around: readonly Part[]): Part[] {
  return around.flatMap((part) => groupsAround(reading, part));
}
