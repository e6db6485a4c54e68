import { assessModal } from '../../../src/view/assess-modal.ts';
import { createModal } from '../../../src/view/create-modal.ts';
import { conflictModal, editModal } from '../../../src/view/edit-modal.ts';
import { importModal } from '../../../src/view/import-form.ts';
import { importPreviewModal } from '../../../src/view/import-preview.ts';
import { itemFormModal } from '../../../src/view/item-forms.ts';
import { loadingView, savingView } from '../../../src/view/modals.ts';
import { moveModal } from '../../../src/view/move-form.ts';
import { ownershipFormModal } from '../../../src/view/ownership-forms.ts';
import { planModal } from '../../../src/view/plan-modal.ts';
import type { ItemFormRef } from '../../../src/view/refs.ts';
import { newRegisterModal } from '../../../src/view/registers.ts';
import { replanModal } from '../../../src/view/replan-modal.ts';
import { settingsModal } from '../../../src/view/settings-modal.ts';
import type { ShownIdentity } from '../../../src/view/settings-register.ts';
import { HOSTILE_TITLE } from '../arbitrary-debt.ts';

import { changes, debt, quarter, register, shown, today, type ViewFixture } from './shared.ts';

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

/** Every form. */
export function modals(): ViewFixture[] {
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
    deleted: [],
    doubtful: [{ number: 3, title: HOSTILE_TITLE, place: 0, line: 4, titleInFile: HOSTILE_TITLE }],
    missing: [{ number: 5, title: HOSTILE_TITLE, isOpen: true }],
    closed: [],
    conflicts: [
      {
        ...{ number: 6, title: HOSTILE_TITLE, field: 'risk' as const },
        ...{ before: null, inSlack: HOSTILE_TITLE, inFile: 'Jobs are lost' },
      },
    ],
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
    shown('re-plan modal', replanModal({ registerId: 3, number: 12 }, debt, calendar)),
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
