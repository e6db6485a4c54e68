import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importModal, readImportForm } from '../../src/view/import-form.ts';
import {
  importPreviewModal,
  importResultModal,
  type ShownImport,
} from '../../src/view/import-preview.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { checkView } from '../../src/view/limits.ts';
import { loadingView, savingView } from '../../src/view/modals.ts';
import {
  readSettingsForm,
  type ShownSettings,
  settingsModal,
} from '../../src/view/settings-modal.ts';
import { anyTitle, CHANGE_SET } from '../support/arbitrary-debt.ts';
import { filledIn } from './filled-in.ts';

const settings: ShownSettings = {
  registerId: 3,
  registerName: 'payments',
  identity: {
    ...{ name: 'payments', visibility: 'workspace', homeChannel: 'C0HOME' },
    ...{ channels: ['C0HOME', 'C0MORE'], maintainers: ['U0BEN0000'] },
  },
  homeChannel: 'C0HOME',
  weekday: 1,
  time: '09:00',
  zone: 'Europe/Berlin',
  offers: true,
  holidays: ['12-25', '2026-12-24'],
  firstMonth: 4,
  collapsesDigests: true,
  nextDigestAt: new Date('2026-11-30T08:00:00Z'),
  pausedWhy: null,
  nudges: 'on',
};
const maintainer = { mayChange: true, ownZone: 'Asia/Tokyo' };

const nothingFound: ShownImport = {
  fileName: 'TECHNICAL_DEBT.md',
  registerName: 'payments',
  additions: [],
  changed: [],
  unchanged: [],
  doubtful: [],
  missing: [],
  closed: [],
  movedAway: [],
  deleted: [],
  conflicts: [],
  notUnderstood: [],
  contradictions: [],
  repairs: [],
};
const ref = { registerId: 3, draft: 'd1', firstMonth: 1 };

/** What a modal says, in reading order. */
const saidIn = (view: object) =>
  [...objectsIn(view)]
    .map(({ object }) => (typeof object.text === 'string' ? object.text : ''))
    .join('');

describe('the settings form', () => {
  it('gives back what it shows', () => {
    const view = settingsModal(settings, maintainer);
    expect(checkView(view)).toEqual([]);
    expect(readSettingsForm(filledIn(view, {}))).toEqual({
      registerId: 3,
      patch: {
        ...{ homeChannel: 'C0HOME', weekday: 1, time: '09:00', zone: 'Europe/Berlin' },
        offers: true,
        ...{ firstMonth: 4, collapsesDigests: true },
      },
      nudges: 'on',
      errors: {},
    });
  });

  it('tells what of the register itself was changed, and nothing else', () => {
    const view = settingsModal(settings, maintainer);
    const changed = { visibility: 'channels', channels: 'C0OTHER', maintainers: '' };
    expect(readSettingsForm(filledIn(view, changed))?.patch.register).toEqual({
      ...{ visibility: 'channels', channels: ['C0OTHER'], maintainers: [] },
    });
  });

  it('proposes the asker’s own zone as long as no channel is set', () => {
    const view = settingsModal({ ...settings, homeChannel: null, nextDigestAt: null }, maintainer);
    expect(readSettingsForm(filledIn(view, {}))?.patch.zone).toBe('Asia/Tokyo');
  });

  it('points at an unknown zone', () => {
    const form = readSettingsForm(
      filledIn(settingsModal(settings, maintainer), { zone: 'Mars/Base' }),
    );
    expect(form?.errors.zone).toContain('Europe/Berlin');
  });

  it('tells holidays that were written anew, or taken out altogether', () => {
    const view = settingsModal(settings, maintainer);
    const read = (holidays: string) => readSettingsForm(filledIn(view, { holidays }));
    expect(read('12-25\n2026-12-31, 01-01\n')?.patch.holidays).toEqual({
      all: ['12-25', '2026-12-31', '01-01'],
    });
    expect(read('')?.patch.holidays).toEqual({ all: [] });
  });

  it('points at what is no holiday, beside an unknown zone', () => {
    const view = settingsModal(settings, maintainer);
    const wrong = { holidays: '12-25\nchristmas\n2026-02-30', zone: 'Mars/Base' };
    const form = readSettingsForm(filledIn(view, wrong));
    expect(form?.errors.holidays).toContain('“christmas, 2026-02-30” cannot be read');
    expect(form?.errors.zone).toContain('Europe/Berlin');
    expect(form?.patch.holidays).toBeUndefined();
  });

  it('lets others set their own reminders alone', () => {
    const view = settingsModal(settings, { mayChange: false, ownZone: null });
    expect(checkView(view)).toEqual([]);
    expect(readSettingsForm(filledIn(view, { nudges: 'off' }))).toMatchObject({
      patch: {},
      nudges: 'off',
    });
  });

  it.each(['on', 'weekly', 'off'] as const)('keeps reminders that are %s', (nudges) => {
    const view = settingsModal({ ...settings, nudges }, maintainer);
    expect(checkView(view)).toEqual([]);
    expect(readSettingsForm(filledIn(view, {}))?.nudges).toBe(nudges);
  });

  it('says why the digest stands still', () => {
    const view = settingsModal({ ...settings, pausedWhy: 'is_archived' }, maintainer);
    expect(saidIn(view)).toContain('paused');
  });
});

describe('the import form', () => {
  it('takes a file, or pasted text where files cannot be read', () => {
    expect(checkView(importModal(3, true))).toEqual([]);
    expect(checkView(importModal(3, false))).toEqual([]);
    expect(readImportForm(filledIn(importModal(3, true), { file: 'F1' }))).toMatchObject({
      fileId: 'F1',
      errors: {},
    });
    expect(readImportForm(filledIn(importModal(3, false), { text: '# Debt' }))).toMatchObject({
      text: '# Debt',
      errors: {},
    });
    expect(JSON.stringify(importModal(3, false))).not.toContain('file_input');
  });

  it('asks for one of the two', () => {
    expect(readImportForm(filledIn(importModal(3, true), {}))?.errors).toHaveProperty('text');
  });
});

describe('the preview of an import', () => {
  it('says both sides of a contradiction with their lines', () => {
    const contradictions = [
      {
        item: 'Runbooks',
        field: 'status',
        line: 412,
        says: 'Complete',
        other: { line: 340, says: 'Partial' },
      },
    ];
    const view = importPreviewModal({ ...nothingFound, contradictions }, ref);
    expect(saidIn(view)).toContain(
      'Runbooks, status: line 412 says “Complete”, line 340 says “Partial”.',
    );
  });

  it('counts what it does not list', () => {
    const additions = Array.from({ length: 30 }, (_, at) => ({
      number: at + 1,
      title: `Item ${at + 1}`,
    }));
    const view = importPreviewModal({ ...nothingFound, additions }, ref);
    expect(saidIn(view)).toContain('+22 more');
    expect(view.submit?.text).toBe('Import');
  });

  it('offers no import where nothing would change', () => {
    expect(importPreviewModal(nothingFound, ref).submit).toBeUndefined();
  });

  it('is a view that Slack takes, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.array(anyTitle, { maxLength: 30 }), anyTitle, (texts, name) => {
        const items = texts.map((title, at) => ({ number: at + 1, title }));
        const shown: ShownImport = {
          ...nothingFound,
          fileName: name,
          additions: items,
          changed: items.map((item) => ({
            ...item,
            changes: [{ field: 'title', before: item.title, after: name }],
          })),
          doubtful: items.map((item, place) => ({
            ...item,
            place,
            line: place,
            titleInFile: name,
          })),
          missing: items.map((item) => ({ ...item, isOpen: true })),
          closed: items,
          conflicts: items.map((item) => ({
            ...item,
            field: 'title',
            before: name,
            inSlack: item.title,
            inFile: null,
          })),
          notUnderstood: texts.map((text, at) => ({ line: at + 1, text })),
          contradictions: texts.map((text) => ({
            item: text,
            field: 'status',
            line: 1,
            says: text,
            other: { line: 2, says: name },
          })),
          repairs: texts,
        };
        expect(checkView(importPreviewModal(shown, ref))).toEqual([]);
        const result = { ...shown, changeSet: CHANGE_SET };
        const about = { registerId: 3, firstMonth: 1, names: 2 };
        expect(checkView(importResultModal(result, about))).toEqual([]);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    );
  });
});

describe('views for waiting and for faults', () => {
  it('are views that Slack takes', () => {
    const views = [loadingView('Edit #12'), savingView('Edit #12')];
    for (const view of views) expect(checkView(view)).toEqual([]);
  });
});
