import type {
  Contradiction,
  DocumentItem,
  NotUnderstood,
  RegisterDocument,
} from '../domain/document.ts';
import type { Level } from '../domain/level.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { derivedPriority, type Priority } from '../domain/priority.ts';
import { isOpenStatus, type Status } from '../domain/status.ts';

/** An item as `debt-register read --json` prints it. */
export interface ReadJsonItem {
  readonly number: number;
  readonly ref: string | null;
  readonly title: string;
  readonly status: Status | null;
  /** What the file states, else what impact and effort give. */
  readonly priority: Priority | null;
  readonly effort: Level | null;
  readonly impact: Level | null;
  readonly owner: string | null;
  readonly due: LocalDate | null;
  /** `2026-Q1`, or `Q1` where the file gives no year. */
  readonly quarter: string | null;
  readonly completed: LocalDate | null;
  readonly steps: { readonly done: number; readonly total: number };
  /** The item's 1-based line, and the file's own wording of its fields. */
  readonly source: {
    readonly line: number;
    readonly status: string | null;
    readonly priority: string | null;
    readonly effort: string | null;
    readonly impact: string | null;
    readonly owner: string | null;
    readonly due: string | null;
  };
}

/** What `debt-register read --json` prints. */
export interface ReadJson {
  readonly items: readonly ReadJsonItem[];
  readonly open: number;
  readonly done: number;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly contradictions: readonly Contradiction[];
}

/** The document as plain data for other programs. An item without a status counts as open. */
export function toReadJson(document: RegisterDocument): ReadJson {
  const { items, notUnderstood, contradictions } = document;
  return {
    items: items.map(jsonItem),
    open: items.filter(({ status }) => status === null || isOpenStatus(status)).length,
    done: items.filter(({ status }) => status === 'complete').length,
    notUnderstood,
    contradictions,
  };
}

function jsonItem(item: DocumentItem): ReadJsonItem {
  const { status, priority, effort, impact, owner, due } = item.source;
  return {
    number: item.number,
    ref: item.reference,
    title: item.title,
    status: item.status,
    priority: item.priority ?? derivedPriority(item),
    effort: item.effort,
    impact: item.impact,
    owner: item.owner,
    due: item.due,
    quarter: quarterName(item),
    completed: item.completed,
    steps: { done: item.steps.filter(({ done }) => done).length, total: item.steps.length },
    source: {
      line: item.line,
      status: status?.says ?? null,
      priority: priority?.says ?? null,
      effort: effort?.says ?? null,
      impact: impact?.says ?? null,
      owner: owner?.says ?? null,
      due: due?.says ?? null,
    },
  };
}

function quarterName({ quarter }: DocumentItem): string | null {
  if (!quarter) return null;
  return quarter.year === null ? `Q${quarter.number}` : `${quarter.year}-Q${quarter.number}`;
}
