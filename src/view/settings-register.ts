import type { KnownBlock } from '@slack/types';
import { type Answer, touched } from './form-answers.ts';
import { FIELD_ACTION, field, menuField, textField } from './form-fields.ts';

/** What a register is called, who sees it, its channels and who keeps it. */
export interface ShownIdentity {
  readonly name: string;
  readonly visibility: 'workspace' | 'channels';
  readonly homeChannel: string | null;
  /** Its home channel among them. */
  readonly channels: readonly string[];
  readonly maintainers: readonly string[];
}

/** What of it a person changed in the form; the lists in full. */
export interface IdentityChange {
  readonly name?: string;
  readonly visibility?: 'workspace' | 'channels';
  /** Without the home channel. */
  readonly channels?: readonly string[];
  readonly maintainers?: readonly string[];
}

const SIGHT = [
  { text: 'Everybody in the workspace', value: 'workspace' },
  { text: 'Only members of its channels', value: 'channels' },
] as const;

/** The fields of the settings modal about the register itself. */
export function identityFields(shown: ShownIdentity): KnownBlock[] {
  const further = shown.channels.filter((channel) => channel !== shown.homeChannel);
  return [
    textField('name', 'Name', shown.name, {
      required: true,
      maxChars: 80,
      hint: 'It stands before a number elsewhere, as in payments#12.',
    }),
    menuField('visibility', 'Who sees it', SIGHT, shown.visibility, {
      required: true,
      hint: 'Guests and people of other organisations see it in its channels alone, whatever you choose.',
    }),
    field(
      'channels',
      'Further channels',
      { hint: 'There /debt means this register too.' },
      {
        type: 'multi_conversations_select',
        action_id: FIELD_ACTION,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(further.length > 0 && { initial_conversations: further }),
      },
    ),
    field(
      'maintainers',
      'Maintainers',
      {
        hint: 'They change these settings, import, merge, delete and archive, as workspace admins do.',
      },
      {
        type: 'multi_users_select',
        action_id: FIELD_ACTION,
        ...(shown.maintainers.length > 0 && { initial_users: [...shown.maintainers] }),
      },
    ),
  ];
}

/** What was changed of those fields. Empty where nothing was. */
export function readIdentity(answers: ReadonlyMap<string, Answer>): IdentityChange {
  const changed = touched(answers);
  const visibility = SIGHT.find(({ value }) => value === changed.get('visibility')?.value)?.value;
  const name = changed.get('name')?.value;
  const [channels, maintainers] = [changed.get('channels'), changed.get('maintainers')];
  return {
    ...(name && { name }),
    ...(visibility && { visibility }),
    ...(channels && { channels: listOf(channels) }),
    ...(maintainers && { maintainers: listOf(maintainers) }),
  };
}

function listOf({ value }: Answer): readonly string[] {
  return value === null ? [] : value.split(',');
}
