import { type Debt, type DebtId, isOpen, type Owner, type UserId } from './debt.ts';
import type { Level } from './level.ts';
import type { LocalDate } from './local-date.ts';
import type { Asked, FieldChange, FieldPatch } from './patch.ts';
import { RuleError } from './rule-error.ts';

/** Why an offer ended without an answer. */
export const LAPSE_REASONS = [
  'offered anew',
  'taken back',
  'taken',
  'closed',
  'deleted',
  'moved',
  'asker gone',
  'person gone',
  'unreachable',
] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];

/** Whether the person has answered, and how. */
export type OfferState =
  | { readonly state: 'open' | 'accepted' }
  | { readonly state: 'declined'; readonly reason: string | null }
  | { readonly state: 'withdrawn'; readonly why: LapseReason };

/** A question to a person whether they take an item over. Until they say yes, its owner stays. */
export interface Offer {
  readonly id: number;
  readonly debtId: DebtId;
  readonly from: UserId;
  readonly to: UserId;
  readonly state: OfferState;
}

/** An offer's item as the message about it shows it. */
export interface OfferRow {
  readonly offer: Offer;
  /** The message that asks; null where it is long gone. */
  readonly messageId: number | null;
  readonly registerId: number;
  readonly registerName: string;
  readonly number: number;
  readonly title: string;
  readonly impact: Level | null;
  readonly effort: Level | null;
  readonly targetDate: LocalDate | null;
}

/** What a message that asks somebody carries; the items are looked up when it is sent. */
export interface OfferContent {
  readonly from: UserId;
  readonly note: string | null;
}

/** What a person says to an offer. */
export type OfferAnswer =
  | { readonly kind: 'accept' }
  | { readonly kind: 'decline'; readonly reason: string | null };

/** A patch without the owner who is to be asked first, and the question as the history keeps it. */
export interface Asking<Patch extends FieldPatch> {
  readonly patch: Patch;
  readonly asked: readonly FieldChange[];
}

/**
 * Parts a patch by what a new owner must be asked about. Who gives an item to themselves takes it; somebody else is asked
 * first, and stays as they are until they have answered. Where an item is the actor's already, taking it ends the question.
 * @param asked who has been asked and has not answered
 */
export function askFirst<Patch extends FieldPatch>(
  { owner: present }: { readonly owner: Owner | null },
  asked: UserId | null,
  patch: Patch,
  by: UserId | null,
  note: string | null = null,
): Asking<Patch> {
  const { owner: next } = patch;
  if (next?.kind !== 'person') return { patch, asked: [] };
  const isOwner = present?.kind === 'person' && present.userId === next.userId;
  if (next.userId === by) {
    const ends = isOwner && asked !== null;
    return { patch, asked: ends ? [offered(asked, null)] : [] };
  }
  if (isOwner) return { patch, asked: [] };
  const { owner: _, ...rest } = patch;
  const question = offered(asked, { to: next.userId, note });
  return { patch: rest as Patch, asked: asked === next.userId ? [] : [question] };
}

function offered(before: UserId | null, after: Asked | null): FieldChange {
  return { field: 'offered', before: before === null ? null : { to: before, note: null }, after };
}

/**
 * What an answer changes of the item: the owner, or nothing but what the history keeps of it.
 * @throws RuleError where somebody else was asked, or the question has ended meanwhile.
 */
export function answerOffer(
  { from, to, state }: Offer,
  { number }: Pick<Debt, 'number'>,
  answer: OfferAnswer,
  by: UserId,
): FieldPatch | FieldChange {
  if (by !== to) {
    const remedy = `To have it yourself, say /debt take ${number}.`;
    throw new RuleError('owner', `#${number} was offered to somebody else.`, remedy);
  }
  if (state.state !== 'open') {
    const remedy = `See how it stands with /debt show ${number}.`;
    throw new RuleError('owner', `#${number}: ${endWords(state)}, so nothing was changed.`, remedy);
  }
  switch (answer.kind) {
    case 'accept':
      return { owner: { kind: 'person', userId: by } };
    case 'decline':
      return { field: 'declined', before: from, after: answer.reason };
    default:
      return answer satisfies never;
  }
}

/** What has come of an offer, as part of a sentence. */
export function endWords(state: OfferState): string {
  switch (state.state) {
    case 'open':
      return 'waiting for an answer';
    case 'accepted':
      return 'accepted already';
    case 'declined':
      return 'declined already';
    case 'withdrawn':
      return LAPSE_WORDS[state.why];
    default:
      return state satisfies never;
  }
}

const LAPSE_WORDS: Readonly<Record<LapseReason, string>> = {
  'offered anew': 'it was offered to somebody else since',
  'taken back': 'the offer was taken back',
  taken: 'somebody else has taken it since',
  closed: 'it was closed since',
  deleted: 'it was deleted since',
  moved: 'it was moved to another register since',
  'asker gone': 'who asked has left',
  'person gone': 'who was asked has left',
  unreachable: 'who was asked could not be reached',
};

/** How an offer ends: by an answer, or without one. */
export type OfferEnd = { readonly answer: 'accepted' | 'declined' } | { readonly why: LapseReason };

/**
 * How a change of an item ends the offer of it; null where the offer stays open.
 * @param by who changed the item
 */
export function endOfOffer(
  { to }: Pick<Offer, 'to'>,
  after: Pick<Debt, 'owner' | 'status' | 'closedReason'>,
  changes: readonly FieldChange[],
  by: UserId | null,
): OfferEnd | null {
  const of = (field: FieldChange['field']) => changes.find((change) => change.field === field);
  if (of('declined') && by === to) return { answer: 'declined' };
  const offered = of('offered');
  if (offered) return { why: offered.after === null ? 'taken back' : 'offered anew' };
  if (of('deleted')?.after === true) return { why: 'deleted' };
  if (of('moved')) return { why: 'moved' };
  if (!isOpen(after)) return { why: 'closed' };
  if (!of('owner') || after.owner === null) return null;
  const isAsked = after.owner.kind === 'person' && after.owner.userId === to;
  return isAsked ? { answer: 'accepted' } : { why: 'taken' };
}
