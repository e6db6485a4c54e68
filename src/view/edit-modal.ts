import type { KnownBlock, ModalView } from '@slack/types';
import type { Debt, FieldName } from '../domain/debt.ts';
import { isLocalDate } from '../domain/local-date.ts';
import type { FieldConflict } from '../domain/merge.ts';
import { context, divider, itemElements, line, plain, richText, say } from './blocks.ts';
import { valueElements } from './change-words.ts';
import { askedBlocks, existingBlocks, type FormCalendar, furtherBlocks } from './form-blocks.ts';
import { FIELD_ACTION, field } from './form-fields.ts';
import {
  filesForm,
  labelsForm,
  linksForm,
  phasesForm,
  sectionsForm,
  stepsForm,
} from './form-text.ts';
import { choiceBlockId } from './forms.ts';
import { CALLBACKS } from './ids.ts';
import { type ConflictMeta, conflictMeta, editMeta } from './modal-meta.ts';
import { modal } from './modals.ts';
import { head, sentence } from './text.ts';
import { FIELD_WORDS } from './words.ts';

/** The edit modal with every field of an item. `draft` is the key of what was typed before, where there is one. */
export function editModal(
  debt: Debt,
  calendar: FormCalendar,
  draft: string | null = null,
): ModalView {
  const { registerId, number, version } = debt;
  return modal({
    title: `Edit #${number}`,
    callbackId: CALLBACKS.edit,
    submit: 'Save',
    metadata: editMeta.encode({ registerId, number, version, draft }),
    blocks: [
      ...askedBlocks(debt, { dispatch: false }),
      ...furtherBlocks(debt, calendar),
      ...existingBlocks(debt, number),
    ],
  });
}

/** Two people changed the same fields: for each what it was, theirs and yours, and the choice between them. */
export function conflictModal(
  debt: Pick<Debt, 'number' | 'title'>,
  conflicts: readonly FieldConflict[],
  meta: ConflictMeta,
  firstMonth: number,
): ModalView {
  return modal({
    title: `Edit #${meta.number}`,
    callbackId: CALLBACKS.conflict,
    submit: 'Save',
    metadata: conflictMeta.encode(meta),
    blocks: [
      richText(line(...itemElements(debt))),
      context(
        'Somebody changed the same while you were typing. Nothing of yours is lost: choose what stays.',
      ),
      ...conflicts.flatMap((conflict) => conflictBlocks(conflict, firstMonth)),
    ],
  });
}

function conflictBlocks(conflict: FieldConflict, firstMonth: number): KnownBlock[] {
  const { field: name, before, theirs, mine, by } = conflict;
  const label = sentence(FIELD_WORDS[name]);
  const whose =
    by === null ? [say('Theirs')] : [say('By '), { type: 'user', user_id: by } as const];
  const row = (said: Parameters<typeof line>, value: unknown) =>
    line(...said, say(': '), ...shown(name, value, firstMonth));
  return [
    divider(),
    richText(
      line(say(label, { bold: true }), say('\n')),
      row([say('Before')], before),
      line(say('\n')),
      row(whose, theirs),
      line(say('\n')),
      row([say('Yours')], mine),
    ),
    field(
      choiceBlockId(name),
      `${label}: what stays?`,
      { required: true },
      {
        type: 'radio_buttons',
        action_id: FIELD_ACTION,
        options: [
          { text: plain('Theirs'), value: 'theirs' },
          { text: plain('Yours'), value: 'mine' },
        ],
      },
    ),
  ];
}

/** Longest part of a text that a conflict shows of each side. */
const maxShownChars = 600;

/** Lists and texts stand as in the form, so that both sides can be told apart; all else in few words. */
function shown(name: FieldName, value: unknown, firstMonth: number) {
  const text = asInForm(name, value);
  if (text === null) return valueElements(name, value, firstMonth);
  const told = text.trim() === '' ? '(empty)' : text;
  return [say(told.length > maxShownChars ? `${head(told, maxShownChars)} …` : told)];
}

const WRITTEN: { readonly [Name in FieldName]?: (value: never) => string | null } = {
  labels: labelsForm.write,
  steps: stepsForm.write,
  targetState: phasesForm.write,
  files: filesForm.write,
  links: linksForm.write,
  sections: sectionsForm.write,
};

function asInForm(name: FieldName, value: unknown): string | null {
  if (Array.isArray(value)) return WRITTEN[name]?.(value as never) ?? null;
  return typeof value === 'string' && !isLocalDate(value) ? value : null;
}
