import { RespondError, type RespondFn } from '@slack/bolt';
import { showAskedAnew } from '../delivery/asked.ts';
import type { ChannelId } from '../domain/debt.ts';
import type { Actor } from '../domain/register.ts';
import { Refusal } from '../register/refusal.ts';
import { registerMeantIn, registerOf } from '../register/registers.ts';
import { answerAbout } from '../view/asked.ts';
import type { Message } from '../view/message.ts';
import { forOutsiders } from '../view/permitted.ts';
import type { ShareRef } from '../view/refs.ts';
import { sendAnswer } from './acknowledge.ts';
import type { SlackDeps } from './deps.ts';
import { followingMoves } from './following-moves.ts';
import type { Behind } from './modal-origin.ts';
import { toMessage } from './problems.ts';
import { pageNow } from './shared-page.ts';

/** Slack's status for a response URL that was used five times, or is older than 30 minutes (docs.slack.dev, "Handling user interaction"). */
const URL_GONE = 404;

/** Who changed something, and where they asked. */
interface By {
  readonly actor: Actor;
  readonly channelId: ChannelId | null;
}

/**
 * Shows anew what a change was asked for from. A message that all see follows by its delivery, with all that was decided about
 * it. An answer that the person alone sees is replaced; where Slack does not take that any more it stays as it is.
 */
export async function showBehindAnew(deps: SlackDeps, by: By, behind: Behind): Promise<void> {
  if ('messageId' in behind) return showAskedAnew(deps.context, by.actor, behind.messageId);
  const { page, url } = behind;
  const shown = await pageFor(deps, by, page);
  try {
    await sendAnswer(respondTo(url), shown, { replace_original: true });
  } catch (error) {
    if (!(error instanceof RespondError && error.statusCode === URL_GONE)) throw error;
  }
}

/** What was clicked, and what is behind that. */
interface Clicked {
  readonly behind: Behind | null;
  readonly blockId: string;
  /** The modal that it is in. */
  readonly view: object | null | undefined;
}

/**
 * As `showBehindAnew` after a click, where there is anything behind it; an answer that was clicked itself is left to its own
 * answer. Returns the answer to the click, whose own buttons, such
 * as Undo, have the same behind them.
 */
export async function showsAnew(
  deps: SlackDeps,
  click: By & Clicked,
  answer: Message,
): Promise<Message> {
  const { behind, blockId, view } = click;
  const isThere = behind !== null && 'page' in behind && view === null;
  if (behind === null || isThere) return answer;
  await showBehindAnew(deps, click, behind);
  return 'messageId' in behind ? answerAbout(answer, blockId) : answer;
}

/** What a click asks for; where that is refused because of what became of the item, the message clicked shows that too. */
export async function unlessOutdated<Result>(
  deps: SlackDeps,
  click: By & Clicked,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { behind } = click;
    if (error instanceof Refusal && behind !== null && 'messageId' in behind) {
      await showBehindAnew(deps, click, behind);
    }
    throw error;
  }
}

/** The page as it is now, or why it cannot be shown, such as that its item was deleted. */
async function pageFor(
  { context, log }: SlackDeps,
  { actor, channelId }: By,
  page: ShareRef,
): Promise<Message> {
  try {
    const shown = await followingMoves(page, async (ref) => {
      const [register, hereId] = await Promise.all([
        registerOf(context, actor, ref.registerId),
        registerMeantIn(context, actor, channelId),
      ]);
      return pageNow({ context, actor, register, ephemeral: true, hereId }, ref);
    });
    return actor.isOutsider ? forOutsiders(shown) : shown;
  } catch (error) {
    return toMessage(error, log, null);
  }
}

/** Bolt gives none for a form (docs.slack.dev, "Handling user interaction": the response URL is good for 30 minutes). */
function respondTo(url: string): RespondFn {
  return async (message) => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
    if (!answer.ok) throw new RespondError('the answer was not taken', answer.status);
    return answer;
  };
}
