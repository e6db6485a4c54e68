import type { HomeView, KnownBlock, StaticSelect } from '@slack/types';
import type { DebtSummary } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { actions, context, divider, header, plain, section } from './blocks.ts';
import { choice } from './form-fields.ts';
import { healthPart, type ShownHealth } from './health.ts';
import { beginParts, missingPart } from './home-begin.ts';
import { ownItems, type ShownOffer, type ShownSome, waiting } from './home-items.ts';
import { registerParts, type ShownHomeRegister } from './home-registers.ts';
import { ACTIONS } from './ids.ts';
import type { Message, MessageBlock } from './message.ts';
import { fitsView } from './modals.ts';
import { forOutsiders } from './permitted.ts';
import { homeRegisterValue, nudgesValue } from './refs.ts';
import { NUDGE_SETTINGS, type ShownNudges } from './settings-modal.ts';
import { cut, oneLine } from './text.ts';

/** What a person's Home shows. */
export interface ShownHome {
  /** The first of those that the reader sees; at least one. */
  readonly registers: readonly ShownHomeRegister[];
  /** All that the reader may narrow the Home to. */
  readonly choices: readonly { readonly registerId: number; readonly registerName: string }[];
  readonly narrowedTo: number | null;
  readonly items: ShownSome<DebtSummary>;
  readonly offers: ShownSome<ShownOffer>;
  readonly decisions: Parameters<typeof waiting>[1];
  readonly nudges: ShownNudges;
  /** Null where there is nothing to decide for those who keep no register. */
  readonly health: ShownHealth | null;
  /** Whether the reader keeps a register. */
  readonly isKeeper: boolean;
  readonly missingScopes: readonly string[];
  /** Whether no register that the reader sees holds anything. */
  readonly isNew: boolean;
  readonly isOutsider: boolean;
  readonly today: (registerId: number) => LocalDate;
}

/** A Home of blocks that we know. */
type ShownView = HomeView & { readonly blocks: KnownBlock[] };

/** reference/surfaces/app-home: at most 100 blocks. */
const maxBlocks = 100;
/** select-menu-element: at most 100 options, one of them for all registers. */
const maxChoices = 99;

/** The Home: what waits for the reader, their items, how the registers fare; how to begin where there is nothing yet. */
export function homeView(shown: ShownHome, notice: Message | null = null): ShownView {
  const said = notice === null ? [] : [...noticeBlocks(notice), divider()];
  const { blocks } = forReader(shown, shown.isNew ? firstParts(shown) : parts(shown));
  return home([...said, ...blocks]);
}

/** A refusal or an error in the place of the Home. */
export function homeNotice({ blocks }: Message): ShownView {
  return home(blocks);
}

/** The blocks of an answer that a Home takes, else its text. */
function noticeBlocks({ blocks, text }: Message): MessageBlock[] {
  const fitting = blocks.filter(fitsView);
  return fitting.length > 0 ? fitting : [section(cut(text, 3_000))];
}

function parts(shown: ShownHome): MessageBlock[] {
  const { registers, choices, narrowedTo, health, isKeeper } = shown;
  const placeOf = ({ registerId }: { readonly registerId: number }) => ({
    registerName: choices.length > 1 ? nameOf(shown, registerId) : null,
    today: shown.today(registerId),
  });
  const meant = narrowedTo === null ? choices.length : 1;
  return [
    header('Your debt board'),
    ...registerSwitch(shown),
    ...waiting(shown.offers, shown.decisions, placeOf),
    divider(),
    ...ownItems(shown.items, placeOf),
    divider(),
    ...registerParts(registers, meant - registers.length),
    divider(),
    ...reminders(shown),
    ...(health === null ? [] : healthPart(health, { isKeeper })),
    ...(isKeeper ? missingPart(shown.missingScopes) : []),
  ];
}

function firstParts(shown: ShownHome): MessageBlock[] {
  const { registers, isKeeper, isOutsider } = shown;
  const [first] = registers;
  return [
    ...(first ? beginParts(first, { isKept: isKeeper, isOutsider }) : []),
    ...registerSwitch(shown),
    ...(isKeeper ? missingPart(shown.missingScopes) : []),
  ];
}

function registerSwitch({ choices, narrowedTo }: ShownHome): MessageBlock[] {
  if (choices.length < 2) return [];
  const all = choice('All registers', homeRegisterValue.encode({ registerId: null }));
  const options = choices
    .slice(0, maxChoices)
    .map(({ registerId, registerName }) =>
      choice(cut(oneLine(registerName), 75), homeRegisterValue.encode({ registerId })),
    );
  const chosen = homeRegisterValue.encode({ registerId: narrowedTo });
  const select: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.homeRegister,
    placeholder: plain('Which register', 150),
    options: [all, ...options],
    initial_option: options.find(({ value }) => value === chosen) ?? all,
  };
  return [actions([select])];
}

const NUDGE_WORDS: Readonly<Record<ShownNudges, string>> = {
  on: 'Reminders: on',
  weekly: 'Reminders: weekly',
  off: 'Reminders: off',
};

function reminders({ nudges }: ShownHome): MessageBlock[] {
  const options = NUDGE_SETTINGS.map((setting) =>
    choice(NUDGE_WORDS[setting], nudgesValue.encode({ nudges: setting })),
  );
  const select: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.homeNudges,
    placeholder: plain('Reminders', 150),
    options,
    ...chosenOf(options, nudgesValue.encode({ nudges })),
  };
  return [actions([select]), context(REMINDER_WORDS[nudges])];
}

const COME =
  'Reminders about your own items come on working days at 09:00 of your time, at most one a week';
const REMINDER_WORDS: Readonly<Record<ShownNudges, string>> = {
  on: `${COME}, and at most one a day of what has newly become overdue.`,
  weekly: `${COME}.`,
  off: 'You get no reminders about your items.',
};

function chosenOf(options: readonly ReturnType<typeof choice>[], value: string) {
  const chosen = options.find((option) => option.value === value);
  return chosen ? { initial_option: chosen } : {};
}

function nameOf({ choices }: ShownHome, registerId: number): string | null {
  const found = choices.find((one) => one.registerId === registerId);
  return found ? cut(oneLine(found.registerName), 80) : null;
}

function forReader({ isOutsider }: ShownHome, blocks: MessageBlock[]): Pick<Message, 'blocks'> {
  return isOutsider ? forOutsiders({ text: '', blocks }) : { blocks };
}

/** Of the kinds of blocks that a modal takes; what does not fit is left out at the end. */
function home(blocks: readonly MessageBlock[]): ShownView {
  return { type: 'home', blocks: blocks.filter(fitsView).slice(0, maxBlocks) };
}
