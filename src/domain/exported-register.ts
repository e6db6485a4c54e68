import type { Debt, UserId } from './debt.ts';
import type { ToldByItem } from './document.ts';
import type { FieldChange } from './patch.ts';
import { priorityOf } from './priority.ts';
import { quarterName } from './quarter.ts';
import type { Register } from './register.ts';

export const EXPORT_FORMATS = ['markdown', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** One change of an item, as an export tells it. */
export interface ExportedChange extends FieldChange {
  readonly at: Date;
  readonly by: UserId | null;
  /** Number of the item. */
  readonly item: number;
}

/** A register without the keys that only its database knows. */
export type RegisterFacts = Omit<Register, 'id' | 'workspaceId'>;

/**
 * Everything that an export tells of a register. There is no “now” in it: the same register gives the same bytes on
 * any day.
 */
export interface ExportedRegister {
  readonly about: RegisterFacts;
  /** In any order; merged and dropped ones too. */
  readonly items: readonly Debt[];
  /** What people are called in register files. A person who is not here is called by their id. */
  readonly names: ReadonlyMap<UserId, string>;
  /** Oldest first; null leaves the history out. */
  readonly history: readonly ExportedChange[] | null;
}

/** The items by number, whatever order they came in. */
export function byNumber(items: readonly Debt[]): readonly Debt[] {
  return [...items].sort((one, other) => one.number - other.number);
}

/** What a Markdown file carries of an item; the JSON export has the rest. */
export function toldOf(
  item: Debt,
  { names, about: { firstMonth } }: Pick<ExportedRegister, 'names' | 'about'>,
): ToldByItem {
  return {
    number: item.number,
    reference: item.reference,
    title: item.title,
    status: item.status,
    priority: priorityOf(item),
    effort: item.effort,
    effortQualifier: item.effortQualifier,
    impact: item.impact,
    impactQualifier: item.impactQualifier,
    risk: item.risk,
    currentState: item.currentState,
    targetState: item.targetState,
    implementation: item.implementation,
    steps: item.steps.map(({ text, done }) => ({ text, done })),
    files: item.files,
    whatWasDone: item.whatWasDone,
    sections: item.sections,
    owner: ownerInFile(item.owner, names),
    due: item.targetDate,
    quarter:
      item.targetDate || !item.targetQuarter ? null : quarterName(item.targetQuarter, firstMonth),
    completed: item.completedOn,
    acceptedUntil: item.acceptedUntil,
    acceptedWhy: item.acceptedWhy,
    labels: item.labels,
    links: item.links,
  };
}

/** The name of an owner in a register file. */
export function ownerInFile(owner: Debt['owner'], names: ExportedRegister['names']): string | null {
  if (owner?.kind !== 'person') return owner?.name ?? null;
  return names.get(owner.userId) ?? owner.userId;
}
