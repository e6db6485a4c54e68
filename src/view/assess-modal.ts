import type { ModalView } from '@slack/types';
import type { Debt } from '../domain/debt.ts';
import { LEVELS, type Level, parseLevel } from '../domain/level.ts';
import { context, itemElements, line, richText } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { menuField } from './form-fields.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type ItemRef, itemValue } from './refs.ts';
import { sentence } from './text.ts';

/** Asks for an item's impact and effort, and for nothing else. */
export function assessModal(debt: Debt): ModalView {
  const { registerId, number } = debt;
  const level = (name: 'impact' | 'effort', hint: string) => {
    const choices = LEVELS.toReversed().map((value) => ({ text: sentence(value), value }));
    return menuField(name, sentence(name), choices, debt[name], { required: true, hint });
  };
  return modal({
    title: `Assess #${number}`,
    callbackId: CALLBACKS.assess,
    submit: 'Save',
    metadata: itemValue.encode({ registerId, number }),
    blocks: [
      richText(line(...itemElements(debt))),
      level('impact', 'How much it hurts while it is not paid off.'),
      level('effort', 'How much work it is.'),
      context('Impact gives the priority, effort the order within it.'),
    ],
  });
}

/** What was chosen, for which item. Null when the view is no such form. */
export function readAssessForm(
  view: SubmittedView,
): { readonly ref: ItemRef; readonly impact: Level; readonly effort: Level } | null {
  const ref = itemValue.decode(view.private_metadata);
  const answers = answersOf(view);
  const told = (name: string) => parseLevel(answers.get(name)?.value ?? '');
  const [impact, effort] = [told('impact'), told('effort')];
  return ref && impact && effort ? { ref, impact, effort } : null;
}
