import type { Command, SettingsChange } from '../../command/command.ts';
import { postDigestNow, previewDigest } from '../../delivery/digest.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import { MONTHS, quarterLabel, quarterOf } from '../../domain/quarter.ts';
import type { Register } from '../../domain/register.ts';
import { todayOf } from '../../register/context.ts';
import { digestStanding, resumeDigest } from '../../register/resume.ts';
import { requireMaintainer } from '../../register/rights.ts';
import { changeSettings, readSettings, setNudges } from '../../register/settings.ts';
import { digestMessage } from '../../view/digest.ts';
import type { Message } from '../../view/message.ts';
import { plainMessage } from '../../view/modals.ts';
import { momentInMrkdwn } from '../../view/moment.ts';
import { pausedSentence } from '../../view/paused.ts';
import { registerDone } from '../../view/registers.ts';
import { holidaysSentence } from '../../view/settings-holidays.ts';
import { inMrkdwn } from '../../view/text.ts';
import { requireHomeChannel } from '../home-channel.ts';
import { homeSight } from '../home-sight.ts';
import { openModal } from '../open-modal.ts';
import type { Asked } from './asked.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type NudgeSetting = Extract<Command, { kind: 'nudges' }>['setting'];

/** Answers what a person set about their reminders. */
export const NUDGE_WORDS: Readonly<Record<NudgeSetting, string>> = {
  on: 'You get reminders about your items: at most one a week, and at most one a day of what has newly become overdue. `/debt nudges weekly` leaves the latter out.',
  weekly:
    'You get reminders about your items: at most one a week, and nothing between. `/debt nudges on` adds what newly becomes overdue.',
  off: 'You get no reminders about your items any more. `/debt nudges on` brings them back.',
};

/**
 * Changes settings by one line; null opens the form.
 * @throws Refusal when the actor is no maintainer, a value is not valid or the bot cannot post in the channel.
 */
export async function settings(
  asked: Asked,
  change: SettingsChange | null,
): Promise<Message | null> {
  const { deps, client, actor, register } = asked;
  if (change === null) return openModal(deps, asked, { modal: 'settings' });
  requireMaintainer(register, actor, 'change its settings');
  if (change.homeChannel !== undefined) {
    await requireHomeChannel(client, change.homeChannel, actor.userId);
  }
  const changed = await changeSettings(deps.context, actor, register, change);
  const { nextDigestAt } = await readSettings(deps.context, actor, changed);
  const isNewHome = changed.homeChannel !== register.homeChannel;
  const sight = isNewHome ? await homeSight(client, changed) : { sentence: '', next: [] };
  const { holidays, offers, firstMonth, collapsesDigests, ...digest } = change;
  const today = todayOf(changed, deps.context.now());
  const saved = [
    'Saved.',
    ...(Object.keys(digest).length > 0 ? [settingsSentence(changed, nextDigestAt)] : []),
    ...(firstMonth === undefined ? [] : [fiscalSentence(firstMonth, today)]),
    ...(collapsesDigests === undefined ? [] : [collapseSentence(collapsesDigests)]),
    ...(offers === undefined ? [] : [offersSentence(offers)]),
    ...(holidays ? [holidaysSentence(changed.holidays)] : []),
  ].join(' ');
  return registerDone(`${saved} ${sight.sentence}`.trim(), sight.next);
}

function offersSentence(offers: boolean): string {
  return offers
    ? 'Who is given an item is asked first, and accepts or declines it.'
    : 'Who is given an item owns it at once, without being asked.';
}

/** Sets whether the asker gets reminders. */
export async function nudges({ deps, actor }: Asked, setting: NudgeSetting): Promise<Message> {
  await setNudges(deps.context, actor, setting);
  return plainMessage(NUDGE_WORDS[setting]);
}

/**
 * Shows the digest to the asker alone, posts one now, or starts one again that stands still.
 * @throws Refusal when there is no home channel, or the bot cannot post there.
 */
export async function digest(asked: Asked, action: 'preview' | 'now' | 'on'): Promise<Message> {
  const { actor, register } = asked;
  const { context } = asked.deps;
  if (action === 'preview') {
    return digestMessage(await previewDigest(context, actor, register));
  }
  if (action === 'on') return startDigest(asked);
  const { channel } = await postDigestNow(context, actor, register);
  const { pausedWhy: why } = await readSettings(context, actor, register);
  const weekly =
    why === null
      ? 'The weekly one comes all the same.'
      : `${pausedSentence({ registerName: register.name, channel, why })} If this one arrives, the weekly one starts again; if not, \`/debt health\` shows it.`;
  return plainMessage(`The digest is on its way to <#${channel}>. ${weekly}`);
}

async function startDigest({ deps, client, actor, register }: Asked): Promise<Message> {
  const { channel, pausedWhy } = await digestStanding(deps.context, actor, register);
  if (pausedWhy !== null) await requireHomeChannel(client, channel, actor.userId);
  const nextAt = await resumeDigest(deps.context, register);
  return plainMessage(resumedSentence(register, pausedWhy !== null, nextAt));
}

function resumedSentence({ name }: Register, wasPaused: boolean, nextAt: Date): string {
  const runs = wasPaused ? 'runs again' : 'runs, and was not paused';
  const lost = wasPaused
    ? ' To send the one that was refused, see `/debt health`; or post one with `/debt digest now`.'
    : '';
  return `The digest of ${inMrkdwn(name)} ${runs}. The next one: ${momentInMrkdwn(nextAt)}.${lost}`;
}

/** What a new fiscal year makes of the present quarter's name. */
export function fiscalSentence(firstMonth: number, today: LocalDate): string {
  const label = quarterLabel(quarterOf(today, firstMonth), firstMonth);
  return `Its fiscal year begins in ${MONTHS[firstMonth - 1]}: this is ${label}. What is planned stays where it is.`;
}

function collapseSentence(collapses: boolean): string {
  return collapses
    ? 'A digest becomes a line when the next one has come.'
    : 'A digest stays as it is when the next one has come.';
}

function settingsSentence(
  { name, homeChannel, digestTime: { weekday, time, zone } }: Register,
  nextAt: Date | null,
): string {
  const when = `every ${WEEKDAYS[weekday - 1]} at ${time} (${zone})`;
  if (homeChannel === null) {
    return `The digest of ${inMrkdwn(name)} would go out ${when}, but it has no home channel yet: \`/debt settings channel #name\`.`;
  }
  const next = nextAt ? ` The next one: ${momentInMrkdwn(nextAt)}.` : '';
  return `The digest of ${inMrkdwn(name)} goes to <#${homeChannel}> ${when}.${next}`;
}
