import type { KnownBlock, ModalView } from '@slack/types';
import { blankFields } from '../domain/debt.ts';
import type { FieldPatch } from '../domain/patch.ts';
import { derivedPriority, PRIORITY_MEANING, quadrantOf } from '../domain/priority.ts';
import { actions, button, context } from './blocks.ts';
import { askedBlocks, furtherBlocks } from './form-blocks.ts';
import { maxInputChars } from './form-fields.ts';
import { ACTIONS, CALLBACKS } from './ids.ts';
import { type CreateMeta, createMeta } from './modal-meta.ts';
import { modal } from './modals.ts';
import { head } from './text.ts';

/**
 * The create modal: title, impact and effort, and all else once More was pressed or where `fields` tell more.
 * Rendered again from what `readCreateForm` reads, it keeps what was typed: its block and action ids stay the same.
 */
export function createModal(meta: CreateMeta, fields: FieldPatch): ModalView {
  const told = { ...blankFields(''), ...shortened(fields) };
  const expanded = meta.expanded || tellsMore(fields);
  const more = button('More fields', ACTIONS.toggleMore, 'more');
  const blocks: KnownBlock[] = [
    ...askedBlocks(told, { dispatch: true }),
    context(priorityLine(told)),
    ...(meta.permalink ? [context('The link to the message is kept with it.')] : []),
    ...(expanded ? furtherBlocks(told, meta) : [actions([more], 'more')]),
  ];
  return modal({
    title: 'Add debt',
    callbackId: CALLBACKS.create,
    submit: 'Add',
    metadata: createMeta.encode({ ...meta, expanded }),
    blocks,
  });
}

function priorityLine(told: Parameters<typeof derivedPriority>[0]): string {
  const priority = derivedPriority(told);
  if (!priority || !told.impact || !told.effort) {
    return 'Impact and effort give the priority.';
  }
  return `Priority: *${priority}* (${PRIORITY_MEANING[priority]}; ${quadrantOf(told.impact, told.effort)})`;
}

function tellsMore(fields: FieldPatch): boolean {
  const { title: _, impact: __, effort: ___, ...further } = fields;
  const blank: Readonly<Record<string, unknown>> = { ...blankFields('') };
  return Object.entries(further).some(
    ([name, value]) => value !== blank[name] && !(Array.isArray(value) && value.length === 0),
  );
}

/** A message's text may be longer than an input takes; what is over is at the link. */
function shortened(fields: FieldPatch): FieldPatch {
  const { currentState } = fields;
  if (!currentState || currentState.length <= maxInputChars) return fields;
  return { ...fields, currentState: `${head(currentState, maxInputChars - 2)} …` };
}
