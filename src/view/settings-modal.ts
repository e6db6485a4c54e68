import type { KnownBlock, ModalView } from '@slack/types';
import type { Holiday } from '../domain/holiday.ts';
import { MONTHS } from '../domain/quarter.ts';
import { isKnownZone } from '../domain/zone.ts';
import { context, divider, line, richText, say } from './blocks.ts';
import { causeWords } from './cause-words.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { FIELD_ACTION, field, menuField, textField } from './form-fields.ts';
import type { FieldErrors } from './forms.ts';
import { CALLBACKS } from './ids.ts';
import { modal } from './modals.ts';
import { momentInMrkdwn } from './moment.ts';
import { registerValue } from './refs.ts';
import { holidaysField, readHolidaysField } from './settings-holidays.ts';
import {
  type IdentityChange,
  identityFields,
  readIdentity,
  type ShownIdentity,
} from './settings-register.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';

export const NUDGE_SETTINGS = ['on', 'weekly', 'off'] as const;
export type ShownNudges = (typeof NUDGE_SETTINGS)[number];

/** What is set for a register, and for the person who asks. */
export interface ShownSettings {
  readonly registerId: number;
  readonly registerName: string;
  readonly identity: ShownIdentity;
  readonly homeChannel: string | null;
  /** ISO weekday, 1 is Monday. */
  readonly weekday: number;
  /** `HH:mm` */
  readonly time: string;
  /** IANA zone. */
  readonly zone: string;
  /** Whether people are asked before an item becomes theirs. */
  readonly offers: boolean;
  readonly holidays: readonly Holiday[];
  /** First month of the fiscal year, 1 to 12. */
  readonly firstMonth: number;
  /** Whether a digest becomes a line when the next one has come. */
  readonly collapsesDigests: boolean;
  readonly nextDigestAt: Date | null;
  /** Why the digest stands still, in Slack's code. */
  readonly pausedWhy: string | null;
  readonly nudges: ShownNudges;
}

/** What the form says; a person who is no maintainer has only `nudges`. */
export interface SettingsForm {
  readonly registerId: number;
  readonly patch: {
    readonly homeChannel?: string;
    readonly weekday?: number;
    readonly time?: string;
    readonly zone?: string;
    readonly offers?: boolean;
    readonly holidays?: { readonly all: readonly Holiday[] };
    readonly firstMonth?: number;
    readonly collapsesDigests?: boolean;
    readonly register?: IdentityChange;
  };
  readonly nudges: ShownNudges | null;
  /** By the name of the field. */
  readonly errors: FieldErrors;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const COLLAPSE = [
  { text: 'Make the last one a line', value: 'true' },
  { text: 'Leave the last one as it is', value: 'false' },
] as const;
const NUDGE_WORDS: Readonly<Record<ShownNudges, string>> = {
  on: 'Weekly, and when something becomes overdue',
  weekly: 'At most one a week',
  off: 'None',
};

/**
 * The settings modal. `zone` is prefilled with the asker's own where no home channel was set yet.
 * Without `mayChange` only the asker's own reminders can be set.
 */
export function settingsModal(
  settings: ShownSettings,
  { mayChange, ownZone }: { readonly mayChange: boolean; readonly ownZone: string | null },
): ModalView {
  const { registerId, nudges } = settings;
  const choices = NUDGE_SETTINGS.map((value) => ({ text: NUDGE_WORDS[value], value }));
  return modal({
    title: 'Settings',
    callbackId: CALLBACKS.settings,
    submit: 'Save',
    metadata: registerValue.encode({ registerId }),
    blocks: [
      richText(line(say(cut(oneLine(settings.registerName), 200), { bold: true }))),
      ...(mayChange ? digestFields(settings, ownZone) : [context(digestLine(settings))]),
      ...(mayChange ? [divider(), offersField(settings.offers)] : []),
      ...(mayChange ? [divider(), ...identityFields(settings.identity)] : []),
      divider(),
      menuField('nudges', 'Your own reminders', choices, nudges, { required: true }),
    ],
  });
}

function digestFields(settings: ShownSettings, ownZone: string | null): KnownBlock[] {
  const { homeChannel, weekday, time, zone } = settings;
  const days = DAYS.map((text, at) => ({ text, value: String(at + 1) }));
  const months = MONTHS.map((text, at) => ({ text, value: String(at + 1) }));
  const timepicker = { type: 'timepicker', action_id: FIELD_ACTION, initial_time: time } as const;
  return [
    homeChannelField(homeChannel),
    menuField('weekday', 'Weekday', days, String(weekday), { required: true }),
    field('time', 'Time', { required: true }, timepicker),
    textField('zone', 'Time zone', homeChannel === null ? (ownZone ?? zone) : zone, {
      required: true,
      maxChars: 100,
      hint: 'An IANA name, such as Europe/Berlin, America/New_York or UTC.',
    }),
    collapseField(settings.collapsesDigests),
    menuField('firstMonth', 'Fiscal year begins in', months, String(settings.firstMonth), {
      required: true,
      hint: 'Quarters are named by it. What is planned stays where it is.',
    }),
    context(digestLine(settings)),
    holidaysField(settings.holidays),
  ];
}

function homeChannelField(homeChannel: string | null): KnownBlock {
  const hint = 'Where the weekly digest goes. Write /invite @Debt Register there first.';
  return field(
    'homeChannel',
    'Home channel',
    { hint },
    {
      type: 'conversations_select',
      action_id: FIELD_ACTION,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(homeChannel && { initial_conversation: homeChannel }),
    },
  );
}

function collapseField(collapses: boolean): KnownBlock {
  const label = 'When the next digest comes';
  return menuField('collapse', label, COLLAPSE, String(collapses), { required: true });
}

function offersField(offers: boolean): KnownBlock {
  const choices = [
    { text: 'Asks the person first', value: 'on' },
    { text: 'Makes it theirs at once', value: 'off' },
  ];
  return menuField('offers', 'Giving an item to somebody', choices, offers ? 'on' : 'off', {
    required: true,
  });
}

/** Where and when the next digest goes out, in the reader's own zone, or why none does. */
export function digestLine({
  homeChannel,
  nextDigestAt,
  pausedWhy,
}: Pick<ShownSettings, 'homeChannel' | 'nextDigestAt' | 'pausedWhy'>): string {
  if (pausedWhy !== null) {
    return `The digest is paused: ${inMrkdwn(causeWords(pausedWhy))}. Mend that, then \`/debt digest on\` starts it again.`;
  }
  if (homeChannel === null) return 'No digest goes out yet: there is no home channel.';
  if (nextDigestAt === null) return `The digest goes to <#${homeChannel}>.`;
  return `The next digest goes to <#${homeChannel}> on ${momentInMrkdwn(nextDigestAt)} (your time).`;
}

/** Reads the settings modal. Null for a view that is none. */
export function readSettingsForm(view: SubmittedView): SettingsForm | null {
  const ref = registerValue.decode(view.private_metadata);
  if (!ref) return null;
  const answers = answersOf(view);
  const given = (name: string) => answers.get(name)?.value?.trim() || null;
  const [homeChannel, weekday, time, zone] = ['homeChannel', 'weekday', 'time', 'zone'].map(given);
  const offers = given('offers');
  const [collapse, firstMonth] = ['collapse', 'firstMonth'].map(given);
  const nudges = NUDGE_SETTINGS.find((one) => one === given('nudges')) ?? null;
  const unknown = zone && !isKnownZone(zone);
  const register = readIdentity(answers);
  const { holidays, errors } = readHolidaysField(answers);
  return {
    registerId: ref.registerId,
    patch: {
      ...(homeChannel && { homeChannel }),
      ...(weekday && { weekday: Number(weekday) }),
      ...(time && { time }),
      ...(zone && { zone }),
      ...(offers && { offers: offers === 'on' }),
      ...(holidays && { holidays: { all: holidays } }),
      ...(firstMonth && { firstMonth: Number(firstMonth) }),
      ...(collapse && { collapsesDigests: collapse === 'true' }),
      ...(Object.keys(register).length > 0 && { register }),
    },
    nudges,
    errors: unknown
      ? {
          ...errors,
          zone: `“${cut(zone, 60)}” is no known time zone. Write one such as Europe/Berlin or UTC.`,
        }
      : errors,
  };
}
