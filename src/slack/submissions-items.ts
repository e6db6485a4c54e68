import type { App } from '@slack/bolt';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { FieldPatch } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { seenFrom } from '../domain/register-name.ts';
import { addDebt } from '../register/add.ts';
import { todayOf } from '../register/context.ts';
import { keepDraft, takeDraft } from '../register/drafts.ts';
import { type SubmittedEdit, submitEdit } from '../register/edit.ts';
import { Refusal } from '../register/refusal.ts';
import { registerOf } from '../register/registers.ts';
import { showDebt } from '../register/show.ts';
import { addedMessage, confirmationMessage } from '../view/confirmation.ts';
import { conflictModal } from '../view/edit-modal.ts';
import {
  type EditForm,
  readConflictForm,
  readCreateForm,
  readEditForm,
  withSteps,
} from '../view/forms.ts';
import { CALLBACKS } from '../view/ids.ts';
import { messageView } from '../view/modals.ts';
import { requireOwner } from './assignee.ts';
import type { SlackDeps } from './deps.ts';
import { requireForm } from './require-form.ts';
import { hereIdOf, onSubmit, type Reply, type Submission } from './submission.ts';

/** Listens to the forms about one item. */
export function registerItemSubmissions(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.create,
    submit: (submission) => create(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.edit,
    submit: (submission) => edit(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.conflict,
    submit: (submission) => resolveConflict(deps, submission),
  });
}

async function create({ context, people }: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const { meta, fields, errors } = requireForm(
    readCreateForm(view, { by: actor.userId, now: context.now() }),
  );
  if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
  const register = await registerOf(context, actor, meta.registerId);
  const { owner } = fields;
  if (owner?.kind === 'person') await requireOwner(people, submission, owner.userId, [register]);
  requireDayToCome(fields, todayOf(register, context.now()));
  const told = withPermalink(fields, meta.permalink);
  const added = await addDebt(context, actor, register, { ...told, title: fields.title }, 'modal');
  const debt = seenFrom(added.debt, register, await hereIdOf(context, submission));
  const confirmation = addedMessage({ ...added, debt, firstMonth: register.firstMonth });
  return { kind: 'view', view: messageView(view.title.text, confirmation) };
}

async function edit({ context, people }: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const form = requireForm(readEditForm(view));
  if (Object.keys(form.errors).length > 0) return { kind: 'errors', errors: form.errors };
  const { registerId, number, version } = form.meta;
  const register = await registerOf(context, actor, registerId);
  const { owner } = form.patch;
  if (owner?.kind === 'person') await requireOwner(people, submission, owner.userId, [register]);
  requireDayToCome(form.patch, todayOf(register, context.now()));
  const fields = await patchOf(context, submission, register, form);
  return save(context, submission, { register, number }, { shownVersion: version, fields });
}

/** What is still owed is due from today on; a date that was left alone is not in the patch. */
export function requireDayToCome({ targetDate, status }: FieldPatch, today: LocalDate): void {
  if (!targetDate || targetDate >= today || status === 'complete') return;
  const what = `${formatDay(targetDate)} is in the past.`;
  throw new Refusal('not valid', what, 'Give a day from today on.', 'targetDate');
}

/** The form's fields, its checklist measured against the item's present steps. */
async function patchOf(
  context: SlackDeps['context'],
  { actor }: Submission,
  register: Register,
  form: EditForm,
): Promise<FieldPatch> {
  if (form.steps === null) return form.patch;
  const { debt } = await showDebt(context, actor, register, form.meta.number);
  return withSteps(form, debt.steps, { by: actor.userId, now: context.now() });
}

async function resolveConflict({ context }: SlackDeps, submission: Submission): Promise<Reply> {
  const { actor, view } = submission;
  const form = readConflictForm(view);
  if (!form?.meta.draft) throw new Error('the conflict form cannot be read');
  const { meta, mine, theirs } = form;
  const { registerId, number, version, seenVersion, draft } = meta;
  const register = await registerOf(context, actor, registerId);
  const kept = await takeDraft(context, actor, form.meta.draft);
  const dropped = new Set<string>(theirs);
  const left = Object.entries(kept.fields).filter(([field]) => !dropped.has(field));
  const fields: FieldPatch = Object.fromEntries(left);
  const decided = { mine, seenVersion };
  const submitted = { shownVersion: version, fields, decided };
  try {
    return await save(context, submission, { register, number }, submitted);
  } catch (error) {
    await keepDraft(context, actor, kept, draft ?? undefined);
    throw error;
  }
}

/** Saves a form, or shows what others changed meanwhile and keeps what was typed until the person has chosen. */
async function save(
  context: SlackDeps['context'],
  submission: Submission,
  { register, number }: { readonly register: Register; readonly number: number },
  submitted: SubmittedEdit,
): Promise<Reply> {
  const { actor, view } = submission;
  const { firstMonth, id: registerId } = register;
  const result = await submitEdit(context, actor, register, number, submitted);
  if (result.outcome === 'saved') {
    const debt = seenFrom(result.debt, register, await hereIdOf(context, submission));
    const confirmation = confirmationMessage({ ...result, debt, firstMonth });
    return { kind: 'view', view: messageView(view.title.text, confirmation) };
  }
  const { debt, conflicts } = result;
  const draft = await keepDraft(context, actor, { fields: submitted.fields });
  const version = submitted.shownVersion;
  const meta = { registerId, number, version, draft, seenVersion: debt.version };
  return { kind: 'view', view: conflictModal(debt, conflicts, meta, firstMonth) };
}

function withPermalink(fields: FieldPatch, permalink: string | null): FieldPatch {
  const links = fields.links ?? [];
  if (permalink === null || links.some(({ url }) => url === permalink)) return fields;
  return { ...fields, links: [...links, { url: permalink, title: null }] };
}
