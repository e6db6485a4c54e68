import type { Debt } from '../domain/debt.ts';
import { decide } from '../domain/decide.ts';
import { answerOffer, type Offer, type OfferAnswer, type OfferRow } from '../domain/offer.ts';
import { type Decision, pickFields } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { offerRows, rowsOfMessage } from '../store/offers.ts';
import { type RegisterContext, ruleContext } from './context.ts';
import { type ChangedMany, judge, saveJudged } from './judged.ts';
import { type ItemPlace, loadManyForChange } from './load.ts';
import { Refusal } from './refusal.ts';
import { registerOf } from './registers.ts';
import { requireMayChange } from './rights.ts';

/**
 * Answers offers: who accepts owns the items from now on, who declines leaves all as it is, and whoever asked is told. One
 * that has ended or that the actor may not take stops none of the others. In one transaction, under one change set.
 * @throws Refusal where there are no such offers.
 */
export async function answerOffers(
  context: RegisterContext,
  actor: Actor,
  offerIds: readonly number[],
  answer: OfferAnswer,
): Promise<ChangedMany> {
  const asked = await offerRows(context.sql, actor.workspaceId, offerIds);
  if (asked.length === 0) throw noOffer();
  const places = await placesOf(context, actor, asked);
  const action = { by: actor.userId, at: context.now(), origin: 'offer' } as const;
  return context.sql.begin(async (sql) => {
    const loaded = await loadManyForChange(sql, places);
    const offers = await offerRows(sql, actor.workspaceId, offerIds);
    const byDebt = new Map(offers.map(({ offer }) => [offer.debtId, offer]));
    const judged = loaded.map((item) =>
      judge(item, (debt, register) => {
        const offer = byDebt.get(debt.id);
        if (!offer) throw noOffer();
        return decideAnswer(debt, { register, actor, now: action.at }, offer, answer);
      }),
    );
    return saveJudged(sql, judged, action);
  });
}

/** What of one message the actor has not answered. */
export async function openOffersOfMessage(
  context: RegisterContext,
  actor: Actor,
  messageId: number,
): Promise<readonly number[]> {
  const rows = await rowsOfMessage(context.sql, actor.workspaceId, messageId);
  return rows.flatMap(({ offer }) =>
    offer.to === actor.userId && offer.state.state === 'open' ? [offer.id] : [],
  );
}

function decideAnswer(
  debt: Debt,
  { register, actor, now }: { register: Register; actor: Actor; now: Date },
  offer: Offer,
  answer: OfferAnswer,
): Decision {
  const answered = answerOffer(offer, debt, answer, actor.userId);
  if ('field' in answered) return { fields: pickFields(debt), changes: [answered], remarks: [] };
  requireMayChange(register, actor, debt);
  const command = { kind: 'edit', patch: answered } as const;
  return decide(debt, command, ruleContext(register, actor.userId, now));
}

/** @throws Refusal where the actor may not see a register of one. */
async function placesOf(
  context: RegisterContext,
  actor: Actor,
  asked: readonly OfferRow[],
): Promise<readonly ItemPlace[]> {
  const registers = new Map<number, Register>();
  const places: ItemPlace[] = [];
  for (const { registerId, number } of asked) {
    const register = registers.get(registerId) ?? (await registerOf(context, actor, registerId));
    registers.set(registerId, register);
    places.push({ register, number });
  }
  return places;
}

function noOffer(): Refusal {
  const what = 'That offer is not there any more.';
  return new Refusal('no such item', what, 'See what is yours with /debt list mine.');
}
