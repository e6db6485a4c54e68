import type { App } from '@slack/bolt';
import { NO_FILTERS } from '../command/filters.ts';
import { requireMayPost } from '../register/rights.ts';
import { ACTIONS } from '../view/ids.ts';
import type { Message } from '../view/message.ts';
import {
  feedValue,
  historyValue,
  listValue,
  registerValue,
  type ShareRef,
  shareValue,
} from '../view/refs.ts';
import { shareQuestion } from '../view/share-question.ts';
import { withoutButtons } from '../view/shared.ts';
import { sendAnswer } from './acknowledge.ts';
import { inThread } from './answers.ts';
import { channelInfo } from './channel-info.ts';
import { about, type Click, onClick } from './click.ts';
import type { Looking } from './commands/asked.ts';
import { seeChanges, seeHistory, seeList, seeMatrix, seeNext } from './commands/see.ts';
import type { SlackDeps } from './deps.ts';
import { lookingAt } from './looking.ts';
import { filtersOf, pageNow } from './shared-page.ts';
import { turnPages } from './turn-pages.ts';

/** Listens to what turns pages, leads on from the overview, and shares. */
export function registerSeeingActions(app: App, deps: SlackDeps): void {
  const overview = (actionId: string, see: (looking: Looking) => Promise<Message>) =>
    onClick(
      app,
      deps,
      actionId,
      about(registerValue.decode, async (click, ref) => see(await lookingAt(deps, click, ref))),
    );
  overview(ACTIONS.overviewList, (looking) => seeList(looking, NO_FILTERS, 1));
  overview(ACTIONS.overviewMine, (looking) => seeList(looking, { ...NO_FILTERS, mine: true }, 1));
  overview(ACTIONS.overviewMatrix, seeMatrix);
  turnPages(app, deps, [ACTIONS.listEarlier, ACTIONS.listLater], listValue, (looking, ref) =>
    seeList(looking, filtersOf(looking, ref.filters), ref.page),
  );
  turnPages(app, deps, [ACTIONS.nextEarlier, ACTIONS.nextLater], listValue, (looking, ref) =>
    seeNext(looking, filtersOf(looking, ref.filters), ref.page),
  );
  turnPages(app, deps, [ACTIONS.historyNewer, ACTIONS.historyOlder], historyValue, (looking, ref) =>
    seeHistory(looking, ref.number, ref.page),
  );
  turnPages(app, deps, [ACTIONS.feedNewer, ACTIONS.feedOlder], feedValue, (looking, ref) =>
    seeChanges(looking, ref, ref.page),
  );
  onClick(
    app,
    deps,
    ACTIONS.share,
    about(shareValue.decode, (click, ref) => askOrShare(deps, click, ref)),
  );
  onClick(
    app,
    deps,
    ACTIONS.shareAnyway,
    about(shareValue.decode, async (click, ref) => {
      await share(deps, click, ref);
      await click.respond?.({ delete_original: true });
      return null;
    }),
  );
}

/** Shares, after a question where people of other organisations would read it who do not see the register there already. */
async function askOrShare(deps: SlackDeps, click: Click, ref: ShareRef): Promise<Message | null> {
  const { register } = await lookingAt(deps, click, ref);
  const { channelId, client } = click;
  requireMayPost(register, channelId);
  const isOwn = channelId === null || register.channels.includes(channelId);
  const info = isOwn ? null : await channelInfo(client, channelId);
  return info?.hasOutsiders ? shareQuestion(ref) : share(deps, click, ref);
}

/** Posts to the channel, or the thread, what the person alone saw, as it is now. Nothing more is said to the person. */
async function share(deps: SlackDeps, click: Click, ref: ShareRef): Promise<null> {
  const looking = { ...(await lookingAt(deps, click, ref)), ephemeral: false };
  requireMayPost(looking.register, click.channelId);
  const shown = withoutButtons(await pageNow(looking, ref));
  if (!click.respond) throw new Error('only messages are shared');
  const toAll = { response_type: 'in_channel', replace_original: false } as const;
  await sendAnswer(click.respond, shown, { ...toAll, ...inThread(click) });
  return null;
}
