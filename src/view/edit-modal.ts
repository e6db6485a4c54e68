import type { KnownBlock, ModalView } from '@slack/types';
import type { Debt } from '../domain/debt.ts';
import type { FieldConflict } from '../domain/merge.ts';
import { context, itemElements, line, richText, say } from './blocks.ts';
import { sideField, sidesBlocks } from './conflict-sides.ts';
import { askedBlocks, existingBlocks, type FormCalendar, furtherBlocks } from './form-blocks.ts';
import { choiceBlockId } from './forms.ts';
import { CALLBACKS } from './ids.ts';
import { type ConflictMeta, conflictMeta, editMeta } from './modal-meta.ts';
import { modal } from './modals.ts';
import { sentence } from './text.ts';
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
  const sides = [
    { said: [say('Before')], value: before },
    { said: whose, value: theirs },
    { said: [say('Yours')], value: mine },
  ];
  return [
    ...sidesBlocks([say(label, { bold: true })], name, sides, firstMonth),
    sideField(choiceBlockId(name), `${label}: what stays?`, [
      { text: 'Theirs', value: 'theirs' },
      { text: 'Yours', value: 'mine' },
    ]),
  ];
}
