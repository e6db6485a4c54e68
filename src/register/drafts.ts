import { randomUUID } from 'node:crypto';
import { FIELD_NAMES, type FieldName } from '../domain/debt.ts';
import type { FieldPatch } from '../domain/patch.ts';
import type { Actor } from '../domain/register.ts';
import { saveDraft, takeDraft as takeKept } from '../store/drafts.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';

const DRAFT_KIND = 'edit';

/** What a person typed into a form and has not saved. */
export interface EditDraft {
  readonly fields: FieldPatch;
}

/**
 * Keeps what the actor typed until it is taken.
 * @param id of a draft that was taken, to put it back.
 * @returns the id by which the actor takes it.
 */
export async function keepDraft(
  context: RegisterContext,
  { workspaceId, userId }: Actor,
  content: EditDraft,
  id: string = randomUUID(),
): Promise<string> {
  const draft = { id, workspaceId, userId, kind: DRAFT_KIND, content };
  await saveDraft(context.sql, draft, context.now());
  return id;
}

/** Takes the actor's own draft out. @throws Refusal when it was taken already or is too old. */
export async function takeDraft(
  context: RegisterContext,
  { workspaceId, userId }: Actor,
  id: string,
): Promise<EditDraft> {
  const kept = await takeKept(context.sql, { workspaceId, userId, kind: DRAFT_KIND, id });
  if (isDraft(kept)) return { fields: knownFields(kept.fields) };
  throw new Refusal(
    'no such draft',
    'This was saved already, or what you typed is too old.',
    'Open the item again with /debt edit.',
  );
}

function isDraft(kept: unknown): kept is { fields: object } {
  if (typeof kept !== 'object' || kept === null || !('fields' in kept)) return false;
  return typeof kept.fields === 'object' && kept.fields !== null;
}

/** What an older version may have kept under a name that is no field any more is left out. */
function knownFields(fields: object): FieldPatch {
  const known = Object.entries(fields).filter(([name]) => FIELD_NAMES.includes(name as FieldName));
  return Object.fromEntries(known);
}
