import type { NudgeContent } from '../../../src/domain/digest.ts';
import { digestItem } from '../../../src/domain/digest.ts';
import type { OfferRow, OfferState } from '../../../src/domain/offer.ts';
import type { ReviewContent } from '../../../src/domain/review.ts';
import type { AskedNow } from '../../../src/view/asked.ts';
import { digestListMessage, digestMessage } from '../../../src/view/digest.ts';
import { collapsedMessage } from '../../../src/view/digest-collapsed.ts';
import { nudgeMessage } from '../../../src/view/nudge.ts';
import { offerMessage } from '../../../src/view/offer.ts';
import {
  lostItemsMessage,
  offerDeclinedMessage,
  offerLapsedMessage,
} from '../../../src/view/ownership-notices.ts';
import { pauseNotice } from '../../../src/view/paused.ts';
import { reviewMessage } from '../../../src/view/quarter-review.ts';
import { HOSTILE_TITLE } from '../arbitrary-debt.ts';
import { digestOf } from '../digest-content.ts';

import { ana, debt, quarter, register, said, today, type ViewFixture } from './shared.ts';

/** What goes out by itself. */
export function sentMessages(): ViewFixture[] {
  const item = digestItem(debt);
  const digest = digestOf({
    ...register,
    late: true,
    burnUp: [0, 1, 2].map((week) => ({ week, planned: 4, done: week })),
    baselineFirstImport: '2026-11-02',
    paid: [item],
    started: [item],
    replanned: [item],
    decisions: (['overdue', 'unowned', 'owner gone', 'unanswered'] as const).map((reason) => ({
      item,
      reason,
    })),
    moreDecisions: 2,
    quickWins: [item],
    open: [item],
  });
  const row = { ...item, ...register, reason: 'overdue', days: 3, isLast: true } as const;
  const nudge: NudgeContent = {
    userId: 'U0ANA',
    kind: 'daily',
    day: today,
    items: [row],
    more: 4,
    newlyOverdue: [],
    tellsOverdue: true,
    nextOn: '2026-11-30',
    firstContact: true,
  };
  const review: ReviewContent = {
    ...register,
    ...{ quarter, quarterLabel: 'Q4 2026', nextLabel: 'Q1 2027' },
    ...{ lateSince: today, baselineFirstImport: today, progress: digest.progress },
    ...{ paid: [item], replanned: [item], closed: [item], left: [item, item] },
  };
  const collapsed = { ...digest, newer: { channel: 'C0NEWS', ts: '1.0' } };
  const quiet = { ...digest, paid: [], started: [], replanned: [], decisions: [] };
  const decided: AskedNow = {
    messageId: 9,
    since: new Map([
      [item.debtId, { kind: 'owned', owner: { kind: 'name', name: HOSTILE_TITLE } }],
    ]),
  };
  return [
    said('digest', digestMessage(digest)),
    said('quiet digest', digestMessage(quiet)),
    said('digest that was decided on', digestMessage(digest, decided)),
    said('quarter review', reviewMessage(review)),
    said('quarter review that was decided on', reviewMessage(review, decided)),
    said('last digest', collapsedMessage(collapsed, 'https://example.slack.com/archives/C1/p1')),
    said('list in a digest’s thread', digestListMessage(digest)),
    said(
      'paused digest',
      pauseNotice({ ...register, registerName: HOSTILE_TITLE, channel: 'C1', why: 'is_archived' }),
    ),
    said('nudge', nudgeMessage(nudge)),
    said('offer', offerMessage({ from: 'U0BEN', note: HOSTILE_TITLE }, offerRows(), 9)),
    said(
      'lost items',
      lostItemsMessage({ by: 'U0BEN', items: told.map((it) => ({ ...it, owner: ana })) }),
    ),
    said(
      'offer declined',
      offerDeclinedMessage({ by: 'U0BEN', item: oneTold, reason: HOSTILE_TITLE }),
    ),
    said('offer lapsed', offerLapsedMessage({ to: 'U0BEN', items: told, why: 'person gone' })),
  ];
}

const oneTold = { ...register, number: 12, title: HOSTILE_TITLE };
const told = Array.from({ length: 30 }, (_, at) => ({ ...oneTold, number: at + 1 }));

/** More than a message has room for, of every state. */
function offerRows(): OfferRow[] {
  const states: OfferState[] = [
    { state: 'open' },
    { state: 'accepted' },
    { state: 'declined', reason: HOSTILE_TITLE },
    { state: 'withdrawn', why: 'taken' },
  ];
  return told.map((item, at) => ({
    ...item,
    offer: {
      ...{ id: at, debtId: at, from: 'U0BEN', to: 'U0ANA' },
      state: states[at % states.length] ?? { state: 'open' },
    },
    ...{ messageId: 9, impact: 'high', effort: null, targetDate: today },
  }));
}
