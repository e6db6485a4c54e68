import type { KnownBlock, ModalView } from '@slack/types';
import type { ChannelId } from '../domain/debt.ts';
import {
  actions,
  actionsIfAny,
  button,
  context,
  header,
  line,
  plain,
  richText,
  say,
  section,
} from './blocks.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { textField } from './form-fields.ts';
import { ACTIONS, CALLBACKS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { modal } from './modals.ts';
import { modalValue, registerValue } from './refs.ts';
import { count, cut, inMrkdwn, oneLine } from './text.ts';

/** A register as the list of them shows it. */
export interface ShownRegister {
  readonly registerId: number;
  readonly name: string;
  /** As it stands before a number: `payments`. */
  readonly handle: string;
  readonly isDefault: boolean;
  readonly isArchived: boolean;
  readonly visibility: 'workspace' | 'channels';
  readonly homeChannel: ChannelId | null;
  /** The others that are bound to it. */
  readonly channels: readonly ChannelId[];
  readonly items: number;
  readonly open: number;
  /** Whether the reader keeps it. */
  readonly mayChange: boolean;
}

export interface ShownRegisters {
  readonly registers: readonly ShownRegister[];
  /** The register that `/debt` means where it was asked. */
  readonly hereId: number | null;
  /** Guests create none. */
  readonly mayCreate: boolean;
}

/** Each takes three blocks of a message's 50. */
const maxRegisters = 14;
const maxChannels = 10;

/** The registers that a person sees: where they live, how much is in them, and what to do with each. */
export function registersMessage({ registers, hereId, mayCreate }: ShownRegisters): Message {
  const shown = registers.slice(0, maxRegisters);
  const more = registers.length - shown.length;
  const rest = more > 0 ? [`And ${count(more, 'register')} more; name one in a command.`] : [];
  const title = registers.length === 0 ? 'No registers' : count(registers.length, 'register');
  const none = registers.length === 0 ? ['There is none that you may see here.'] : [];
  const blocks: MessageBlock[] = [
    header(title),
    ...none.map((words) => section(words)),
    ...shown.flatMap((register) => registerBlocks(register, register.registerId === hereId)),
    ...rest.map(context),
    ...(mayCreate ? [actions([newButton(registers)])] : []),
  ];
  const told = shown.map(
    (register) =>
      `• ${inMrkdwn(register.name)}: ${factsOf(register, register.registerId === hereId).join(' · ')}`,
  );
  return message([title, ...none, ...told, ...rest], blocks);
}

function registerBlocks(register: ShownRegister, isHere: boolean): MessageBlock[] {
  const { registerId, name, handle } = register;
  const buttons = [
    button('Open items', ACTIONS.overviewList, registerValue.encode({ registerId }), {
      label: `Open items of ${name}`,
    }),
    button('Settings', ACTIONS.openModal, modalValue.encode({ modal: 'settings', registerId }), {
      label: `Settings of ${name}`,
    }),
    ...(register.mayChange ? keeperButtons(register) : []),
  ].map((one) => ({ ...one, action_id: `${one.action_id}:${registerId}${one.text.text}` }));
  return [
    richText(line(say(name, { bold: true }), ...(handle === name ? [] : [say(` (${handle}#12)`)]))),
    section(factsOf(register, isHere).join(' · ')),
    actions(buttons),
  ];
}

/** What a maintainer does with one line, as a button that runs it. */
function keeperButtons({ handle, name, isDefault, isArchived }: ShownRegister) {
  const runs = (text: string, verb: string) =>
    button(text, ACTIONS.runCommand, `/debt register ${verb} ${handle}`, {
      label: `${text}: ${name}`,
    });
  if (isArchived) return [runs('Unarchive', 'unarchive')];
  if (isDefault) return [];
  const archive = runs('Archive', 'archive');
  return [
    runs('Make it the default', 'default'),
    {
      ...archive,
      confirm: {
        title: plain('Archive the register?', 100),
        text: plain(
          'It takes no changes then, and sends no digests and reminders. What is in it stays to be read.',
          300,
        ),
        confirm: plain('Archive', 30),
        deny: plain('Leave it', 30),
      },
    },
  ];
}

/** In words for mrkdwn. */
function factsOf(register: ShownRegister, isHere: boolean): string[] {
  const { isDefault, isArchived, visibility, homeChannel, channels, items, open } = register;
  const bound = channels.slice(0, maxChannels).map((channel) => `<#${channel}>`);
  const more = channels.length - bound.length;
  return [
    ...(isArchived ? ['archived'] : []),
    ...(isHere ? ['what /debt means here'] : []),
    ...(isDefault ? ['the default'] : []),
    `${open} open of ${count(items, 'item')}`,
    homeChannel === null ? 'no home channel' : `home <#${homeChannel}>`,
    ...(bound.length > 0
      ? [`also in ${bound.join(', ')}${more > 0 ? ` and ${more} more` : ''}`]
      : []),
    visibility === 'workspace'
      ? 'seen by everybody in the workspace'
      : 'kept to the members of its channels',
  ];
}

function newButton([first]: readonly ShownRegister[]) {
  const registerId = first?.registerId ?? 0;
  const value = modalValue.encode({ modal: 'new register', registerId });
  return button('New register', `${ACTIONS.openModal}:new`, value, { style: 'primary' });
}

/** The form for a new register. */
export function newRegisterModal(): ModalView {
  const blocks: KnownBlock[] = [
    textField('name', 'Name', null, {
      required: true,
      maxChars: 80,
      placeholder: 'payments',
      hint: 'Letters, digits, spaces, - and _. It stands before a number: payments#12.',
    }),
    context(
      'You keep it: you choose its channels, its digest and who else keeps it. Everybody in the workspace sees it until you say otherwise.',
    ),
  ];
  return modal({
    title: 'New register',
    callbackId: CALLBACKS.newRegister,
    submit: 'Create',
    blocks,
  });
}

/** Reads the form for a new register. */
export function readNewRegister(view: SubmittedView): { readonly name: string } {
  return { name: answersOf(view).get('name')?.value ?? '' };
}

/** A command line that is usually typed next, as a button. */
export interface NextStep {
  readonly text: string;
  readonly runs: string;
}

/** Answers what was done with a register in a sentence of our own words, user text escaped before, with what to do next. */
export function registerDone(sentence: string, next: readonly NextStep[] = []): Message {
  const buttons = next.map(({ text, runs }, at) =>
    button(text, `${ACTIONS.runCommand}:${at}`, cut(oneLine(runs), 2_000)),
  );
  const blocks = [section(sentence), ...actionsIfAny(buttons)];
  const offered = next.map(({ text, runs }) => `${text}: ${inMrkdwn(runs)}`);
  return message([sentence, ...offered], blocks);
}
