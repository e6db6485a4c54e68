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

/** What one message asks. */
export interface MessageRef {
  readonly messageId: number;
}
export const messageValue: Carried<MessageRef> = carried(z.object({ messageId: key }));

/** What a person was asked, and about which item. */
export interface OfferRef extends ItemRef {
  readonly offerId: number;
}
const offerShape = itemRef.extend({ offerId: key });
export const offerValue: Carried<OfferRef> = carried(offerShape);

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

/** The register that a Home is narrowed to; null is all of them. */
export interface HomeRegisterRef {
  readonly registerId: number | null;
}
export const homeRegisterValue: Carried<HomeRegisterRef> = carried(
  z.object({ registerId: key.nullable() }),
);

/** Whether a person gets reminders. */
export interface NudgesRef {
  readonly nudges: 'on' | 'weekly' | 'off';
}
export const nudgesValue: Carried<NudgesRef> = carried(
  z.object({ nudges: z.enum(['on', 'weekly', 'off']) }),
);

/** A quarter of a register. */
export interface PlanRef extends RegisterRef {
  readonly quarter: string;
}
const planRef = registerRef.extend({ quarter: z.string() });
export const planValue: Carried<PlanRef> = carried(planRef);

/** An item that is left of a quarter; null means all of them. */
export interface CarryRef extends PlanRef {
  readonly number: number | null;
}
export const carryValue: Carried<CarryRef> = carried(planRef.extend({ number: key.nullable() }));

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
/** Longest filter text that fits a button's value (2,000) beside the rest; one that is longer cannot be paged. */
export const maxFilterChars = 1_500;

const listRef = z.object({ registerId: key, filters: z.string(), page });
export const listValue: Carried<ListRef> = carried(listRef);

/** What a Share button posts to the channel. */
export type ShareRef =
  | ({ readonly what: 'card' } & ItemRef)
  | ({ readonly what: 'history' } & HistoryRef)
  | ({ readonly what: 'list' | 'next' } & ListRef)
  | ({ readonly what: 'changes' } & FeedRef)
  | ({ readonly what: 'doctor'; readonly page: number } & RegisterRef)
  | ({ readonly what: 'overview' | 'matrix' | 'schedule' } & RegisterRef)
  | ({ readonly what: 'progress'; readonly quarter: string } & RegisterRef);
export const shareValue: Carried<ShareRef> = carried(
  z.discriminatedUnion('what', [
    itemRef.extend({ what: z.literal('card') }),
    itemRef.extend({ what: z.literal('history'), page }),
    listRef.extend({ what: z.enum(['list', 'next']) }),
    feedRef.extend({ what: z.literal('changes') }),
    registerRef.extend({ what: z.literal('doctor'), page }),
    registerRef.extend({ what: z.enum(['overview', 'matrix', 'schedule']) }),
    registerRef.extend({ what: z.literal('progress'), quarter: z.string() }),
  ]),
);

/** Several items, kept short: a button's value holds 2,000 characters, and 50 items fit. */
const itemsTuple = carried(z.array(z.tuple([key, key])).min(1));
export const itemsValue: Carried<readonly ItemRef[]> = {
  encode: (items) => itemsTuple.encode(items.map(({ registerId, number }) => [registerId, number])),
  decode: (text) =>
    itemsTuple.decode(text)?.map(([registerId, number]) => ({ registerId, number })) ?? null,
};

/** What the menu on an item's card offers beside its buttons. */
const MORE_CHOICES = ['accept', 'hit', 'merge', 'move', 'delete'] as const;
export type MoreChoice = (typeof MORE_CHOICES)[number];
/** An item and what was chosen of that for it. */
export type MoreRef = ItemChoice<MoreChoice>;
export const moreValue = itemChoice(MORE_CHOICES);

interface ItemChoice<Choice extends string> extends ItemRef {
  readonly choice: Choice;
}

/** Kept short: the value of an option holds 75 characters. */
function itemChoice<Choice extends string>(
  choices: readonly Choice[],
): Carried<ItemChoice<Choice>> {
  const tuple = carried(z.tuple([key, key, z.enum(choices)]));
  return {
    encode: ({ registerId, number, choice }) => tuple.encode([registerId, number, choice]),
    decode: (text) => {
      const [registerId, number, choice] = tuple.decode(text) ?? [];
      if (registerId === undefined || number === undefined || choice === undefined) return null;
      return { registerId, number, choice };
    },
  };
}

/** The items that a form is about. */
const itemRefs = z.array(itemRef).min(1).readonly();
const acceptShape = registerRef.extend({
  modal: z.literal('accept'),
  items: itemRefs,
  until: z.string().nullable(),
  why: z.string().nullable(),
});
const hitShape = registerRef.extend({
  modal: z.literal('hit'),
  /** Null asks which item it was. */
  number: key.nullable(),
  minutes: key.nullable(),
  text: z.string().nullable(),
  permalink: z.string().nullable(),
});
const mergeShape = registerRef.extend({ modal: z.literal('merge'), items: itemRefs });
/** A form that completes a command on items, with what is known already. */
export type ItemFormRef = z.infer<typeof acceptShape | typeof hitShape | typeof mergeShape>;
export const itemForm: Carried<ItemFormRef> = carried(
  z.discriminatedUnion('modal', [acceptShape, hitShape, mergeShape]),
);

const moveShape = itemRef.extend({ modal: z.literal('move') });
/** The item that a form moves into another register. */
export type MoveForm = z.infer<typeof moveShape>;
export const moveForm: Carried<MoveForm> = carried(moveShape);

/** To whom an item is handed over. */
const handOverShape = itemRef.extend({
  modal: z.literal('hand over'),
  /** Whether the person is asked first. */
  asks: z.boolean(),
});
/** Why a person does not want what they were asked to own. */
const declineShape = offerShape.extend({ modal: z.literal('decline') });
export type HandOverForm = z.infer<typeof handOverShape>;
export type DeclineForm = z.infer<typeof declineShape>;
export const ownershipForm: Carried<HandOverForm | DeclineForm> = carried(
  z.discriminatedUnion('modal', [handOverShape, declineShape]),
);

/** A modal that a button opens, where the first try came too late. */
export type ModalRef =
  | { readonly modal: 'create'; readonly title: string | null; readonly registerId: number }
  | {
      readonly modal: 'edit' | 'assess' | 'move' | 'replan';
      readonly number: number;
      readonly registerId: number;
    }
  | ItemFormRef
  | HandOverForm
  | DeclineForm
  | {
      readonly modal: 'import' | 'settings' | 'new register' | 'owners' | 'plan quarter';
      readonly registerId: number;
    };
export const modalValue: Carried<ModalRef> = carried(
  z.discriminatedUnion('modal', [
    registerRef.extend({ modal: z.literal('create'), title: z.string().nullable() }),
    itemRef.extend({ modal: z.enum(['edit', 'assess', 'move', 'replan']) }),
    acceptShape,
    hitShape,
    mergeShape,
    handOverShape,
    declineShape,
    registerRef.extend({
      modal: z.enum(['import', 'settings', 'new register', 'owners', 'plan quarter']),
    }),
  ]),
);

/** How long a nudge's Snooze lasts, counted from the day of the click. */
export const SNOOZE_CHOICES = ['tomorrow', 'next monday', '2 weeks', '1 month'] as const;
export type SnoozeChoice = (typeof SNOOZE_CHOICES)[number];
/** An item and how long it is snoozed. */
export const snoozeValue = itemChoice(SNOOZE_CHOICES);
