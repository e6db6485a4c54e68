/** The statuses of the glossary, in the order in which work goes through them. */
export const STATUSES = [
  'not started',
  'planning',
  'in progress',
  'partial',
  'ongoing',
  'complete',
  'accepted',
] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses that a person sets directly; `accepted` needs a date on which it reopens. */
export const SETTABLE_STATUSES = STATUSES.filter((status) => status !== 'accepted');

export const STATUS_EMOJI: Readonly<Record<Status, string>> = {
  'not started': '🔴',
  planning: '🟡',
  'in progress': '🟡',
  partial: '🟡',
  ongoing: '🟡',
  complete: '🟢',
  accepted: '⚪',
};

/** Why an item left the open list without being paid or accepted. */
export type ClosedReason = 'merged' | 'dropped';

/** Open means owed: neither paid nor accepted. */
export function isOpenStatus(status: Status): boolean {
  return status !== 'complete' && status !== 'accepted';
}

const SPELLINGS: ReadonlyMap<string, Status> = new Map(
  Object.entries({
    todo: 'not started',
    'to do': 'not started',
    open: 'not started',
    new: 'not started',
    backlog: 'not started',
    'not started': 'not started',
    planning: 'planning',
    planned: 'planning',
    'in progress': 'in progress',
    inprogress: 'in progress',
    wip: 'in progress',
    started: 'in progress',
    doing: 'in progress',
    active: 'in progress',
    partial: 'partial',
    partially: 'partial',
    'partially complete': 'partial',
    'partially done': 'partial',
    ongoing: 'ongoing',
    continuous: 'ongoing',
    complete: 'complete',
    completed: 'complete',
    done: 'complete',
    finished: 'complete',
    fixed: 'complete',
    resolved: 'complete',
    paid: 'complete',
    closed: 'complete',
    accepted: 'accepted',
  } as const),
);

/**
 * The status that the whole text names in any usual spelling (case, `_`, `-` and emoji are ignored),
 * or null when it names none.
 */
export function parseStatus(text: string): Status | null {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return SPELLINGS.get(words) ?? null;
}
