import type { FileKind } from '../domain/debt.ts';
import type { WordedField } from '../domain/document.ts';
import { unitIn } from './effort-unit.ts';
import {
  FILE_LABELS,
  LINK_LABELS,
  MARKED_STEP_LABELS,
  STEP_LABELS,
  TARGET_LABELS,
  TEXT_LABELS,
} from './words/labels.ts';
import { WORDED_LABELS } from './words/worded-labels.ts';

export type TextField = keyof typeof TEXT_LABELS;

/** What a label says its text is. */
export type FieldKind =
  | { readonly kind: 'worded'; readonly name: WordedField }
  | { readonly kind: 'text'; readonly name: TextField }
  | { readonly kind: 'phase'; readonly phase: string | null }
  | { readonly kind: 'files'; readonly files: FileKind }
  /** A `marked` list is one of steps only where its lines are ticked or have boxes. */
  | { readonly kind: 'steps'; readonly marked: boolean }
  | { readonly kind: 'links' }
  | { readonly kind: 'labels' }
  | { readonly kind: 'reference' };

const LABELS = ['label', 'labels', 'tag', 'tags'];
const REFERENCE = ['id'];

const KNOWN: ReadonlyMap<string, FieldKind> = new Map([
  ...entries(WORDED_LABELS, (name): FieldKind => ({ kind: 'worded', name })),
  ...entries(TEXT_LABELS, (name): FieldKind => ({ kind: 'text', name })),
  ...entries(FILE_LABELS, (files): FieldKind => ({ kind: 'files', files })),
  ...same(STEP_LABELS, { kind: 'steps', marked: false }),
  ...same(MARKED_STEP_LABELS, { kind: 'steps', marked: true }),
  ...same(LINK_LABELS, { kind: 'links' }),
  ...same(LABELS, { kind: 'labels' }),
  ...same(REFERENCE, { kind: 'reference' }),
  ...same(TARGET_LABELS, { kind: 'phase', phase: null }),
]);

/** The field that a label names, in any case and with emoji around it; null where it names none. */
export function fieldFor(label: string): FieldKind | null {
  const known = KNOWN.get(normalise(label));
  if (known) return known;
  const worded = wordedFor(label) ?? effortIn(label);
  if (worded) return worded;
  const phase = /^(?<state>[^(]+)\((?<phase>[^()]+)\)$/.exec(label.trim())?.groups;
  const field = KNOWN.get(normalise(phase?.state ?? ''));
  return field?.kind === 'phase' ? { ...field, phase: phase?.phase?.trim() ?? null } : null;
}

/** `Effort (days)`, `Effort [PT]`, `Owner / Team`: a field of a few words with a unit or another name for it. */
function wordedFor(label: string): FieldKind | null {
  const names = label.replace(ASIDE, '').split(/\s*[/&]\s*/);
  const fields = names.map((name) => KNOWN.get(normalise(name)));
  const [first] = fields;
  return first && isWorded(first) && fields.every((field) => field !== undefined) ? first : null;
}

/** `Effort, days`, `Estimate in hours`: an effort with its unit. */
function effortIn(label: string): FieldKind | null {
  const [, name = ''] = /^(.+?)(?:,|\sin|\s[–—-])\s\p{L}+$/u.exec(label.trim()) ?? [];
  const field = KNOWN.get(normalise(name));
  const isEffort = field?.kind === 'worded' && field.name === 'effort';
  return isEffort && unitIn(label) !== null ? field : null;
}

/** What stands behind a label in brackets. */
const ASIDE = /\s*(?:\([^()]{1,20}\)|\[[^[\]]{1,20}\])\s*$/u;

/** Whether the field takes a few words or a date, and no text of several blocks. */
export function isWorded(field: FieldKind): boolean {
  return field.kind === 'worded' || field.kind === 'labels' || field.kind === 'reference';
}

function normalise(label: string): string {
  return label
    .toLowerCase()
    .replace(/[._]/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L})]+$/gu, '')
    .replace(/\s+/g, ' ');
}

function entries<Name extends string>(
  labels: Readonly<Record<Name, readonly string[]>>,
  field: (name: Name) => FieldKind,
): [string, FieldKind][] {
  return (Object.keys(labels) as Name[]).flatMap((name) => same(labels[name], field(name)));
}

function same(labels: readonly string[], field: FieldKind): [string, FieldKind][] {
  return labels.map((label) => [label, field]);
}
