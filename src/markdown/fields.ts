import type { FileKind } from '../domain/debt.ts';
import type { WordedField } from '../domain/document.ts';

export type TextField = 'risk' | 'currentState' | 'implementation' | 'whatWasDone' | 'acceptedWhy';

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

const WORDED: Readonly<Record<WordedField, readonly string[]>> = {
  status: ['status', 'state'],
  priority: ['priority', 'severity', 'risk level'],
  effort: ['effort', 'estimated effort', 'effort estimate', 'estimate'],
  impact: ['impact'],
  owner: ['owner', 'assigned', 'assigned to', 'assignee', 'responsible'],
  due: ['target date', 'due', 'due date', 'deadline', 'target'],
  quarter: ['quarter', 'target quarter', 'planned for'],
  completed: ['completed', 'completed on', 'date completed', 'completion date', 'resolved on'],
  acceptedUntil: ['accepted until'],
};

const TEXTS: Readonly<Record<TextField, readonly string[]>> = {
  risk: ['risk', 'risks', 'risk if ignored', 'consequence if ignored'],
  currentState: ['current state', 'current situation', 'problem', 'issue'],
  implementation: [
    'implementation',
    'implementation notes',
    'solution',
    'proposed solution',
    'recommendation',
    'recommended fix',
    'fix',
    'remediation',
    'planned remediation',
  ],
  whatWasDone: ['what was done', 'done', 'resolution'],
  acceptedWhy: ['accepted because'],
};

const FILES: Readonly<Record<FileKind, readonly string[]>> = {
  'to modify': ['files to modify', 'files to change'],
  'to create': ['files to create', 'files to add'],
  new: ['new files', 'files new'],
  modified: ['files modified', 'modified files', 'files changed', 'changed files'],
  created: ['files created', 'created files', 'files added', 'added files'],
};

const STEPS = [
  'steps',
  'next steps',
  'preparation steps',
  'migration steps',
  'action items',
  'tasks',
  'checklist',
  'to do',
  'todo',
];
const MARKED_STEPS = ['progress'];
const LINKS = ['links', 'issues', 'pull requests', 'related issues', 'related prs'];
const LABELS = ['label', 'labels', 'tag', 'tags'];
const REFERENCE = ['id'];
const TARGET_STATE = ['target state', 'desired state', 'goal'];

const KNOWN: ReadonlyMap<string, FieldKind> = new Map([
  ...entries(WORDED, (name): FieldKind => ({ kind: 'worded', name })),
  ...entries(TEXTS, (name): FieldKind => ({ kind: 'text', name })),
  ...entries(FILES, (files): FieldKind => ({ kind: 'files', files })),
  ...same(STEPS, { kind: 'steps', marked: false }),
  ...same(MARKED_STEPS, { kind: 'steps', marked: true }),
  ...same(LINKS, { kind: 'links' }),
  ...same(LABELS, { kind: 'labels' }),
  ...same(REFERENCE, { kind: 'reference' }),
  ...same(TARGET_STATE, { kind: 'phase', phase: null }),
]);

/** The field that a label names, in any case and with emoji around it; null where it names none. */
export function fieldFor(label: string): FieldKind | null {
  const known = KNOWN.get(normalise(label));
  if (known) return known;
  const phase = /^(?<state>[^(]+)\((?<phase>[^()]+)\)$/.exec(label.trim())?.groups;
  const field = KNOWN.get(normalise(phase?.state ?? ''));
  return field?.kind === 'phase' ? { ...field, phase: phase?.phase?.trim() ?? null } : null;
}

/** Whether the field takes a few words or a date, and no text of several blocks. */
export function isWorded(field: FieldKind): boolean {
  return field.kind === 'worded' || field.kind === 'labels' || field.kind === 'reference';
}

function normalise(label: string): string {
  return label
    .toLowerCase()
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
