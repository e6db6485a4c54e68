import type { FileNote, Link, Phase, Section } from './debt.ts';
import type { Level } from './level.ts';
import type { LocalDate } from './local-date.ts';
import type { Priority } from './priority.ts';
import type { Status } from './status.ts';

/** Name of the section that holds an item's text without a label. */
export const DESCRIPTION = 'Description';
/** Name of the section that holds what stands in a file before its first part. */
export const PREAMBLE = 'Preamble';

/** A step as a file gives it: who ticked it is not known. */
export interface DocumentStep {
  readonly text: string;
  readonly done: boolean;
}

/** A quarter as a file names it, before a fiscal year gives it a first day. */
export interface NamedQuarter {
  readonly number: 1 | 2 | 3 | 4;
  /** Null for a bare `Q1`. */
  readonly year: number | null;
}

/** The file's own wording of a field and its 1-based line. */
export interface Wording {
  readonly says: string;
  readonly line: number;
}

/** Fields whose own wording in the file is kept beside the value. */
const WORDED_FIELDS = [
  'status',
  'priority',
  'effort',
  'impact',
  'owner',
  'due',
  'quarter',
  'completed',
  'acceptedUntil',
] as const;
export type WordedField = (typeof WORDED_FIELDS)[number];

/** One debt item as a register file tells it. */
export interface DocumentItem {
  /** 1-based line of the heading. */
  readonly line: number;
  /** The ordinal that the file gives, else the item's place in the file from 1. */
  readonly number: number;
  /** The file's own id such as `TD-007`. */
  readonly reference: string | null;
  readonly title: string;
  /** Null where the file says nothing that names a status. */
  readonly status: Status | null;
  /** What the file states, by field or section heading. */
  readonly priority: Priority | null;
  readonly effort: Level | null;
  readonly effortQualifier: string | null;
  readonly impact: Level | null;
  readonly impactQualifier: string | null;
  readonly risk: string | null;
  readonly currentState: string | null;
  readonly targetState: readonly Phase[];
  readonly implementation: string | null;
  readonly steps: readonly DocumentStep[];
  readonly files: readonly FileNote[];
  readonly whatWasDone: string | null;
  readonly sections: readonly Section[];
  /** A name as the file writes it. */
  readonly owner: string | null;
  readonly due: LocalDate | null;
  readonly quarter: NamedQuarter | null;
  readonly completed: LocalDate | null;
  /** The day on which an accepted item reopens. */
  readonly acceptedUntil: LocalDate | null;
  readonly acceptedWhy: string | null;
  readonly labels: readonly string[];
  readonly links: readonly Link[];
  readonly source: Readonly<Partial<Record<WordedField, Wording>>>;
}

/** What an item tells of itself, wherever it stands in a file. */
export type ToldByItem = Omit<DocumentItem, 'line' | 'source'>;

/** Whether a file says that a priority was set for an item, be it the one that the matrix gives. */
export function isSetByHand({ source: { priority } }: DocumentItem): boolean {
  return priority !== undefined && /\bset by hand\b/i.test(priority.says);
}

/** A place where the file says two different things. */
export interface Contradiction {
  /** Title of the item, or null where a table or count as a whole disagrees. */
  readonly item: string | null;
  readonly field: string;
  readonly line: number;
  readonly says: string;
  readonly other: Wording;
}

/** A table that tells about several items at once. Its facts are in the items; its text is kept word for word. */
export interface SummaryTable {
  readonly kind: 'progress' | 'schedule';
  /** The heading above it. */
  readonly title: string;
  readonly text: string;
}

/** A line that was read but could not be understood. */
export interface NotUnderstood {
  readonly line: number;
  readonly text: string;
}

/** A register file as it was understood. */
export interface RegisterDocument {
  readonly title: string | null;
  readonly items: readonly DocumentItem[];
  /** Parts of the file that belong to no item, in order, word for word. */
  readonly sections: readonly Section[];
  /** Parts of the file that are nothing but a table of payoff progress or schedule. */
  readonly tables: readonly SummaryTable[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly contradictions: readonly Contradiction[];
  /** What was repaired in the text before reading, in words; empty for a sound file. */
  readonly repairs: readonly string[];
}
