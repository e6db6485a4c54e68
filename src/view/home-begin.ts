import {
  actions,
  bullets,
  button,
  context,
  header,
  line,
  richText,
  say,
  section,
} from './blocks.ts';
import type { ShownHomeRegister } from './home-registers.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { modalValue, registerValue } from './refs.ts';
import { OPTIONAL_SCOPES } from './scopes.ts';
import { digestLine } from './settings-modal.ts';

/** Slack's codes for a channel in which the bot is not. */
const NOT_INVITED: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'user_not_in_channel',
]);

/** The first Home: what the bot is for, and three steps that each have their button. */
export function beginParts(
  register: ShownHomeRegister,
  { isKept, isOutsider }: { readonly isKept: boolean; readonly isOutsider: boolean },
): MessageBlock[] {
  const intro = section(
    'Debt Register keeps your team’s technical debt where you talk: recorded in seconds, planned by quarter, told once a week. *Nothing is owed here yet.*',
  );
  const greeting = [header('Debt Register'), intro];
  if (isOutsider) return greeting;
  return [
    ...greeting,
    ...addingStep(register),
    ...importStep(register, isKept),
    ...homeChannelStep(register, isKept),
  ];
}

function addingStep({ registerId }: ShownHomeRegister): MessageBlock[] {
  const words = 'A title, its impact and its effort are enough. Type /debt add anywhere, or:';
  const value = registerValue.encode({ registerId });
  return [
    step('1. Add the first debt', words),
    actions([button('Add debt', ACTIONS.addDebt, value, { style: 'primary' })]),
  ];
}

function importStep({ registerId }: ShownHomeRegister, isKept: boolean): MessageBlock[] {
  const words =
    'Bring in the Markdown register that you have, such as TECHNICAL_DEBT.md. You see what it would do first.';
  return [
    step('2. Import a register', `${words}${keeperWords(isKept)}`),
    ...(isKept ? [opening('Import a file', 'import', registerId)] : []),
  ];
}

function homeChannelStep(register: ShownHomeRegister, isKept: boolean): MessageBlock[] {
  const { registerId, homeChannel, pausedWhy } = register;
  const words = 'There the weekly digest goes. Write /invite @Debt Register in the channel first.';
  const isOutside = homeChannel !== null && pausedWhy !== null && NOT_INVITED.has(pausedWhy);
  const invite = `The bot is not in <#${homeChannel}> yet: write \`/invite @Debt Register\` there.`;
  const text = homeChannel === null ? 'Set the home channel' : 'Change the home channel';
  return [
    step('3. Set the home channel', `${words}${keeperWords(isKept)}`),
    context(digestLine(register)),
    ...(isOutside ? [section(invite)] : []),
    ...(isKept ? [opening(text, 'settings', registerId)] : []),
  ];
}

function step(name: string, words: string): MessageBlock {
  return richText(line(say(name, { bold: true }), say(`\n${words}`)));
}

/** Follows a step that the reader may not take. */
function keeperWords(isKept: boolean): string {
  return isKept ? '' : ' A maintainer of the register does this.';
}

/** A button that opens a modal. */
function opening(text: string, modal: 'import' | 'settings', registerId: number): MessageBlock {
  const value = modalValue.encode({ modal, registerId });
  return actions([button(text, `${ACTIONS.openModal}:${modal}`, value)]);
}

/** What the bot cannot do for want of scopes that were not granted, and how to grant them. Nothing where it lacks none. */
export function missingPart(missingScopes: readonly string[]): MessageBlock[] {
  const missing = missingScopes.filter((scope) => Object.hasOwn(OPTIONAL_SCOPES, scope));
  if (missing.length === 0) return [];
  return [
    section('*What the bot still lacks*'),
    richText(
      bullets(
        missing.map((scope) =>
          line(say(scope, { code: true }), say(` to ${OPTIONAL_SCOPES[scope]}`)),
        ),
      ),
    ),
    context(
      'An admin adds them under OAuth & Permissions at https://api.slack.com/apps and reinstalls the app.',
    ),
  ];
}
