import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Debt } from '../../src/domain/debt.ts';
import { FIELD_NAMES } from '../../src/domain/debt.ts';
import { createModal } from '../../src/view/create-modal.ts';
import { conflictModal, editModal } from '../../src/view/edit-modal.ts';
import { stepsForm } from '../../src/view/form-text.ts';
import {
  choiceBlockId,
  readConflictForm,
  readCreateForm,
  readEditForm,
  withSteps,
} from '../../src/view/forms.ts';
import { checkView } from '../../src/view/limits.ts';
import type { CreateMeta } from '../../src/view/modal-meta.ts';
import { anyDebt, anyFields, debtWith, HOSTILE_TITLE } from '../support/arbitrary-debt.ts';
import { filledIn } from './filled-in.ts';

const calendar = { today: '2026-11-23', firstMonth: 1 };
const who = { by: 'U0BEN', now: new Date('2026-11-23T10:00:00Z') };
const meta: CreateMeta = {
  registerId: 3,
  expanded: false,
  ...calendar,
  permalink: null,
  draft: null,
};

const edited = (debt: Debt, answers: Parameters<typeof filledIn>[1]) => {
  const form = readEditForm(filledIn(editModal(debt, calendar), answers));
  if (!form) throw new Error('that is no edit form');
  return form;
};

describe('the edit form', () => {
  it('is a view that Slack takes, for any item', () => {
    fc.assert(
      fc.property(anyDebt, (debt) => {
        expect(checkView(editModal(debt, calendar))).toEqual([]);
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('changes nothing when it is submitted as it was opened', () => {
    fc.assert(
      fc.property(anyDebt, (debt) => {
        const form = edited(debt, {});
        expect(form.errors).toEqual({});
        expect(withSteps(form, debt.steps, who)).toEqual({});
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('takes back every checklist that it shows, step for step', () => {
    fc.assert(
      fc.property(anyDebt, ({ steps }) => {
        const text = stepsForm.write(steps);
        if (text === null) return;
        const form = { patch: {}, steps: stepsForm.read(text) };
        expect(withSteps(form, steps, who).steps).toEqual(steps);
      }),
      { numRuns: 100, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('tells only what the person touched', () => {
    const debt = debtWith({
      risk: 'Outages',
      labels: ['infra'],
      owner: { kind: 'person', userId: 'U0ANA' },
    });
    const form = edited(debt, {
      risk: 'Longer outages',
      labels: '#infra, legacy',
      targetQuarter: '2027-01-01',
    });
    expect(form.patch).toEqual({
      risk: 'Longer outages',
      labels: ['infra', 'legacy'],
      targetQuarter: '2027-01-01',
    });
  });

  it('empties a field that was cleared', () => {
    const debt = debtWith({ risk: 'Outages', targetDate: '2026-12-04', impact: 'high' });
    const form = edited(debt, { risk: null, targetDate: null, impact: 'none' });
    expect(form.patch).toEqual({ risk: null, targetDate: null, impact: null });
  });

  it('leaves a text that is longer than a form takes alone, and says so', () => {
    const debt = debtWith({ implementation: 'x'.repeat(3_001) });
    const view = editModal(debt, calendar);
    expect(view.blocks.map(({ block_id }) => block_id)).not.toContain('implementation');
    expect(JSON.stringify(view.blocks)).toContain('longer than a form takes');
  });

  it('keeps who ticked a step when another one is reworded, added or removed', () => {
    const ticked = {
      id: 1,
      text: 'Old',
      done: true,
      doneBy: 'U0ANA',
      doneAt: '2026-11-10T10:00:00.000Z',
    };
    const open = { id: 4, text: 'Open', done: false, doneBy: null, doneAt: null };
    const debt = debtWith({ steps: [ticked, open] });
    const form = edited(debt, { steps: '[x] Old\n[x] Open\nNew one' });
    expect(withSteps(form, debt.steps, who).steps).toEqual([
      ticked,
      { ...open, done: true, doneBy: 'U0BEN', doneAt: who.now.toISOString() },
      { id: 5, text: 'New one', done: false, doneBy: null, doneAt: null },
    ]);
  });

  it('keeps an imported owner’s name until a person is chosen', () => {
    const debt = debtWith({ owner: { kind: 'name', name: 'Team Infra' } });
    expect(edited(debt, { ownerName: 'Infra' }).patch).toEqual({
      owner: { kind: 'name', name: 'Infra' },
    });
    expect(edited(debt, { owner: 'U0BEN' }).patch).toEqual({
      owner: { kind: 'person', userId: 'U0BEN' },
    });
  });

  it('puts what is wrong at the field', () => {
    const { errors } = edited(debtWith(), {
      title: ' ',
      labels: 'a:b',
      links: 'ftp://example.com',
    });
    expect(Object.keys(errors)).toEqual(['title', 'links', 'labels']);
    expect(errors.title).toBe('The title is empty. Say in a few words what is owed.');
  });
});

describe('the create form', () => {
  it('asks only for title, impact and effort at first', () => {
    const inputs = createModal(meta, {}).blocks.filter(({ type }) => type === 'input');
    expect(inputs.map(({ block_id }) => block_id)).toEqual(['title', 'impact', 'effort']);
  });

  it('shows the priority as soon as impact and effort are chosen', () => {
    const text = JSON.stringify(createModal(meta, { impact: 'high', effort: 'low' }).blocks);
    expect(text).toContain('Priority: *high* (address this quarter; quick wins)');
  });

  it('keeps what was typed when More is pressed', () => {
    const first = filledIn(createModal(meta, {}), { title: HOSTILE_TITLE, impact: 'high' });
    const form = readCreateForm(first, who);
    expect(form?.fields).toMatchObject({ title: HOSTILE_TITLE, impact: 'high', effort: null });
    const more = createModal({ ...meta, expanded: true }, form?.fields ?? {});
    expect(readCreateForm(filledIn(more, {}), who)?.fields).toMatchObject({
      title: HOSTILE_TITLE,
      impact: 'high',
      status: 'not started',
    });
  });

  it('opens with all fields where more was told beforehand', () => {
    const view = createModal(meta, { title: 'x', owner: { kind: 'person', userId: 'U0ANA' } });
    expect(view.blocks.map(({ block_id }) => block_id)).toContain('owner');
    expect(readCreateForm(filledIn(view, {}), who)?.fields.owner).toEqual({
      kind: 'person',
      userId: 'U0ANA',
    });
  });

  it('is a view that Slack takes, whatever it is prefilled with', () => {
    fc.assert(
      fc.property(anyFields, (fields) => {
        expect(checkView(createModal(meta, fields))).toEqual([]);
      }),
      { numRuns: 100, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('asks for a title', () => {
    const form = readCreateForm(filledIn(createModal(meta, {}), {}), who);
    expect(Object.keys(form?.errors ?? {})).toEqual(['title']);
  });
});

describe('the choice between theirs and yours', () => {
  const conflictMeta = { registerId: 3, number: 12, version: 1, draft: 'd', seenVersion: 2 };

  it('is a view that Slack takes, for any fields', () => {
    fc.assert(
      fc.property(anyFields, anyFields, anyFields, (before, theirs, mine) => {
        const conflicts = FIELD_NAMES.map((field) => ({
          field,
          before: before[field],
          theirs: theirs[field],
          mine: mine[field],
          by: 'U0ANA',
        }));
        expect(checkView(conflictModal(debtWith(), conflicts, conflictMeta, 1))).toEqual([]);
      }),
      { numRuns: 60, interruptAfterTimeLimit: 15_000 },
    );
  });

  it('shows lists as the form has them, so that both sides can be told apart', () => {
    const link = (title: string) => [{ url: 'https://example.com/1', title }];
    const step = { id: 1, text: 'Find it', done: true, doneBy: null, doneAt: null };
    const about = { before: [], by: null };
    const view = conflictModal(
      debtWith(),
      [
        { ...about, field: 'links', theirs: link('The fix'), mine: link('The plan') },
        { ...about, field: 'steps', theirs: [step], mine: [{ ...step, done: false }] },
        { ...about, field: 'labels', theirs: ['ci'], mine: ['infra'] },
      ],
      conflictMeta,
      1,
    );
    const said = JSON.stringify(view.blocks);
    for (const shown of ['The fix', 'The plan', '[x] Find it', '[ ] Find it', 'infra', '(empty)']) {
      expect(said).toContain(shown);
    }
  });

  it('is read field by field', () => {
    const conflict = { before: 'a', theirs: 'b', mine: 'c', by: null };
    const view = conflictModal(
      debtWith(),
      [
        { ...conflict, field: 'risk' },
        { ...conflict, field: 'title' },
      ],
      conflictMeta,
      1,
    );
    const answers = { [choiceBlockId('risk')]: 'mine', [choiceBlockId('title')]: 'theirs' };
    expect(readConflictForm(filledIn(view, answers))).toEqual({
      meta: conflictMeta,
      mine: ['risk'],
      theirs: ['title'],
    });
  });
});
