import { homeView } from '../../../src/view/home.ts';
import { refusalMessage } from '../../../src/view/modals.ts';
import { shownHome } from '../home-fixtures.ts';

import { debt, entry, type ViewFixture } from './shared.ts';

/** The Home, full and new. */
export function homes(): ViewFixture[] {
  const decisions = { items: [{ debt, reason: 'overdue' } as const], total: 9 };
  const offers = { items: [{ offerId: 5, debt, from: 'U0BEN', madeAt: entry.at }], total: 1 };
  const full = shownHome({ items: { items: [debt], total: 12 }, decisions, offers });
  const begin = shownHome({ isNew: true, missingScopes: ['dnd:read'] });
  return [
    { name: 'Home', surface: 'home', view: homeView(full, refusalMessage('No.', 'Try again.')) },
    { name: 'first Home', surface: 'home', view: homeView(begin) },
  ];
}
