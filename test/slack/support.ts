import type { App } from '@slack/bolt';
import { registerActions } from '../../src/slack/actions.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { registerEvents } from '../../src/slack/events.ts';
import { registerHome } from '../../src/slack/home.ts';
import { registerMentions } from '../../src/slack/mentions.ts';
import { registerOptions } from '../../src/slack/options.ts';
import { registerShortcuts } from '../../src/slack/shortcuts.ts';
import { registerSubmissions } from '../../src/slack/submissions.ts';
import { type BotStage, useBot } from '../support/use-bot.ts';

/** A stage whose bot listens to clicks, forms, shortcuts and events beside commands. */
export function useWholeBot(): BotStage {
  return useBot({ listen: listenToAll });
}

/** Every listener beside commands. */
export function listenToAll(app: App, deps: SlackDeps): void {
  registerActions(app, deps);
  registerSubmissions(app, deps);
  registerOptions(app, deps);
  registerShortcuts(app, deps);
  registerEvents(app, deps);
  registerHome(app, deps);
  registerMentions(app, deps);
}
