import type { Debt, DebtSummary, FieldName } from '../domain/debt.ts';
import type { Level } from '../domain/level.ts';
import { priorityOf } from '../domain/priority.ts';
import { STATUS_EMOJI, type Status } from '../domain/status.ts';
import { count } from './text.ts';

/** `🟡 in progress`: the word always stands beside the colour. */
export function statusWords(status: Status): string {
  return `${STATUS_EMOJI[status]} ${status}`;
}

/** What became of an item: its status, or that it was merged or dropped. */
export function stateWords(debt: Pick<Debt, 'status' | 'closedReason'>): string {
  return debt.closedReason === null ? statusWords(debt.status) : `⚪ ${debt.closedReason}`;
}

/** `high`, or `to be assessed`. */
export function levelWords(level: Level | null): string {
  return level ?? 'to be assessed';
}

/** `high priority`, or that it is still to be assessed. */
export function priorityWords(
  item: Pick<DebtSummary, 'impact' | 'effort' | 'priorityOverride'>,
): string {
  const priority = priorityOf(item);
  return priority === null ? 'to be assessed' : `${priority} priority`;
}

/** `2/5 steps`; empty without steps. */
export function stepWords(steps: DebtSummary['steps']): string {
  if (steps.length === 0) return '';
  const done = steps.filter((step) => step.done).length;
  return `${done}/${count(steps.length, 'step')}`;
}

/** Fields as people call them, in forms, confirmations and histories. */
export const FIELD_WORDS: Readonly<Record<FieldName, string>> = {
  title: 'title',
  status: 'status',
  closedReason: 'closed as',
  acceptedUntil: 'accepted until',
  acceptedWhy: 'why accepted',
  effort: 'effort',
  effortQualifier: 'effort remark',
  impact: 'impact',
  impactQualifier: 'impact remark',
  priorityOverride: 'priority override',
  risk: 'risk if ignored',
  currentState: 'current state',
  targetState: 'target state',
  implementation: 'implementation',
  steps: 'steps',
  files: 'files',
  whatWasDone: 'what was done',
  sections: 'further sections',
  notes: 'notes',
  owner: 'owner',
  targetDate: 'target date',
  targetQuarter: 'target quarter',
  completedOn: 'completed on',
  links: 'links',
  labels: 'labels',
  hits: 'hits',
  snoozedUntil: 'snoozed until',
};
