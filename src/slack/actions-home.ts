import type { App } from '@slack/bolt';
import { narrowHomeTo } from '../register/home.ts';
import { setNudges } from '../register/settings.ts';
import { ACTIONS } from '../view/ids.ts';
import { plainMessage } from '../view/modals.ts';
import { homeRegisterValue, nudgesValue } from '../view/refs.ts';
import { about, onClick } from './click.ts';
import { NUDGE_WORDS } from './commands/team.ts';
import type { SlackDeps } from './deps.ts';

/** Listens to the menus of the Home; what was chosen shows there at once. */
export function registerHomeActions(app: App, deps: SlackDeps): void {
  onClick(
    app,
    deps,
    ACTIONS.homeRegister,
    about(homeRegisterValue.decode, async (click, { registerId }) => {
      await narrowHomeTo(deps.context, click.actor, registerId);
      await click.home?.(null);
      return null;
    }),
    { inHome: true },
  );
  onClick(
    app,
    deps,
    ACTIONS.homeNudges,
    about(nudgesValue.decode, async (click, { nudges }) => {
      await setNudges(deps.context, click.actor, nudges);
      return plainMessage(NUDGE_WORDS[nudges]);
    }),
    { inHome: true },
  );
}
