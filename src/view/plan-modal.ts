import type { KnownBlock, ModalView } from '@slack/types';
import type { NextItem } from '../domain/next.ts';
import { context, plain, section } from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { FIELD_ACTION, field } from './form-fields.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { type PlanRef, planValue } from './refs.ts';
import { count, oneLine, sentence } from './text.ts';

/** What could be planned for a quarter, by rank. */
export interface ShownPlan {
  readonly registerId: number;
  readonly quarter: string;
  readonly label: string;
  readonly planned: number;
  readonly ranked: readonly NextItem[];
  readonly toAssess: number;
}

/** block-elements/checkboxes-element: options of one. */
const pageSize = 10;
/** Items offered at once; the rest ranks lower. */
const maxPlanned = 50;

/** Asks which of the ranked items are to be planned for a quarter: boxes to tick, ten in a block. */
export function planModal(plan: ShownPlan): ModalView {
  const { registerId, quarter, label, planned, toAssess } = plan;
  const title = `Plan ${label}`;
  const told = `${count(planned, 'open item')} ${planned === 1 ? 'is' : 'are'} planned for ${label}.`;
  if (plan.ranked.length === 0) {
    const rest = toAssess === 0 ? ' There is nothing else to plan.' : assessWords(toAssess);
    const nothing = `${told}${rest}`;
    return modal({ title, callbackId: CALLBACKS.notice, blocks: [section(nothing)] });
  }
  const offered = plan.ranked.slice(0, maxPlanned);
  const more = plan.ranked.length - offered.length;
  const pages = Array.from({ length: Math.ceil(offered.length / pageSize) }, (_, page) =>
    pageField(offered.slice(page * pageSize, (page + 1) * pageSize), page * pageSize),
  );
  const rest = more > 0 ? ` ${count(more, 'further item')} rank lower: plan these first.` : '';
  return modal({
    title,
    callbackId: CALLBACKS.planQuarter,
    submit: 'Plan them',
    metadata: planValue.encode({ registerId, quarter }),
    blocks: [
      section(`${told} Tick what is to be paid off in it; what ranks first comes first.`),
      ...pages,
      ...(rest + assessWords(toAssess) === ''
        ? []
        : [context((rest + assessWords(toAssess)).trim())]),
    ],
  });
}

function pageField(items: readonly NextItem[], from: number): KnownBlock {
  const label = `Rank ${from + 1} to ${from + items.length}`;
  return field(
    `ranked${from}`,
    label,
    {},
    {
      type: 'checkboxes',
      action_id: FIELD_ACTION,
      options: items.map(({ debt, why }) => ({
        text: plain(oneLine(`#${debt.number} ${debt.title}`), 75),
        description: plain(sentence(why.join(' · ')), 75),
        value: String(debt.number),
      })),
    },
  );
}

function assessWords(toAssess: number): string {
  if (toAssess === 0) return '';
  const lack = `${count(toAssess, 'open item')} without impact or effort ${toAssess === 1 ? 'has' : 'have'} no rank`;
  return ` ${lack}: \`/debt list unassessed\`.`;
}

/** Reads the form: the quarter and the numbers ticked. Null for a view that is none. */
export function readPlanForm(
  view: SubmittedView,
): (PlanRef & { readonly numbers: readonly number[] }) | null {
  const ref = planValue.decode(view.private_metadata);
  if (!ref) return null;
  const ticked = [...answersOf(view).values()].flatMap(({ value }) => value?.split(',') ?? []);
  return { ...ref, numbers: ticked.map(Number).filter((number) => Number.isInteger(number)) };
}
