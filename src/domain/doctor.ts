import { dueDayOf } from './attention.ts';
import { type DebtId, type DebtSummary, type FieldName, isOpen, stepCount } from './debt.ts';
import { STALE_DAYS } from './digest.ts';
import type { Contradiction } from './document.ts';
import { daysBetween, type LocalDate } from './local-date.ts';
import { overrideDisagrees } from './priority.ts';

/** What can be wrong with an item, or missing, the gravest first. */
export const FINDING_KINDS = [
  'overdue',
  'quarter passed',
  'owner gone',
  'steps open',
  'contradiction',
  'override',
  'duplicate',
  'stuck',
  'stale',
  'unassessed',
  'unowned',
  'owner name',
  'unplanned',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** An item is stuck when it has been in progress for so long. */
export const STUCK_DAYS = 90;

/** What the doctor asks of an item. */
export interface ExaminedDebt extends DebtSummary {
  /** The days in the register's zone on which it came to its present status, and last changed. */
  readonly statusSince: LocalDate;
  /** Somebody was asked to own it and has not answered yet. */
  readonly isOffered: boolean;
  readonly changedOn: LocalDate;
}

/** What the last import kept: a file that said two things. */
export interface KeptContradiction {
  /** Tells it apart from those of other imports. */
  readonly id: string;
  readonly told: Contradiction;
}

/** What there is to judge. */
export interface Evidence {
  readonly debts: readonly ExaminedDebt[];
  /** Items whose titles are alike. */
  readonly pairs: readonly (readonly [DebtId, DebtId])[];
  readonly contradictions: readonly KeptContradiction[];
  /** Fields that were changed since the file was imported. */
  readonly changedSince: readonly (readonly [DebtId, string])[];
  /** Keys of findings that are to be left alone. */
  readonly dismissed: readonly string[];
}

/** One thing that is wrong or missing. */
export interface Finding {
  readonly kind: FindingKind;
  /** Names it for as long as it holds. */
  readonly key: string;
  /** Null where a file contradicts itself on no item that is there. */
  readonly debt: ExaminedDebt | null;
  /** The likely duplicate of `debt`, the younger of the two. */
  readonly other: ExaminedDebt | null;
  readonly contradiction: Contradiction | null;
}

/** Fields whose change forgets that a finding was to be left alone; null means any. */
export const FIELDS_CONCERNED: Readonly<Record<FindingKind, readonly FieldName[] | null>> = {
  overdue: ['targetDate', 'targetQuarter', 'status'],
  'quarter passed': ['targetDate', 'targetQuarter', 'status'],
  'owner gone': ['owner'],
  'steps open': ['steps', 'status'],
  contradiction: [],
  override: ['priorityOverride', 'impact', 'effort'],
  duplicate: ['title'],
  stuck: ['status'],
  stale: null,
  unassessed: ['impact', 'effort', 'status'],
  unowned: ['owner', 'status'],
  'owner name': ['owner'],
  unplanned: ['targetDate', 'targetQuarter', 'status'],
};

/** Finds what is wrong or missing and not to be left alone, the gravest kind first and by number within it. */
export function examine(evidence: Evidence, today: LocalDate): readonly Finding[] {
  const dismissed = new Set(evidence.dismissed);
  const found = [
    ...evidence.debts.flatMap((debt) => kindsOf(debt, today).map((kind) => about(kind, debt))),
    ...duplicates(evidence),
    ...contradictions(evidence),
  ];
  const rank = (kind: FindingKind) => FINDING_KINDS.indexOf(kind);
  return found
    .filter(({ key }) => !dismissed.has(key))
    .sort(
      (left, right) =>
        rank(left.kind) - rank(right.kind) || (left.debt?.number ?? 0) - (right.debt?.number ?? 0),
    );
}

/** Judged one by one: what makes one finding say what another says already is left out. */
function kindsOf(debt: ExaminedDebt, today: LocalDate): FindingKind[] {
  const holds: Record<Exclude<FindingKind, 'duplicate' | 'contradiction'>, boolean> = {
    ...timeKinds(debt, today),
    ...ownerKinds(debt),
    'steps open': debt.status === 'complete' && debt.closedReason === null && hasOpenSteps(debt),
    override: isOpen(debt) && overrideDisagrees(debt),
    unassessed: isOpen(debt) && (debt.impact === null || debt.effort === null),
  };
  return FINDING_KINDS.filter(
    (kind) => kind !== 'duplicate' && kind !== 'contradiction' && holds[kind],
  );
}

function timeKinds(debt: ExaminedDebt, today: LocalDate) {
  const due = dueDayOf(debt);
  const late = isOpen(debt) && due !== null && due < today;
  const asleep = debt.snoozedUntil !== null && debt.snoozedUntil > today;
  const working = debt.status === 'in progress' && debt.closedReason === null && !asleep;
  const stuck = working && daysBetween(debt.statusSince, today) >= STUCK_DAYS;
  return {
    overdue: late && debt.targetDate !== null,
    'quarter passed': late && debt.targetDate === null,
    unplanned: isOpen(debt) && due === null,
    stuck,
    stale: working && !stuck && daysBetween(debt.changedOn, today) >= STALE_DAYS,
  };
}

function ownerKinds(debt: ExaminedDebt) {
  const asks = isOpen(debt) && !debt.isOffered;
  return {
    'owner gone': asks && debt.ownerGone,
    unowned: asks && debt.owner === null,
    'owner name': asks && debt.owner?.kind === 'name',
  };
}

function hasOpenSteps({ steps }: ExaminedDebt): boolean {
  const { done, total } = stepCount(steps);
  return done < total;
}

function duplicates({ debts, pairs }: Evidence): Finding[] {
  const byId = new Map(debts.map((debt) => [debt.id, debt]));
  return pairs.flatMap(([one, another]) => {
    const pair = [byId.get(one), byId.get(another)];
    const [debt, other] = pair.sort((left, right) => (left?.number ?? 0) - (right?.number ?? 0));
    if (!debt || !other) return [];
    return [{ ...about('duplicate', debt), key: `duplicate:${debt.id}:${other.id}`, other }];
  });
}

/** A file names its items by their titles. Who changed what it is about since has said which of the two holds. */
function contradictions({ debts, contradictions: kept, changedSince }: Evidence): Finding[] {
  const byTitle = new Map(debts.map((debt) => [debt.title.toLowerCase(), debt]));
  const changed = new Set(changedSince.map(([id, field]) => `${id} ${field}`));
  return kept.flatMap(({ id, told }): Finding[] => {
    const debt = (told.item !== null && byTitle.get(told.item.toLowerCase())) || null;
    const fields = FIELDS_OF_CONTRADICTION[told.field] ?? [];
    if (debt && fields.some((field) => changed.has(`${debt.id} ${field}`))) return [];
    const key = `contradiction:${id}`;
    return [{ kind: 'contradiction', key, debt, other: null, contradiction: told }];
  });
}

/** By what a file calls a contradiction, the fields whose change settles it. */
const FIELDS_OF_CONTRADICTION: Readonly<Record<string, readonly FieldName[]>> = {
  status: ['status'],
  steps: ['steps', 'status'],
  completed: ['completedOn', 'status'],
  priority: ['priorityOverride', 'impact'],
  impact: ['impact'],
  effort: ['effort'],
  owner: ['owner'],
  due: ['targetDate', 'targetQuarter'],
  quarter: ['targetDate', 'targetQuarter'],
  title: ['title'],
};

function about(kind: FindingKind, debt: ExaminedDebt): Finding {
  return { kind, key: `${kind}:${debt.id}`, debt, other: null, contradiction: null };
}
