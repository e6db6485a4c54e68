import type { ActionsBlockElement, Button, StaticSelect, UsersSelect } from '@slack/types';
import type { ExaminedDebt, Finding } from '../domain/doctor.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { derivedPriority } from '../domain/priority.ts';
import { addQuarters, quarterLabel, quarterOf } from '../domain/quarter.ts';
import { SETTABLE_STATUSES } from '../domain/status.ts';
import { button, plain } from './blocks.ts';
import { type DoctorRef, type Mend, mendValue } from './doctor-refs.ts';
import { choice } from './form-fields.ts';
import { ACTIONS } from './ids.ts';
import { itemValue, modalValue } from './refs.ts';
import { statusWords } from './words.ts';

interface MendContext {
  readonly today: LocalDate;
  readonly firstMonth: number;
  readonly isMaintainer: boolean;
}

/** What can be done about a finding with one click or choice. */
export function mendsOf(
  finding: Finding,
  page: DoctorRef,
  context: MendContext,
): ActionsBlockElement[] {
  const { debt, kind } = finding;
  if (!debt) return [];
  const does = buttonsFor(debt, page);
  switch (kind) {
    case 'overdue':
    case 'quarter passed':
      return [does('Done', 'done'), ...planButtons(does, context)];
    case 'unplanned':
      return planButtons(does, context);
    case 'owner gone':
    case 'unowned':
      return [does('Take it', 'take'), assignSelect(debt, page)];
    case 'owner name':
      return [
        ...(context.isMaintainer ? [whoIsWho(debt)] : []),
        does('Take it', 'take'),
        assignSelect(debt, page),
      ];
    case 'steps open':
      return [does('Tick all steps', 'tick all'), does('Reopen', 'reopen')];
    case 'contradiction':
      return [button('Edit', ACTIONS.edit, itemValue.encode(refOf(debt)), labelled('Edit', debt))];
    case 'override':
      return [does(`Use the matrix: ${derivedPriority(debt)}`, 'by the matrix')];
    case 'duplicate':
      return context.isMaintainer ? mergeButtons(finding, page) : [];
    case 'stale':
      return [does('Still on it', 'still on it'), statusSelect(debt, page)];
    case 'stuck':
      return [statusSelect(debt, page)];
    case 'unassessed': {
      const value = itemValue.encode(refOf(debt));
      return [button('Assess', ACTIONS.assessItem, value, labelled('Assess', debt))];
    }
    default:
      return kind satisfies never;
  }
}

type ButtonFor = (text: string, mend: Mend, to?: string) => Button;

function buttonsFor(debt: ExaminedDebt, page: DoctorRef): ButtonFor {
  return (text, mend, to = '') => ({
    ...button(text, ACTIONS.doctorMend, mendValue.encode({ ...page, ...refOf(debt), mend, to }), {
      ...labelled(text, debt),
    }),
    action_id: `${ACTIONS.doctorMend}:${mend}:${to}`,
  });
}

function planButtons(does: ButtonFor, { today, firstMonth }: MendContext): Button[] {
  const current = quarterOf(today, firstMonth);
  return [current, addQuarters(current, 1)].map((quarter) =>
    does(`Plan for ${quarterLabel(quarter, firstMonth)}`, 'plan', quarter),
  );
}

/** The person chosen comes with the click; the item is in the menu's id. */
function assignSelect(debt: ExaminedDebt, page: DoctorRef): UsersSelect {
  const value = mendValue.encode({ ...page, ...refOf(debt), mend: 'assign', to: '' });
  return {
    type: 'users_select',
    action_id: `${ACTIONS.doctorAssign}:${value}`,
    placeholder: plain(`Assign #${debt.number} to …`, 150),
  };
}

function statusSelect(debt: ExaminedDebt, page: DoctorRef): StaticSelect {
  const others = SETTABLE_STATUSES.filter((status) => status !== debt.status);
  return {
    type: 'static_select',
    action_id: ACTIONS.doctorStatus,
    placeholder: plain(`Set #${debt.number} to …`, 150),
    options: others.map((status) =>
      choice(
        statusWords(status),
        mendValue.encode({ ...page, ...refOf(debt), mend: 'status', to: status }),
      ),
    ),
  };
}

function whoIsWho(debt: ExaminedDebt): Button {
  const value = modalValue.encode({ modal: 'owners', registerId: debt.registerId });
  return button('Say who it is', ACTIONS.openModal, value, labelled('Say who owns', debt));
}

/** The younger goes into the older. */
function mergeButtons({ debt, other }: Finding, page: DoctorRef): Button[] {
  if (!debt || !other) return [];
  const merge = buttonsFor(other, page)(
    `Merge #${other.number} into #${debt.number}`,
    'merge',
    String(debt.number),
  );
  const confirm = {
    title: plain(`Merge #${other.number} into #${debt.number}?`, 100),
    text: plain(
      `#${other.number} leaves every list; its notes, links, steps and hits go to #${debt.number}. It can be undone.`,
      300,
    ),
    confirm: plain('Merge', 30),
    deny: plain('Keep both', 30),
  };
  return [{ ...merge, confirm }];
}

function refOf({ registerId, number }: ExaminedDebt) {
  return { registerId, number };
}

function labelled(verb: string, { number, title }: ExaminedDebt) {
  return { label: `${verb}: #${number} ${title}` };
}
