import { registerActions } from '../../src/slack/actions.ts';
import { registerEvents } from '../../src/slack/events.ts';
import { registerHome } from '../../src/slack/home.ts';
import { registerOptions } from '../../src/slack/options.ts';
import { registerShortcuts } from '../../src/slack/shortcuts.ts';
import { registerSubmissions } from '../../src/slack/submissions.ts';
import { type BotStage, useBot } from '../support/use-bot.ts';

/** A stage whose bot listens to clicks, forms, shortcuts and events beside commands. */
export function useWholeBot(): BotStage {
  return useBot({
    listen: (app, deps) => {
      registerActions(app, deps);
      registerSubmissions(app, deps);
      registerOptions(app, deps);
      registerShortcuts(app, deps);
      registerEvents(app, deps);
      registerHome(app, deps);
    },
  });
}
