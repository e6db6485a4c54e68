import type { HomeView } from '@slack/types';
import { subDays } from 'date-fns';
import type { RegisterContext } from '../register/context.ts';
import { Refusal } from '../register/refusal.ts';
import {
  forgetHome,
  homeNotPublished,
  homePublished,
  openHome,
  spreadMarks,
} from '../store/homes.ts';
import type { Message } from '../view/message.ts';
import { HOME_TIMES, OPENED_WITHIN_DAYS } from './home-publisher.ts';
import { type HomeReader, homeViewFor } from './home-view.ts';

/** What was said to a person above their Home stays for this long at least. */
const NOTICE_MS = 10_000;

/**
 * Shows a Home to the person who opens it or clicks in it, with what is to be said above it; from now on it is kept true for
 * a day. What it does not show yet is left to the publisher, also where `publish` fails.
 * @throws what `publish` throws, and Refusal for guests and people from elsewhere who see no register.
 */
export async function showHome(
  context: RegisterContext,
  reader: HomeReader,
  notice: Message | null,
  publish: (view: HomeView) => Promise<unknown>,
): Promise<void> {
  const { sql } = context;
  const { workspaceId, userId } = reader.actor;
  const owner = { workspaceId, userId };
  const now = context.now();
  // what the click itself changed is shown by this very view
  await spreadMarks(sql, subDays(now, OPENED_WITHIN_DAYS));
  await openHome(sql, owner, now, HOME_TIMES.leaseMs);
  try {
    await publish(await homeViewFor(context, reader, notice));
  } catch (error) {
    if (error instanceof Refusal) await forgetHome(sql, owner);
    else await homeNotPublished(sql, owner, HOME_TIMES.retryMs);
    throw error;
  }
  await homePublished(sql, owner, notice === null ? 0 : NOTICE_MS);
}
