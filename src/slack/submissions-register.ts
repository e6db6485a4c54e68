import type { App } from '@slack/bolt';
import { todayOf } from '../register/context.ts';
import { confirmImport } from '../register/import.ts';
import { unmappedOwners } from '../register/owners.ts';
import { openRegister } from '../register/register-changes.ts';
import { previewHandedIn } from '../register/register-file.ts';
import { registerOf } from '../register/registers.ts';
import { changeSettings, readSettings, setNudges } from '../register/settings.ts';
import { CALLBACKS } from '../view/ids.ts';
import { readDecisions } from '../view/import-choices.ts';
import { readImportForm } from '../view/import-form.ts';
import { importPreviewModal, importResultModal } from '../view/import-preview.ts';
import { importMeta } from '../view/modal-meta.ts';
import { messageView } from '../view/modals.ts';
import { momentInMrkdwn } from '../view/moment.ts';
import { readNewRegister, registerDone } from '../view/registers.ts';
import { readSettingsForm } from '../view/settings-modal.ts';
import { requireAssignable } from './assignee.ts';
import { created } from './commands/register.ts';
import { fiscalSentence } from './commands/team.ts';
import type { SlackDeps } from './deps.ts';
import { requireHomeChannel } from './home-channel.ts';
import { homeSight } from './home-sight.ts';
import { channelBehind } from './modal-origin.ts';
import { requireForm } from './require-form.ts';
import { onSubmit, type Reply, type Submission } from './submission.ts';
import { uploadedFile } from './uploaded-file.ts';

const PASTED = 'pasted text';

/** Listens to the forms about a register as a whole. */
export function registerRegisterSubmissions(app: App, deps: SlackDeps): void {
  onSubmit(app, deps, {
    callbackId: CALLBACKS.importFile,
    submit: (submission) => preview(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.importPreview,
    submit: (submission) => runImport(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.settings,
    submit: (submission) => saveSettings(deps, submission),
  });
  onSubmit(app, deps, {
    callbackId: CALLBACKS.newRegister,
    submit: (submission) => createRegister(deps, submission),
  });
}

async function preview({ context }: SlackDeps, submission: Submission): Promise<Reply> {
  const { client, actor, view } = submission;
  const form = requireForm(readImportForm(view));
  if (Object.keys(form.errors).length > 0) return { kind: 'errors', errors: form.errors };
  const register = await registerOf(context, actor, form.registerId);
  const file = form.fileId
    ? await uploadedFile(client, form.fileId)
    : { fileName: PASTED, content: form.text ?? '' };
  const { draftId: draft, preview: shown } = await previewHandedIn(context, actor, register, file);
  const { id: registerId, firstMonth } = register;
  return { kind: 'view', view: importPreviewModal(shown, { registerId, draft, firstMonth }) };
}

async function runImport({ context }: SlackDeps, { actor, view }: Submission): Promise<Reply> {
  const meta = requireForm(importMeta.decode(view.private_metadata));
  const register = await registerOf(context, actor, meta.registerId);
  const result = await confirmImport(context, actor, meta.draft, readDecisions(view));
  const { total: names } = await unmappedOwners(context, actor, register);
  const { id: registerId, firstMonth } = register;
  return { kind: 'view', view: importResultModal(result, { registerId, firstMonth, names }) };
}

async function createRegister({ context }: SlackDeps, { actor, view }: Submission): Promise<Reply> {
  const register = await openRegister(context, actor, readNewRegister(view).name);
  const answer = created(register, channelBehind(view));
  return { kind: 'view', view: messageView(view.title.text, answer) };
}

/** A channel that the bot cannot post in is refused before anything is saved. */
async function saveSettings(
  { context, people }: SlackDeps,
  submission: Submission,
): Promise<Reply> {
  const { client, actor, teamId, view } = submission;
  const form = requireForm(readSettingsForm(view));
  if (Object.keys(form.errors).length > 0) return { kind: 'errors', errors: form.errors };
  const { patch, nudges, registerId } = form;
  const register = await registerOf(context, actor, registerId);
  if (patch.homeChannel) await requireHomeChannel(client, patch.homeChannel, actor.userId);
  const named = patch.register?.maintainers ?? [];
  for (const userId of named.filter((id) => !register.maintainers.includes(id))) {
    const asked = { what: 'keep a register', field: 'maintainers' };
    await requireAssignable(people, client, { teamId, userId }, asked);
  }
  const changed =
    Object.keys(patch).length > 0
      ? await changeSettings(context, actor, register, patch)
      : register;
  if (nudges) await setNudges(context, actor, nudges);
  const { nextDigestAt, homeChannel } = await readSettings(context, actor, changed);
  const next =
    nextDigestAt && homeChannel
      ? ` The next digest goes to <#${homeChannel}> on ${momentInMrkdwn(nextDigestAt)} (your time).`
      : ' No digest goes out until there is a home channel.';
  const isNewHome = homeChannel !== register.homeChannel;
  const sight = isNewHome ? await homeSight(client, changed) : { sentence: '', next: [] };
  const fiscal =
    changed.firstMonth === register.firstMonth
      ? ''
      : ` ${fiscalSentence(changed.firstMonth, todayOf(changed, context.now()))}`;
  const answer = registerDone(`Saved.${next}${fiscal} ${sight.sentence}`.trim(), sight.next);
  return { kind: 'view', view: messageView(view.title.text, answer) };
}
