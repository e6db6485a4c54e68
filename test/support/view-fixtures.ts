import type { ModalView } from '@slack/types';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { USAGES } from '../../src/command/usage.ts';
import type { DebtSummary } from '../../src/domain/debt.ts';
import type { DigestContent, NudgeContent } from '../../src/domain/digest.ts';
import { digestItem } from '../../src/domain/digest.ts';
import { FINDING_KINDS } from '../../src/domain/doctor.ts';
import { LEVELS } from '../../src/domain/level.ts';
import type { OfferRow, OfferState } from '../../src/domain/offer.ts';
import { quarterProgress } from '../../src/domain/progress.ts';
import type { ReviewContent } from '../../src/domain/review.ts';
import { assessModal } from '../../src/view/assess-modal.ts';
import { cardMessage } from '../../src/view/card.ts';
import { addedMessage, confirmationMessage } from '../../src/view/confirmation.ts';
import { confirmationsMessage } from '../../src/view/confirmations.ts';
import { createModal } from '../../src/view/create-modal.ts';
import { deleteQuestion } from '../../src/view/delete-question.ts';
import { digestListMessage, digestMessage } from '../../src/view/digest.ts';
import { collapsedMessage } from '../../src/view/digest-collapsed.ts';
import { doctorMessage } from '../../src/view/doctor.ts';
import { conflictModal, editModal } from '../../src/view/edit-modal.ts';
import { elsewhereMessage } from '../../src/view/elsewhere.ts';
import { feedMessage } from '../../src/view/feed.ts';
import { commandHelpMessage, helpMessage } from '../../src/view/help.ts';
import { historyMessage } from '../../src/view/history.ts';
import { homeView } from '../../src/view/home.ts';
import { importModal, importPreviewModal } from '../../src/view/import-modal.ts';
import { itemFormModal } from '../../src/view/item-forms.ts';
import type { Surface } from '../../src/view/limits.ts';
import { listMessage } from '../../src/view/list.ts';
import { matrixMessage } from '../../src/view/matrix.ts';
import type { Message } from '../../src/view/message.ts';
import { formOfferMessage, threadOfferMessage } from '../../src/view/message-offers.ts';
import { loadingView, refusalMessage, savingView } from '../../src/view/modals.ts';
import { moveModal } from '../../src/view/move-form.ts';
import { nudgeMessage } from '../../src/view/nudge.ts';
import { offerMessage } from '../../src/view/offer.ts';
import { overviewMessage } from '../../src/view/overview.ts';
import { ownershipFormModal } from '../../src/view/ownership-forms.ts';
import {
  lostItemsMessage,
  offerDeclinedMessage,
  offerLapsedMessage,
} from '../../src/view/ownership-notices.ts';
import { planModal } from '../../src/view/plan-modal.ts';
import { progressMessage } from '../../src/view/progress.ts';
import { reviewMessage } from '../../src/view/quarter-review.ts';
import type { ItemFormRef } from '../../src/view/refs.ts';
import { newRegisterModal } from '../../src/view/registers.ts';
import { reopenedMessage } from '../../src/view/reopened.ts';
import { replanModal } from '../../src/view/replan-modal.ts';
import { scheduleMessage } from '../../src/view/schedule.ts';
import { settingsModal } from '../../src/view/settings-modal.ts';
import type { ShownIdentity } from '../../src/view/settings-register.ts';
import { shareQuestion } from '../../src/view/share-question.ts';
import { obstructedMessage, undoneMessage } from '../../src/view/undo.ts';
import { CHANGE_SET, debtWith, HOSTILE_TITLE } from './arbitrary-debt.ts';
import { shownHome } from './home-fixtures.ts';

/** Something that a view module can produce: the blocks of a message, or a whole modal or Home tab. */
export type ViewFixture = { name: string; surface: Surface } & (
  | { text: string; blocks: readonly unknown[] }
  | { view: object }
);

const today = '2026-11-23';
const quarter = '2026-10-01';
const register = { registerId: 3, registerName: 'payments' };
const now = new Date('2026-11-23T12:00:00Z');
const seen = { today, now, firstMonth: 1, viewer: 'U0ANA', ephemeral: true } as const;
const ana = { kind: 'person', userId: 'U0ANA' } as const;

const debt = debtWith({
  title: HOSTILE_TITLE,
  status: 'in progress',
  impact: 'high',
  effort: 'low',
  owner: ana,
  targetDate: '2026-11-20',
  targetQuarter: quarter,
  implementation:
    '1. First\n   - nested\n2. Second\n\n```ts\nconst port = 8080;\n```\n\n> Quoted **bold**',
  steps: [
    { id: 1, text: 'Write it', done: true, doneBy: 'U0ANA', doneAt: '2026-11-10T10:00:00.000Z' },
    { id: 2, text: 'Ship it', done: false, doneBy: null, doneAt: null },
  ],
  links: [{ url: 'https://example.com/pull/7', title: 'The fix' }],
  labels: ['infra'],
});
const changes = [{ field: 'status', before: 'not started', after: 'in progress' } as const];
const entry = { at: new Date('2026-11-20T10:00:00Z'), by: 'U0ANA', origin: 'command', changes };

/** Every kind of thing that we show in Slack, for the checker here and for Slack's own (`npm run check:slack`). */
export function viewFixtures(): ViewFixture[] {
  return [...itemMessages(), ...registerMessages(), ...sentMessages(), ...modals(), ...homes()];
}

function itemMessages(): ViewFixture[] {
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

/** Of as many items as one line names, with texts as long as a form takes. */
function itemForms(): ItemFormRef[] {
  const items = Array.from({ length: 50 }, () => ({ registerId: 123_456_789, number: 123_456 }));
  const long = '<&>'.repeat(1_000);
  const permalink = `https://team.slack.com/archives/C0123456789/p1234567890123456`;
  return [
    { modal: 'accept', registerId: 3, items, until: '2027-03-01', why: long },
    { modal: 'merge', registerId: 3, items },
    { modal: 'hit', registerId: 3, number: null, minutes: 45, text: long, permalink },
    { modal: 'hit', registerId: 3, number: 12, minutes: null, text: null, permalink: null },
  ];
}

function registerMessages(): ViewFixture[] {
  const items: readonly DebtSummary[] = [debt];
  const filters = { ...NO_FILTERS, mine: true, words: ['login'] };
  const page = {
    ...{ items, total: 21, alike: 1, page: 2, pages: 3 },
    ...{ filters, filterText: 'mine login' },
  };
  const progress = quarterProgress([{ debt, quarterAtBaseline: quarter }], quarter, today);
  const paid = {
    label: 'Q4 2026',
    progress,
    baseline: { kind: 'quarter start' },
    rows: items,
  } as const;
  const counts = { open: 1, mine: 1, overdue: 1, unowned: 0, ownerGone: 0, unanswered: 0 };
  const overview = { ...register, progress: paid, counts, mine: items };
  const cells = LEVELS.flatMap((impact) =>
    LEVELS.map((effort) => ({
      impact,
      effort,
      items: impact === 'high' && effort === 'low' ? items : [],
    })),
  );
  const quarters = [{ label: 'Q4 2026', items, done: 0, total: 1 }];
  const examined = { ...debt, isOffered: false, statusSince: '2026-08-01', changedOn: today };
  const findings = FINDING_KINDS.slice(0, 8).map((kind) => ({
    ...{ kind, key: `${kind}:7`, debt: examined, other: examined },
    contradiction: {
      ...{ item: HOSTILE_TITLE, field: 'status', line: 9, says: HOSTILE_TITLE },
      other: { line: 4, says: 'Open' },
    },
  }));
  const found = findings.map(({ kind }) => ({ kind, count: 1 }));
  const diagnosis = { findings, counts: found, total: 20, page: 2, pages: 3 };
  const [usage] = USAGES;
  return [
    said('list', listMessage({ ...register, ...page }, seen)),
    said('empty list', listMessage({ ...register, ...page, items: [], total: 0 }, seen)),
    said('overview', overviewMessage(overview, seen)),
    said('progress', progressMessage({ ...register, ...paid }, seen)),
    said('schedule', scheduleMessage({ ...register, quarters }, seen)),
    said('matrix', matrixMessage({ ...register, cells, toAssess: [] }, seen)),
    said('doctor', doctorMessage({ ...register, ...diagnosis }, { ...seen, isMaintainer: true })),
    said('help', helpMessage()),
    ...(usage ? [said('help of one command', commandHelpMessage(usage))] : []),
  ];
}

function sentMessages(): ViewFixture[] {
  const item = digestItem(debt);
  const digest: DigestContent = {
    ...register,
    occasion: 'weekly',
    day: today,
    late: true,
    quarter: '2026-10-01',
    quarterLabel: 'Q4 2026',
    weeksGone: 7.6,
    burnUp: [0, 1, 2].map((week) => ({ week, planned: 4, done: week })),
    week: 8,
    weeks: 13,
    progress: { committed: 8, done: 3, left: 6, replanned: 1, added: 2, closed: 0, forecast: 5 },
    baselineFirstImport: '2026-11-02',
    since: '2026-11-16',
    paid: [item],
    started: [item],
    added: [],
    replanned: [item],
    reopened: [],
    decisions: (['overdue', 'unowned', 'owner gone', 'unanswered'] as const).map((reason) => ({
      item,
      reason,
    })),
    moreDecisions: 2,
    quickWins: [item],
    open: [item],
  };
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
  return [
    said('digest', digestMessage(digest)),
    said('quiet digest', digestMessage(quiet)),
    said('quarter review', reviewMessage(review)),
    said('last digest', collapsedMessage(collapsed, 'https://example.slack.com/archives/C1/p1')),
    said('list in a digest’s thread', digestListMessage(digest)),
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

function modals(): ViewFixture[] {
  const plan = {
    ...{ registerId: 3, quarter, label: 'Q4 2026', planned: 2, toAssess: 1 },
    ranked: Array.from({ length: 60 }, () => ({ debt, score: 1, why: [HOSTILE_TITLE] })),
  };
  const calendar = { today, firstMonth: 1 };
  const created = { registerId: 3, expanded: false, ...calendar, permalink: null, draft: null };
  const conflict = { field: 'risk', before: 'a', theirs: 'b', mine: 'c', by: 'U0ANA' } as const;
  const asked = { registerId: 3, number: 12, version: 1, draft: 'd', seenVersion: 2 };
  const identity: ShownIdentity = {
    ...{ name: register.registerName, visibility: 'channels', homeChannel: null },
    ...{ channels: ['C0PAYMENTS'], maintainers: ['U0BEN0000'] },
  };
  const settings = {
    ...register,
    identity,
    homeChannel: null,
    weekday: 1,
    time: '09:00',
    zone: 'UTC',
    offers: true,
    holidays: ['12-25', '2026-12-24'],
    firstMonth: 1,
    collapsesDigests: true,
    nextDigestAt: null,
    pausedWhy: null,
    nudges: 'on',
  } as const;
  const found = {
    fileName: 'TECHNICAL_DEBT.md',
    registerName: 'payments',
    additions: [{ number: 12, title: HOSTILE_TITLE }],
    changed: [{ number: 12, title: HOSTILE_TITLE, changes }],
    unchanged: [],
    movedAway: [{ number: 4, title: HOSTILE_TITLE }],
    missing: [],
    conflicts: [],
    notUnderstood: [{ line: 4, text: 'What is this' }],
    contradictions: [
      {
        item: 'Runbooks',
        field: 'status',
        line: 9,
        says: 'Done',
        other: { line: 4, says: 'Open' },
      },
    ],
    repairs: [],
  };
  return [
    shown('create modal', createModal(created, {})),
    shown('create modal with all fields', createModal({ ...created, expanded: true }, debt)),
    shown('edit modal', editModal(debt, calendar)),
    ...itemForms().map((form) => shown(`${form.modal} modal`, itemFormModal(form))),
    shown('assess modal', assessModal(debt)),
    shown(
      'hand over modal',
      ownershipFormModal({ modal: 'hand over', registerId: 3, number: 12, asks: true }),
    ),
    shown('re-plan modal', replanModal({ registerId: 3, number: 12 }, calendar)),
    shown(
      'decline modal',
      ownershipFormModal({ modal: 'decline', registerId: 3, number: 12, offerId: 4 }),
    ),
    shown('conflict modal', conflictModal(debt, [conflict], asked, 1)),
    shown('plan modal', planModal(plan)),
    shown('settings modal', settingsModal(settings, { mayChange: true, ownZone: 'Europe/Berlin' })),
    shown(
      'move modal',
      moveModal({ modal: 'move', registerId: 3, number: 12 }, [{ id: 4, name: HOSTILE_TITLE }]),
    ),
    shown('new register modal', newRegisterModal()),
    shown('import modal', importModal(3, true)),
    shown('import modal to paste', importModal(3, false)),
    shown(
      'import preview',
      importPreviewModal(found, { registerId: 3, draft: 'd', firstMonth: 1 }),
    ),
    shown('loading view', loadingView('Edit #12')),
    shown('saving view', savingView('Edit #12')),
  ];
}

function homes(): ViewFixture[] {
  const decisions = { items: [{ debt, reason: 'overdue' } as const], total: 9 };
  const offers = { items: [{ offerId: 5, debt, from: 'U0BEN', madeAt: entry.at }], total: 1 };
  const full = shownHome({ items: { items: [debt], total: 12 }, decisions, offers });
  const begin = shownHome({ isNew: true, missingScopes: ['dnd:read'] });
  return [
    { name: 'Home', surface: 'home', view: homeView(full, refusalMessage('No.', 'Try again.')) },
    { name: 'first Home', surface: 'home', view: homeView(begin) },
  ];
}

function said(name: string, { text, blocks }: Message): ViewFixture {
  return { name, surface: 'message', text, blocks };
}

function shown(name: string, view: ModalView): ViewFixture {
  return { name, surface: 'modal', view };
}
