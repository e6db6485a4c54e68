import type { App } from '@slack/bolt';
import type { OfferAnswer } from '../domain/offer.ts';
import { answerOffers, openOffersOfMessage } from '../register/offers.ts';
import { Refusal } from '../register/refusal.ts';
import { registerMeantIn } from '../register/registers.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import { itemValue, messageValue, offerValue } from '../view/refs.ts';
import { about, type Click, onClick, openForClick, registerClicked } from './click.ts';
import type { SlackDeps } from './deps.ts';
import { outcomesMessage } from './outcomes.ts';

/** Listens to what a person answers when they are asked to own items, and to Hand over, which asks. */
export function registerOfferActions(app: App, deps: SlackDeps): void {
  onClick(
    app,
    deps,
    ACTIONS.offerAccept,
    about(offerValue.decode, (click, { offerId }) =>
      answer(deps, click, [offerId], { kind: 'accept' }),
    ),
    { inHome: true },
  );
  onClick(
    app,
    deps,
    ACTIONS.offerAcceptAll,
    about(messageValue.decode, async (click, { messageId }) => {
      const open = await openOffersOfMessage(deps.context, click.actor, messageId);
      return answer(deps, click, open, { kind: 'accept' });
    }),
  );
  onClick(
    app,
    deps,
    ACTIONS.offerDecline,
    about(offerValue.decode, (click, ref) =>
      openForClick(deps, click, ref.registerId, { modal: 'decline', ...ref }),
    ),
    { opens: 'Decline' },
  );
  onClick(
    app,
    deps,
    ACTIONS.handOver,
    about(itemValue.decode, async (click, ref) => {
      const { offers: asks } = await registerClicked(deps, click, ref);
      return openForClick(deps, click, ref.registerId, { modal: 'hand over', ...ref, asks });
    }),
    { opens: 'Hand over' },
  );
}

/** The message that asked is changed by its own delivery; the person is told beside it, with Undo. */
async function answer(
  { context }: SlackDeps,
  { actor, channelId }: Click,
  offerIds: readonly number[],
  given: OfferAnswer,
): Promise<Message> {
  const answered = await answerOffers(context, actor, offerIds, given);
  if (answered.outcomes.length === 0)
    throw new Refusal('no such item', 'Nothing is asked here.', 'See /debt list mine.');
  return outcomesMessage(answered, [], await registerMeantIn(context, actor, channelId));
}
