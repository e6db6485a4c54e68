import { homes } from './view-fixtures/homes.ts';
import { itemMessages } from './view-fixtures/item-messages.ts';
import { modals } from './view-fixtures/modals.ts';
import { registerMessages } from './view-fixtures/register-messages.ts';
import { sentMessages } from './view-fixtures/sent-messages.ts';
import type { ViewFixture } from './view-fixtures/shared.ts';

/** Every kind of thing that we show in Slack, for the checker here and for Slack's own (`npm run check:slack`). */
export function viewFixtures(): ViewFixture[] {
  return [...itemMessages(), ...registerMessages(), ...sentMessages(), ...modals(), ...homes()];
}
