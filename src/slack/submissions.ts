import type { App } from '@slack/bolt';
import type { SlackDeps } from './deps.ts';
import { registerQuarterSubmission } from './quarter.ts';
import { registerItemForms } from './submissions-forms.ts';
import { registerItemSubmissions } from './submissions-items.ts';
import { registerMoveForm } from './submissions-move.ts';
import { registerOwnersSubmission } from './submissions-owners.ts';
import { registerOwnershipForms } from './submissions-ownership.ts';
import { registerRegisterSubmissions } from './submissions-register.ts';
import { registerReplanSubmission } from './submissions-replan.ts';

/** Listens to every form that the bot shows. */
export function registerSubmissions(app: App, deps: SlackDeps): void {
  registerItemSubmissions(app, deps);
  registerItemForms(app, deps);
  registerRegisterSubmissions(app, deps);
  registerMoveForm(app, deps);
  registerOwnersSubmission(app, deps);
  registerQuarterSubmission(app, deps);
  registerOwnershipForms(app, deps);
  registerReplanSubmission(app, deps);
}
