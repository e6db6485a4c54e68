/** Lists of an item as text in a form, one entry a line, and back. */
import {
  type DebtFields,
  FILE_KINDS,
  type FileNote,
  type Link,
  type Phase,
  type Section,
  type Step,
  type UserId,
} from '../domain/debt.ts';
import { newStep } from '../domain/decide.ts';
import { sameValue } from '../domain/value.ts';

/** A line of the checklist. */
export interface StepLine {
  readonly text: string;
  readonly done: boolean;
}

/** A field that a form shows as text; `write` gives null for a value that would not come back the same. */
export interface TextForm<Value> {
  write(value: Value): string | null;
  read(text: string): Value;
}

function faithful<Value>(
  write: (value: Value) => string,
  read: (text: string) => Value,
): TextForm<Value> {
  return {
    read,
    write: (value) => {
      const text = write(value);
      return sameValue(read(text), value) ? text : null;
    },
  };
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const stepLines: TextForm<readonly StepLine[]> = faithful(
  (steps) => steps.map(({ text, done }) => `${done ? '[x]' : '[ ]'} ${text}`).join('\n'),
  (text) =>
    linesOf(text).map((line) => {
      const match = /^(?:[-*]\s+)?\[(?<mark>[ xX]?)\]\s*(?<rest>.+)$/.exec(line);
      const { mark = '', rest = line } = match?.groups ?? {};
      return { text: rest.trim(), done: mark.toLowerCase() === 'x' };
    }),
);

/** `[x] done`, `[ ] open`; a line without a mark is open. Of a step only text and mark are written. */
export const stepsForm: TextForm<readonly StepLine[]> = {
  read: stepLines.read,
  write: (steps) => stepLines.write(steps.map(({ text, done }) => ({ text, done }))),
};

/** `to modify: src/app.ts`. */
export const filesForm: TextForm<readonly FileNote[]> = faithful(
  (files) => files.map(({ kind, text }) => `${kind}: ${text}`).join('\n'),
  (text) =>
    linesOf(text).map((line) => {
      const kind = FILE_KINDS.find((one) => line.toLowerCase().startsWith(`${one}:`));
      if (!kind) return { kind: 'to modify', text: line };
      return { kind, text: line.slice(kind.length + 1).trim() };
    }),
);

/** `https://… its title`. */
export const linksForm: TextForm<readonly Link[]> = faithful(
  (links) => links.map(({ url, title }) => (title === null ? url : `${url} ${title}`)).join('\n'),
  (text) =>
    linesOf(text).map((line) => {
      const [url = '', ...title] = line.split(' ');
      return { url, title: title.join(' ') || null };
    }),
);

/** Words apart by spaces or commas, with or without `#`. */
export const labelsForm: TextForm<readonly string[]> = faithful(
  (labels) => labels.join(' '),
  (text) => [
    ...new Set(
      text
        .split(/[\s,]+/)
        .map((word) => word.replace(/^#+/, ''))
        .filter((word) => word !== ''),
    ),
  ],
);

/** Named parts begin with `### Name`. */
export const phasesForm: TextForm<readonly Phase[]> = faithful(
  (phases) =>
    phases.map(({ name, text }) => (name === null ? text : `### ${name}\n${text}`)).join('\n'),
  (text) => named(text).map(({ title, text: body }) => ({ name: title, text: body })),
);

/** Each begins with `### Title`; text before the first one becomes a section of its own. */
export const sectionsForm: TextForm<readonly Section[]> = faithful(
  (sections) => sections.map(({ title, text }) => `### ${title}\n${text}`).join('\n'),
  (text) => named(text).map((part) => ({ title: part.title ?? 'More', text: part.text })),
);

function named(text: string): { title: string | null; text: string }[] {
  const parts: { title: string | null; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const title = /^### +(.*\S)\s*$/.exec(line)?.[1];
    const last = parts.at(-1);
    if (title !== undefined) parts.push({ title, lines: [] });
    else if (last) last.lines.push(line);
    else parts.push({ title: null, lines: [line] });
  }
  return parts
    .map(({ title, lines }) => ({ title, text: lines.join('\n').trimEnd() }))
    .filter(({ title, text: body }) => title !== null || body.trim() !== '');
}

/**
 * The checklist that the lines make of the existing one: a step with the same text keeps its id and who ticked it, one in
 * the place of a step that is gone counts as reworded, all else is new.
 */
export function stepsOfLines(
  lines: readonly StepLine[],
  existing: readonly Step[],
  who: { readonly by: UserId | null; readonly now: Date },
): DebtFields['steps'] {
  const free = new Map(existing.map((step) => [step.id, step]));
  const take = (step: Step | undefined) => {
    if (!step || !free.delete(step.id)) return null;
    return step;
  };
  const same = lines.map(({ text }) => take([...free.values()].find((step) => step.text === text)));
  const known: Step[] = [...existing];
  return lines.map(({ text, done }, at) => {
    const step = same[at] ?? take(existing[at]) ?? newStep(known, text);
    known.push(step);
    if (step.done === done) return { ...step, text };
    const marks = done
      ? { doneBy: who.by, doneAt: who.now.toISOString() }
      : { doneBy: null, doneAt: null };
    return { ...step, text, done, ...marks };
  });
}
