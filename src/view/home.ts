import type { HomeView } from '@slack/types';
import type { LocalDate } from '../domain/local-date.ts';
import { actions, button, context, divider } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { Message } from './message.ts';
import { fitsView } from './modals.ts';
import { overviewMessage, type ShownOverview } from './overview.ts';
import { modalValue } from './refs.ts';
import { digestLine, type ShownSettings } from './settings-modal.ts';

/** What a person's Home shows. */
export interface ShownHome {
  readonly overview: ShownOverview;
  readonly settings: Pick<
    ShownSettings,
    'registerId' | 'homeChannel' | 'nextDigestAt' | 'pausedWhy' | 'nudges'
  >;
}

/** The Home: the quarter, the person's items, what needs a decision, and when the bot next speaks up. */
export function homeView({ overview, settings }: ShownHome, today: LocalDate): HomeView {
  const { registerId, nudges } = settings;
  const opens = (modal: 'settings' | 'import') => modalValue.encode({ modal, registerId });
  const reminders =
    nudges === 'off'
      ? 'You get no reminders; *Settings* brings them back.'
      : 'Reminders about your own items come on working days at 09:00 of your time, at most one a week.';
  return home([
    ...overviewMessage(overview, { today, ephemeral: false }).blocks,
    divider(),
    context(digestLine(settings)),
    context(reminders),
    actions([
      button('Settings', ACTIONS.openModal, opens('settings')),
      button('Import a file', `${ACTIONS.openModal}:import`, opens('import')),
    ]),
  ]);
}

/** A refusal or an error in the place of the Home. */
export function homeNotice({ blocks }: Message): HomeView {
  return home(blocks);
}

/** A Home holds 100 blocks, of the kinds that a modal takes (reference/surfaces/app-home). */
function home(blocks: Message['blocks']): HomeView {
  return { type: 'home', blocks: blocks.filter(fitsView).slice(0, 100) };
}
