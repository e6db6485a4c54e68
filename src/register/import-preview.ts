import { type Debt, isOpen } from '../domain/debt.ts';
import type { Contradiction, NotUnderstood, RegisterDocument } from '../domain/document.ts';
import type { ImportConflict } from '../domain/import-merge.ts';
import type { DoubtfulItem, ImportPlan } from '../domain/import-plan.ts';
import type { FieldChange } from '../domain/patch.ts';

/** An item of the file or of the register, as a preview names it. */
export interface PreviewItem {
  /** The number that it has, or will have. */
  readonly number: number;
  readonly title: string;
}

/** An item that the file changes, field by field. */
export interface PreviewChange extends PreviewItem {
  readonly line: number;
  readonly changes: readonly FieldChange[];
}

/** An item of the file that may be one of the register; `number` and `title` are that one's. */
export interface PreviewDoubt extends PreviewItem, Pick<DoubtfulItem, 'place' | 'line'> {
  /** The title in the file. */
  readonly titleInFile: string;
}

/** A field of an item that the file and Slack changed differently. */
export interface PreviewConflict extends PreviewItem, ImportConflict {
  readonly line: number;
}

/** What an import would do, or did. */
export interface ImportPreview {
  readonly fileName: string;
  readonly registerName: string;
  readonly additions: readonly (PreviewItem & { readonly line: number })[];
  readonly changed: readonly PreviewChange[];
  readonly unchanged: readonly PreviewItem[];
  /** In another register since; the file changes nothing of them. The number is the one that they had here. */
  readonly movedAway: readonly (PreviewItem & { readonly line: number })[];
  /** Deleted in Slack since; the file does not bring them back. */
  readonly deleted: readonly (PreviewItem & { readonly line: number })[];
  /** Those that may be an item of the register under another title. */
  readonly doubtful: readonly PreviewDoubt[];
  /** Imported earlier and not in this file; they are kept. */
  readonly missing: readonly (PreviewItem & { readonly isOpen: boolean })[];
  /** Not in this file any more, and closed for it. */
  readonly closed: readonly PreviewItem[];
  /** Changed in the file and differently in Slack; Slack's value is kept. */
  readonly conflicts: readonly PreviewConflict[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly contradictions: readonly Contradiction[];
  /** What was repaired in the text before it was read, in words. */
  readonly repairs: readonly string[];
  /** The length of each list. */
  readonly counts: ImportCounts;
}

export type ImportCounts = Readonly<
  Record<
    | 'additions'
    | 'changed'
    | 'unchanged'
    | 'movedAway'
    | 'deleted'
    | 'doubtful'
    | 'missing'
    | 'closed'
    | 'conflicts'
    | 'notUnderstood'
    | 'contradictions'
    | 'repairs',
    number
  >
>;

/** Whether a plan may still be decided about, or is what was done. */
export type PlanState = 'open' | 'done';

/**
 * Tells a plan; every item of the file is in exactly one of additions, changed, unchanged, movedAway and deleted, or in
 * doubtful alone while that can be decided: then what it may be is not missing either.
 */
export function previewOf(
  plan: ImportPlan,
  document: RegisterDocument,
  fileName: string,
  registerName: string,
  state: PlanState,
): ImportPreview {
  const asked = state === 'open' ? plan.doubtful : [];
  const perhapsNew = new Set(asked.map(({ number }) => number));
  const perhapsThere = new Set(asked.map(({ debt }) => debt));
  const changed = plan.matched.filter(({ changes }) => changes.length > 0);
  const lists = {
    additions: plan.additions
      .filter(({ number }) => !perhapsNew.has(number))
      .map(({ number, line, fields }) => ({ number, line, title: fields.title })),
    changed: changed.map(({ debt, line, changes }) => ({ ...named(debt), line, changes })),
    unchanged: plan.matched
      .filter(({ changes }) => changes.length === 0)
      .map(({ debt }) => named(debt)),
    movedAway: plan.movedAway,
    deleted: plan.deleted,
    doubtful: plan.doubtful.map(({ debt, place, line, title }) => ({
      ...named(debt),
      place,
      line,
      titleInFile: title,
    })),
    missing: plan.missing
      .filter((debt) => !perhapsThere.has(debt))
      .map((debt) => ({ ...named(debt), isOpen: isOpen(debt) })),
    closed: plan.closings.map(({ debt }) => named(debt)),
    conflicts: plan.matched.flatMap(({ debt, line, conflicts }) =>
      conflicts.map((conflict) => ({ ...named(debt), line, ...conflict })),
    ),
    notUnderstood: document.notUnderstood,
    contradictions: document.contradictions,
    repairs: document.repairs,
  };
  return { fileName, registerName, ...lists, counts: countsOf(lists) };
}

function named({ number, title }: Debt): PreviewItem {
  return { number, title };
}

function countsOf(lists: Record<keyof ImportCounts, readonly unknown[]>): ImportCounts {
  return {
    additions: lists.additions.length,
    changed: lists.changed.length,
    unchanged: lists.unchanged.length,
    movedAway: lists.movedAway.length,
    deleted: lists.deleted.length,
    doubtful: lists.doubtful.length,
    missing: lists.missing.length,
    closed: lists.closed.length,
    conflicts: lists.conflicts.length,
    notUnderstood: lists.notUnderstood.length,
    contradictions: lists.contradictions.length,
    repairs: lists.repairs.length,
  };
}
