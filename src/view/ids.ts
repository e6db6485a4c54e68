import { z } from 'zod';

/** `action_id` of every button and menu; those that repeat within a block go on with `:` (see `actionOf`). */
export const ACTIONS = {
  edit: 'debt_edit',
  show: 'debt_show',
  done: 'debt_done',
  reopen: 'debt_reopen',
  take: 'debt_take',
  history: 'debt_history',
  steps: 'debt_steps',
  share: 'share',
  listEarlier: 'list_earlier',
  listLater: 'list_later',
  historyNewer: 'history_newer',
  historyOlder: 'history_older',
  addDebt: 'add_debt',
  openModal: 'open_modal',
  overviewList: 'overview_list',
  overviewMine: 'overview_mine',

  overviewMatrix: 'overview_matrix',
  toggleMore: 'form_toggle_more',
  assess: 'form_assess',
  replan: 'digest_replan',
  nudgeStill: 'nudge_still',
  nudgeSnooze: 'nudge_snooze',
  nudgeDone: 'nudge_done',
  runCommand: 'run_command',
} as const;

/** `callback_id` of every modal that is submitted, and of the shortcuts (manifest.json). */
export const CALLBACKS = {
  create: 'create_debt',
  edit: 'edit_debt',
  conflict: 'edit_conflict',
  importFile: 'import_register',
  importPreview: 'import_preview',
  settings: 'settings',
  notice: 'notice',
  logAsDebt: 'log_as_debt',
  addDebt: 'add_debt',
} as const;

/**
 * The action behind an `action_id`. Where the same button stands several times in one block, its id is followed by
 * `:` and what tells it apart.
 */
export function actionOf(actionId: string): string {
  return actionId.split(':', 1)[0] ?? actionId;
}

/** How a value travels in a button, a menu or a modal's private metadata: as JSON that is checked when it comes back. */
export interface Carried<Value> {
  encode(value: Value): string;
  /** Null for a text that is none of ours, such as one of an older version. */
  decode(text: string | null | undefined): Value | null;
}

function carried<Value>(schema: z.ZodType<Value>): Carried<Value> {
  return {
    encode: (value) => JSON.stringify(value),
    decode: (text) => schema.safeParse(jsonOf(text)).data ?? null,
  };
}

const key = z.int().nonnegative();
const page = z.int().positive();

/** The item that a button is about. It holds for weeks. */
export interface ItemRef {
  readonly registerId: number;
  readonly number: number;
}
const itemRef = z.object({ registerId: key, number: key });
export const itemValue: Carried<ItemRef> = carried(itemRef);

/** A page of an item's history. */
export interface HistoryRef extends ItemRef {
  readonly page: number;
}
export const historyValue: Carried<HistoryRef> = carried(itemRef.extend({ page }));

/** A page of a list; `filters` as `formatFilters` writes them. */
export interface ListRef {
  readonly registerId: number;
  readonly filters: string;
  readonly page: number;
}
const listRef = z.object({ registerId: key, filters: z.string(), page });
export const listValue: Carried<ListRef> = carried(listRef);

/** A register as a whole. */
export interface RegisterRef {
  readonly registerId: number;
}
const registerRef = z.object({ registerId: key });
export const registerValue: Carried<RegisterRef> = carried(registerRef);

/** What a Share button posts to the channel. */
export type ShareRef =
  | ({ readonly what: 'card' } & ItemRef)
  | ({ readonly what: 'history' } & HistoryRef)
  | ({ readonly what: 'list' } & ListRef)
  | ({ readonly what: 'overview' | 'matrix' | 'schedule' } & RegisterRef)
  | ({ readonly what: 'progress'; readonly quarter: string } & RegisterRef);
export const shareValue: Carried<ShareRef> = carried(
  z.discriminatedUnion('what', [
    itemRef.extend({ what: z.literal('card') }),
    itemRef.extend({ what: z.literal('history'), page }),
    listRef.extend({ what: z.literal('list') }),
    registerRef.extend({ what: z.enum(['overview', 'matrix', 'schedule']) }),
    registerRef.extend({ what: z.literal('progress'), quarter: z.string() }),
  ]),
);

/** A modal that a button opens, where the first try came too late. */
export type ModalRef = { readonly registerId: number } & (
  | { readonly modal: 'create'; readonly title: string | null }
  | { readonly modal: 'edit'; readonly number: number }
  | { readonly modal: 'import' | 'settings' }
);
export const modalValue: Carried<ModalRef> = carried(
  z.discriminatedUnion('modal', [
    registerRef.extend({ modal: z.literal('create'), title: z.string().nullable() }),
    itemRef.extend({ modal: z.literal('edit') }),
    registerRef.extend({ modal: z.enum(['import', 'settings']) }),
  ]),
);

/** How long a nudge's Snooze lasts, counted from the day of the click. */
export const SNOOZE_CHOICES = ['tomorrow', 'next monday', '2 weeks', '1 month'] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];
export interface SnoozeRef extends ItemRef {
  readonly choice: SnoozeChoice;
}
const snoozeTuple = carried(z.tuple([key, key, z.enum(SNOOZE_CHOICES)]));
/** Kept short: the value of an option holds 75 characters. */
export const snoozeValue: Carried<SnoozeRef> = {
  encode: ({ registerId, number, choice }) => snoozeTuple.encode([registerId, number, choice]),
  decode: (text) => {
    const [registerId, number, choice] = snoozeTuple.decode(text) ?? [];
    if (registerId === undefined || number === undefined || choice === undefined) return null;
    return { registerId, number, choice };
  },
};

/** Private metadata of the create modal. */
export interface CreateMeta extends RegisterRef {
  /** Whether all fields are shown, or only title, impact and effort. */
  readonly expanded: boolean;
  /** The day on which it was opened, in the register's zone. */
  readonly today: string;
  readonly firstMonth: number;
  /** The message from which it was opened. */
  readonly permalink: string | null;
  /** Key of the draft that keeps what was typed, where there is one. */
  readonly draft: string | null;
}
export const createMeta: Carried<CreateMeta> = carried(
  registerRef.extend({
    expanded: z.boolean(),
    today: z.string(),
    firstMonth: z.int().min(1).max(12),
    permalink: z.string().nullable(),
    draft: z.string().nullable(),
  }),
);

/** Private metadata of the edit modal: `version` is what the form showed. */
export interface EditMeta extends ItemRef {
  readonly version: number;
  readonly draft: string | null;
}
const editShape = itemRef.extend({ version: key, draft: z.string().nullable() });
export const editMeta: Carried<EditMeta> = carried(editShape);

/** Private metadata of the conflict view: the draft holds what was typed, `seenVersion` is whose values it shows. */
export interface ConflictMeta extends EditMeta {
  readonly seenVersion: number;
}
export const conflictMeta: Carried<ConflictMeta> = carried(editShape.extend({ seenVersion: key }));

/** Private metadata of the import's preview: the draft holds the file's text. */
export interface ImportMeta extends RegisterRef {
  readonly draft: string;
}
export const importMeta: Carried<ImportMeta> = carried(registerRef.extend({ draft: z.string() }));

/** What one group of step checkboxes showed. */
export interface ShownSteps extends ItemRef {
  readonly version: number;
  readonly steps: readonly { readonly id: number; readonly done: boolean }[];
}

/** The `block_id` of a group of at most 10 steps, so that a click applies only what differs from it. */
export function stepsBlockId({ registerId, number, version, steps }: ShownSteps): string {
  const marks = steps.map(({ id, done }) => `${id}${done ? 'x' : ''}`);
  return ['steps', registerId, number, version, marks.join('.')].join(':');
}

/** What a group of checkboxes showed; null for another block. */
export function shownSteps(blockId: string): ShownSteps | null {
  const match = /^steps:(\d+):(\d+):(\d+):(\d+x?(?:\.\d+x?)*)$/.exec(blockId);
  if (!match) return null;
  const [, registerId, number, version, marks = ''] = match;
  const steps = marks.split('.').map((mark) => ({
    id: Number.parseInt(mark, 10),
    done: mark.endsWith('x'),
  }));
  return {
    registerId: Number(registerId),
    number: Number(number),
    version: Number(version),
    steps,
  };
}

/** Which steps a click ticked and unticked, given the values of all options that are now selected. */
export function stepDifference(
  shown: Pick<ShownSteps, 'steps'>,
  selectedValues: readonly string[],
): { done: readonly number[]; undone: readonly number[] } {
  const selected = new Set(selectedValues.map(Number));
  return {
    done: shown.steps.filter(({ id, done }) => !done && selected.has(id)).map(({ id }) => id),
    undone: shown.steps.filter(({ id, done }) => done && !selected.has(id)).map(({ id }) => id),
  };
}

function jsonOf(text: string | null | undefined): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
