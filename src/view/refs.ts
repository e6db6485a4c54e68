import { z } from 'zod';
import { type Carried, carried, key, page } from './carried.ts';

/** The item that a button is about. It holds for weeks. */
export interface ItemRef {
  readonly registerId: number;
  readonly number: number;
}
export const itemRef = z.object({ registerId: key, number: key });
export const itemValue: Carried<ItemRef> = carried(itemRef);

/** What one action changed, to be taken back. */
export interface UndoRef {
  readonly changeSet: string;
}
const undoRef = z.object({ changeSet: z.uuid() });
export const undoValue: Carried<UndoRef> = carried(undoRef);

/** As `UndoRef`, of the item in whose row of a nudge the button stands. */
export type NudgeUndoRef = UndoRef & ItemRef;
export const nudgeUndoValue: Carried<NudgeUndoRef> = carried(undoRef.extend(itemRef.shape));

/** A page of an item's history. */
export interface HistoryRef extends ItemRef {
  readonly page: number;
}
export const historyValue: Carried<HistoryRef> = carried(itemRef.extend({ page }));

/** A register as a whole. */
export interface RegisterRef {
  readonly registerId: number;
}
export const registerRef = z.object({ registerId: key });
export const registerValue: Carried<RegisterRef> = carried(registerRef);

/** A page of a register's changes. */
export interface FeedRef extends RegisterRef {
  readonly since: string | null;
  readonly by: string | null;
  readonly page: number;
}
const feedRef = registerRef.extend({
  since: z.string().nullable(),
  by: z.string().nullable(),
  page,
});
export const feedValue: Carried<FeedRef> = carried(feedRef);

/** A page of a list; `filters` as `formatFilters` writes them. */
export interface ListRef {
  readonly registerId: number;
  readonly filters: string;
  readonly page: number;
}
const listRef = z.object({ registerId: key, filters: z.string(), page });
export const listValue: Carried<ListRef> = carried(listRef);

/** What a Share button posts to the channel. */
export type ShareRef =
  | ({ readonly what: 'card' } & ItemRef)
  | ({ readonly what: 'history' } & HistoryRef)
  | ({ readonly what: 'list' | 'next' } & ListRef)
  | ({ readonly what: 'changes' } & FeedRef)
  | ({ readonly what: 'overview' | 'matrix' | 'schedule' } & RegisterRef)
  | ({ readonly what: 'progress'; readonly quarter: string } & RegisterRef);
export const shareValue: Carried<ShareRef> = carried(
  z.discriminatedUnion('what', [
    itemRef.extend({ what: z.literal('card') }),
    itemRef.extend({ what: z.literal('history'), page }),
    listRef.extend({ what: z.enum(['list', 'next']) }),
    feedRef.extend({ what: z.literal('changes') }),
    registerRef.extend({ what: z.enum(['overview', 'matrix', 'schedule']) }),
    registerRef.extend({ what: z.literal('progress'), quarter: z.string() }),
  ]),
);

/** A modal that a button opens, where the first try came too late. */
export type ModalRef = { readonly registerId: number } & (
  | { readonly modal: 'create'; readonly title: string | null }
  | { readonly modal: 'edit'; readonly number: number }
  | { readonly modal: 'import' | 'settings' | 'new register' }
);
export const modalValue: Carried<ModalRef> = carried(
  z.discriminatedUnion('modal', [
    registerRef.extend({ modal: z.literal('create'), title: z.string().nullable() }),
    itemRef.extend({ modal: z.literal('edit') }),
    registerRef.extend({ modal: z.enum(['import', 'settings', 'new register']) }),
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
