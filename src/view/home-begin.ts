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
  const { registerId, homeChannel, pausedWhy } = register;
  const opens = (modal: 'import' | 'settings') => modalValue.encode({ modal, registerId });
  const keeper = isKept ? '' : ' A maintainer of the register does this.';
  const step = (words: string, name: string) =>
    richText(line(say(name, { bold: true }), say(`\n${words}`)));
  const intro = section(
    'Debt Register keeps your team’s technical debt where you talk: recorded in seconds, planned by quarter, told once a week. *Nothing is owed here yet.*',
  );
  if (isOutsider) return [header('Debt Register'), intro];
  return [
    header('Debt Register'),
    intro,
    step(
      'A title, its impact and its effort are enough. Type /debt add anywhere, or:',
      '1. Add the first debt',
    ),
    actions([
      button('Add debt', ACTIONS.addDebt, registerValue.encode({ registerId }), {
        style: 'primary',
      }),
    ]),
    step(
      `Bring in the Markdown register that you have, such as TECHNICAL_DEBT.md. You see what it would do first.${keeper}`,
      '2. Import a register',
    ),
    ...(isKept
      ? [actions([button('Import a file', `${ACTIONS.openModal}:import`, opens('import'))])]
      : []),
    step(
      `There the weekly digest goes. Write /invite @Debt Register in the channel first.${keeper}`,
      '3. Set the home channel',
    ),
    context(digestLine(register)),
    ...(pausedWhy !== null && NOT_INVITED.has(pausedWhy) && homeChannel !== null
      ? [
          section(
            `The bot is not in <#${homeChannel}> yet: write \`/invite @Debt Register\` there.`,
          ),
        ]
      : []),
    ...(isKept
      ? [
          actions([
            button(
              homeChannel === null ? 'Set the home channel' : 'Change the home channel',
              `${ACTIONS.openModal}:settings`,
              opens('settings'),
            ),
          ]),
        ]
      : []),
  ];
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
