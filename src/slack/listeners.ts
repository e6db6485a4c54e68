import type { App } from '@slack/bolt';
import { registerActions } from './actions.ts';
import { registerCommands } from './commands.ts';
import type { SlackDeps } from './deps.ts';
import { registerEvents } from './events.ts';
import { registerHome } from './home.ts';
import { registerMentions } from './mentions.ts';
import { registerOptions } from './options.ts';
import { registerShortcuts } from './shortcuts.ts';
import { registerSubmissions } from './submissions.ts';

/** Listens to everything that Slack sends: commands, clicks, forms, shortcuts and events. */
export function registerListeners(app: App, deps: SlackDeps): void {
  registerCommands(app, deps);
  registerActions(app, deps);
  registerSubmissions(app, deps);
  registerOptions(app, deps);
  registerShortcuts(app, deps);
  registerEvents(app, deps);
  registerHome(app, deps);
  registerMentions(app, deps);
}
