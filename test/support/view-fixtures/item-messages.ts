import { digestItem } from '../../../src/domain/digest.ts';
import { cardMessage } from '../../../src/view/card.ts';
import { addedMessage, confirmationMessage } from '../../../src/view/confirmation.ts';
import { confirmationsMessage } from '../../../src/view/confirmations.ts';
import { deleteQuestion } from '../../../src/view/delete-question.ts';
import { elsewhereMessage } from '../../../src/view/elsewhere.ts';
import { feedMessage } from '../../../src/view/feed.ts';
import { historyMessage } from '../../../src/view/history.ts';
import { formOfferMessage, threadOfferMessage } from '../../../src/view/message-offers.ts';
import { refusalMessage } from '../../../src/view/modals.ts';
import { reopenedMessage } from '../../../src/view/reopened.ts';
import { shareQuestion } from '../../../src/view/share-question.ts';
import { obstructedMessage, undoneMessage } from '../../../src/view/undo.ts';
import { CHANGE_SET, HOSTILE_TITLE } from '../arbitrary-debt.ts';

import { changes, debt, entry, register, said, seen, today, type ViewFixture } from './shared.ts';

/** Answers about one item or a few. */
export function itemMessages(): ViewFixture[] {
  const confirmed = {
    ...{ debt: { ...debt, registerHandle: 'payments_eu' }, changes },
    ...{ firstMonth: 1, changeSet: CHANGE_SET, remarks: ['It was cleared.'] },
  };
  const by = { changeSet: CHANGE_SET, undoes: null, by: 'U0ANA', at: entry.at };
  const since = { field: 'status', before: 'partial', after: 'complete', ...by } as const;
  const obstacles = [
    {
      field: 'title',
      wanted: HOSTILE_TITLE,
      since: { ...since, field: 'title', after: HOSTILE_TITLE },
    },
    { field: null, wanted: null, since },
  ] as const;
  const feedItem = { ...debt, isDeleted: false, changes };
  const feed = {
    ...{ ...register, since: today, by: 'U0ANA', page: 2, hasMore: true },
    entries: [{ ...entry, items: [feedItem, { ...feedItem, registerId: 4 }], total: 40 }],
  };
  const undone = { changeSet: CHANGE_SET, again: false, items: [confirmed] };
  return [
    said('item card', cardMessage(debt, [entry], { ...seen, changeSet: CHANGE_SET })),
    said('undone', undoneMessage(undone)),
    said(
      'several undone',
      undoneMessage({
        ...undone,
        items: [confirmed, { ...confirmed, debt: { ...debt, registerId: 4 } }],
      }),
    ),
    said(
      'not undone',
      obstructedMessage({ items: [{ ...confirmed, obstacles }], viewer: 'U0BEN' }),
    ),
    said('confirmation', confirmationMessage(confirmed)),
    said(
      'several confirmations',
      confirmationsMessage({
        items: [
          { ...confirmed, debt },
          { ...confirmed, changes: [] },
        ],
        refused: [{ number: 9, what: HOSTILE_TITLE, remedy: 'Ask <@U0ANA>.' }],
        remarks: [HOSTILE_TITLE],
        changeSet: CHANGE_SET,
      }),
    ),
    said(
      'reopened',
      reopenedMessage({
        registerId: 3,
        registerName: HOSTILE_TITLE,
        items: Array.from({ length: 12 }, (_, index) => ({
          ...digestItem({ ...debt, number: index + 1 }),
          why: HOSTILE_TITLE.repeat(9),
        })),
      }),
    ),
    said('question before sharing', shareQuestion({ what: 'card', registerId: 3, number: 12 })),
    said(
      'registers to run a line in',
      elsewhereMessage([{ id: 3, name: 'payments', handle: 'payments' }], HOSTILE_TITLE),
    ),
    said('question before deleting', deleteQuestion([debt, debt], [HOSTILE_TITLE])),
    said('new item', addedMessage(confirmed)),
    said('changes', feedMessage(feed, seen)),
    said('history', historyMessage({ debt, entries: [entry], total: 30, page: 2, pages: 3 }, seen)),
    said('form offered', formOfferMessage('/debt add '.padEnd(2_000, '<'))),
    said('thread offered', threadOfferMessage({ channel: 'C0GENERAL', ts: '1764064800.000100' })),
    said('refusal', refusalMessage('There is no #99.', 'The highest number is #12.')),
  ];
}
