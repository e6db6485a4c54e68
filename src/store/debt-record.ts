import type { Debt, DebtFields, DebtSummary, Owner } from '../domain/debt.ts';

/** A row with the owner in its two columns, as PostgreSQL gives it. */
export type OwnerColumns = { readonly ownerId: string | null; readonly ownerName: string | null };

export type DebtRow = Omit<Debt, 'owner'> & OwnerColumns;
export type SummaryRow = Omit<DebtSummary, 'owner'> & OwnerColumns;

/** The fields by column name, as `jsonb_populate_recordset(null::debt, …)` takes them. */
export function recordOf(fields: DebtFields): Record<string, unknown> {
  const { owner } = fields;
  return {
    title: fields.title,
    status: fields.status,
    closed_reason: fields.closedReason,
    accepted_until: fields.acceptedUntil,
    accepted_why: fields.acceptedWhy,
    effort: fields.effort,
    effort_qualifier: fields.effortQualifier,
    impact: fields.impact,
    impact_qualifier: fields.impactQualifier,
    priority_override: fields.priorityOverride,
    risk: fields.risk,
    current_state: fields.currentState,
    target_state: fields.targetState,
    implementation: fields.implementation,
    steps: fields.steps,
    files: fields.files,
    what_was_done: fields.whatWasDone,
    sections: fields.sections,
    notes: fields.notes,
    owner_id: owner?.kind === 'person' ? owner.userId : null,
    owner_name: owner?.kind === 'name' ? owner.name : null,
    target_date: fields.targetDate,
    target_quarter: fields.targetQuarter,
    completed_on: fields.completedOn,
    links: fields.links,
    labels: fields.labels,
    hits: fields.hits,
    snoozed_until: fields.snoozedUntil,
  };
}

/** Puts the owner together again. */
export function withOwner<Row extends OwnerColumns>(
  row: Row,
): Omit<Row, keyof OwnerColumns> & { owner: Owner | null } {
  const { ownerId, ownerName, ...rest } = row;
  return { ...rest, owner: ownerOf(ownerId, ownerName) };
}

function ownerOf(ownerId: string | null, ownerName: string | null): Owner | null {
  if (ownerId !== null) return { kind: 'person', userId: ownerId };
  return ownerName === null ? null : { kind: 'name', name: ownerName };
}
