import type { Debt, Hit, Link, Owner, Step } from './debt.ts';
import { interestOf, interestWords } from './interest.ts';
import { acceptance, dropping, reopening, takenUp } from './leaving.ts';
import { formatDay, type LocalDate } from './local-date.ts';
import {
  applyPatch,
  type Decision,
  type FieldPatch,
  pickFields,
  type RuleContext,
} from './patch.ts';
import type { Quarter } from './quarter.ts';
import { RuleError } from './rule-error.ts';
import type { Status } from './status.ts';

/** What a person can ask of one debt item. */
export type DebtCommand =
  | { readonly kind: 'edit'; readonly patch: FieldPatch }
  | { readonly kind: 'set status'; readonly status: Status }
  | { readonly kind: 'complete'; readonly whatWasDone: string | null }
  | { readonly kind: 'reopen' }
  | { readonly kind: 'accept'; readonly until: LocalDate; readonly why: string }
  | { readonly kind: 'close'; readonly why: string }
  /** The note goes with the question where the person is asked first. */
  | { readonly kind: 'assign'; readonly owner: Owner | null; readonly note?: string | null }
  | { readonly kind: 'set due'; readonly date: LocalDate | null }
  | { readonly kind: 'plan'; readonly quarter: Quarter | null }
  | { readonly kind: 'add step'; readonly text: string }
  | {
      readonly kind: 'tick positions';
      readonly positions: readonly number[];
      readonly done: boolean;
    }
  | { readonly kind: 'tick'; readonly done: readonly number[]; readonly undone: readonly number[] }
  | { readonly kind: 'remove positions'; readonly positions: readonly number[] }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'link'; readonly link: Link }
  | {
      readonly kind: 'label';
      readonly add: readonly string[];
      readonly remove: readonly string[];
    }
  | ({ readonly kind: 'hit' } & Pick<Hit, 'minutes' | 'text' | 'permalink'>)
  | { readonly kind: 'snooze'; readonly until: LocalDate | null }
  | { readonly kind: 'still on it' };

/**
 * Decides what a command changes of an item.
 * @throws RuleError when a rule of the register forbids it.
 */
export function decide(debt: Debt, command: DebtCommand, context: RuleContext): Decision {
  if (command.kind === 'still on it') {
    const change = { field: 'still on it', before: null, after: context.today } as const;
    return { fields: pickFields(debt), changes: [change], remarks: [] };
  }
  const decision = applyPatch(debt, patchOf(debt, command, context), context);
  return { ...decision, remarks: [...decision.remarks, ...remarksOn(debt, command, decision)] };
}

function patchOf(
  debt: Debt,
  command: Exclude<DebtCommand, { kind: 'still on it' }>,
  context: RuleContext,
): FieldPatch {
  switch (command.kind) {
    case 'edit':
      return command.patch;
    case 'set status':
      return { ...takenUp(debt), status: command.status };
    case 'complete':
      return { ...takenUp(debt), status: 'complete', ...appendDone(debt, command.whatWasDone) };
    case 'reopen':
      return reopening(debt);
    case 'accept':
      return acceptance(debt, command, context);
    case 'close':
      return dropping(debt, command.why, context);
    case 'assign':
      return { owner: command.owner };
    case 'set due':
      return { targetDate: command.date };
    case 'plan':
      return { targetQuarter: command.quarter };
    case 'add step':
      return { steps: [...debt.steps, newStep(debt.steps, command.text)] };
    case 'tick positions':
      return { steps: tickPositions(debt, command.positions, command.done, context) };
    case 'remove positions': {
      const removed = idsAt(debt, command.positions);
      return { steps: debt.steps.filter((step) => !removed.has(step.id)) };
    }
    case 'tick':
      return { steps: tick(debt.steps, new Set(command.done), new Set(command.undone), context) };
    case 'note':
      return {
        notes: [
          ...debt.notes,
          { text: command.text, by: context.by, at: context.now.toISOString() },
        ],
      };
    case 'link':
      return debt.links.some((link) => link.url === command.link.url)
        ? {}
        : { links: [...debt.links, command.link] };
    case 'label':
      return { labels: labelled(debt.labels, command) };
    case 'hit':
      return { hits: [...debt.hits, newHit(debt.hits, command, context)] };
    case 'snooze':
      return { snoozedUntil: command.until };
    default:
      return command satisfies never;
  }
}

/** Numbers texts as steps after those that exist. */
export function newStep(existing: readonly Step[], text: string): Step {
  const id = existing.reduce((highest, step) => Math.max(highest, step.id), 0) + 1;
  return { id, text: text.trim(), done: false, doneBy: null, doneAt: null };
}

function appendDone(debt: Debt, text: string | null): FieldPatch {
  if (!text) return {};
  return { whatWasDone: debt.whatWasDone ? `${debt.whatWasDone}\n${text}` : text };
}

function labelled(
  labels: readonly string[],
  { add, remove }: Extract<DebtCommand, { kind: 'label' }>,
): readonly string[] {
  return [...new Set([...labels, ...add])].filter((label) => !remove.includes(label));
}

function newHit(
  hits: readonly Hit[],
  { minutes, text, permalink }: Extract<DebtCommand, { kind: 'hit' }>,
  { by, now }: RuleContext,
): Hit {
  const id = hits.reduce((highest, hit) => Math.max(highest, hit.id), 0) + 1;
  return { id, at: now.toISOString(), by, minutes, text, permalink };
}

/** What a change leads to, where its fields alone do not say it. */
function remarksOn(debt: Debt, command: DebtCommand, { fields, changes }: Decision): string[] {
  if (command.kind === 'label') {
    const absent = command.remove.filter((label) => !debt.labels.includes(label));
    return absent.length > 0 ? [`It had no label ${absent.join(' or ')} to take off.`] : [];
  }
  if (changes.length === 0) return [];
  switch (command.kind) {
    case 'accept':
      return [
        `It counts as neither open nor paid, and reopens by itself on ${formatDay(command.until)}.`,
      ];
    case 'close':
      return [
        `It counts as neither open nor paid. /debt reopen ${debt.number} brings it back; if it is paid off: /debt done ${debt.number}.`,
      ];
    case 'snooze':
      return command.until === null
        ? ['It may be in your next reminder again.']
        : [`Reminders leave it out until ${formatDay(command.until)}.`];
    case 'hit': {
      const last = fields.hits.at(-1);
      return last
        ? [`Altogether it ${interestWords(interestOf(fields.hits, new Date(last.at)))}.`]
        : [];
    }
    default:
      return [];
  }
}

function tickPositions(
  debt: Debt,
  positions: readonly number[],
  done: boolean,
  context: RuleContext,
): readonly Step[] {
  const chosen = idsAt(debt, positions);
  return done
    ? tick(debt.steps, chosen, new Set(), context)
    : tick(debt.steps, new Set(), chosen, context);
}

/** The ids of steps by their place from 1. */
function idsAt(debt: Debt, positions: readonly number[]): ReadonlySet<number> {
  const ids = positions.map((position) => {
    const step = debt.steps[position - 1];
    if (step) return step.id;
    const have = debt.steps.length;
    throw new RuleError(
      'steps',
      `#${debt.number} has no step ${position}; it has ${have === 0 ? 'none' : have}.`,
      have === 0
        ? `Add one with /debt step ${debt.number} add …`
        : `See them with /debt show ${debt.number}.`,
    );
  });
  return new Set(ids);
}

function tick(
  steps: readonly Step[],
  done: ReadonlySet<number>,
  undone: ReadonlySet<number>,
  context: RuleContext,
): readonly Step[] {
  return steps.map((step) => {
    if (done.has(step.id) && !step.done) {
      return { ...step, done: true, doneBy: context.by, doneAt: context.now.toISOString() };
    }
    if (undone.has(step.id) && step.done) {
      return { ...step, done: false, doneBy: null, doneAt: null };
    }
    return step;
  });
}
