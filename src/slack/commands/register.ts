import type { RegisterAction } from '../../command/command.ts';
import type { ChannelId } from '../../domain/debt.ts';
import { isMaintainer, type Register } from '../../domain/register.ts';
import { handleOf } from '../../domain/register-name.ts';
import { Refusal } from '../../register/refusal.ts';
import { changeRegister, openRegister, unbindChannel } from '../../register/register-changes.ts';
import {
  archiveRegister,
  makeDefault,
  unarchiveRegister,
} from '../../register/register-standing.ts';
import { countsOfRegisters, registerCalled, registersSeen } from '../../register/registers.ts';
import type { Message } from '../../view/message.ts';
import { registerDone, registersMessage } from '../../view/registers.ts';
import { inMrkdwn } from '../../view/text.ts';
import { requireAssignable } from '../assignee.ts';
import type { Asked } from './asked.ts';

/** Who asks where; there need be no register that they see. */
export type AskedAnywhere = Omit<Asked, 'register'> & { readonly register: Register | null };

type Named = Exclude<RegisterAction, { readonly do: 'list' | 'create' | 'rename' | 'unbind' }>;

/**
 * Lists the registers, or does something with one, and says what came of it.
 * @throws Refusal when the asker does not see or keep it, or it cannot be done.
 */
export async function registerCommand(
  asked: AskedAnywhere,
  action: RegisterAction,
): Promise<Message> {
  const { deps, actor } = asked;
  switch (action.do) {
    case 'list':
      return seeRegisters(asked);
    case 'create':
      return created(await openRegister(deps.context, actor, action.name), asked.channelId);
    case 'unbind': {
      const channel = action.channel ?? asked.channelId;
      requireChannel(channel);
      const { name } = await unbindChannel(deps.context, actor, channel);
      return registerDone(`<#${channel}> is no channel of *${inMrkdwn(name)}* any more.`);
    }
    case 'rename': {
      const register = await registerMeant(asked, action.from);
      const { name } = await changeRegister(deps.context, actor, register, { name: action.to });
      return registerDone(
        `*${inMrkdwn(register.name)}* is called *${inMrkdwn(name)}* now; its items read \`${handleOf(name)}#12\`.`,
      );
    }
    default:
      return change(asked, await registerMeant(asked, action.name), action);
  }
}

/** The registers that the asker sees. */
async function seeRegisters({ deps, actor, register }: AskedAnywhere): Promise<Message> {
  const registers = await registersSeen(deps.context, actor);
  const counts = await countsOfRegisters(deps.context, actor, registers);
  const shown = registers.map((one) => ({
    registerId: one.id,
    name: one.name,
    handle: handleOf(one.name),
    isDefault: one.isDefault,
    isArchived: one.archivedAt !== null,
    visibility: one.visibility,
    homeChannel: one.homeChannel,
    channels: one.channels.filter((channel) => channel !== one.homeChannel),
    ...(counts.get(one.id) ?? { items: 0, open: 0 }),
    mayChange: isMaintainer(one, actor),
  }));
  return registersMessage({
    registers: shown,
    hereId: register?.id ?? null,
    mayCreate: !actor.isOutsider,
  });
}

/** Answers a new register, with what is usually done next. */
export function created({ name }: Register, channel: ChannelId | null): Message {
  const handle = handleOf(name);
  const next =
    channel === null || !channel.startsWith('C')
      ? []
      : [
          {
            text: 'Use it in this channel',
            runs: `/debt register bind <#${channel}|> to ${handle}`,
          },
        ];
  return registerDone(
    `*${inMrkdwn(name)}* is there, and you keep it. Bind a channel to it, and \`/debt\` there means it; from elsewhere its items are \`${handle}#1\`. Its digest needs a home channel: \`/debt settings home #channel\` there.`,
    [...next, { text: 'All registers', runs: '/debt register' }],
  );
}

async function change(asked: AskedAnywhere, register: Register, action: Named): Promise<Message> {
  const { deps, client, actor, teamId } = asked;
  const { context } = deps;
  const name = `*${inMrkdwn(register.name)}*`;
  switch (action.do) {
    case 'archive':
      await archiveRegister(context, actor, register);
      return registerDone(
        `${name} is archived: it takes no changes and sends no digests and reminders. What is in it stays to be read.`,
        [{ text: 'Unarchive', runs: `/debt register unarchive ${handleOf(register.name)}` }],
      );
    case 'unarchive':
      await unarchiveRegister(context, actor, register);
      return registerDone(`${name} is in use again.`);
    case 'default':
      await makeDefault(context, actor, register);
      return registerDone(`\`/debt\` means ${name} wherever no channel says otherwise.`);
    case 'bind': {
      const channel = action.channel ?? asked.channelId;
      requireChannel(channel);
      await changeRegister(context, actor, register, { bind: [channel] });
      return registerDone(
        `\`/debt\` in <#${channel}> means ${name} now. ${sightWords(register.visibility)}`,
      );
    }
    case 'visibility':
      await changeRegister(context, actor, register, { visibility: action.visibility });
      return registerDone(`${name}: ${sightWords(action.visibility)}`);
    case 'maintainer': {
      const { userId } = action;
      if (action.change === 'add') {
        await requireAssignable(
          deps.people,
          client,
          { teamId, userId },
          { what: 'keep a register' },
        );
        await changeRegister(context, actor, register, { addMaintainers: [userId] });
        return registerDone(
          `<@${userId}> keeps ${name} too: they may change its settings, import, merge and delete.`,
        );
      }
      await changeRegister(context, actor, register, { removeMaintainers: [userId] });
      return registerDone(`<@${userId}> does not keep ${name} any more.`);
    }
    default:
      return action satisfies never;
  }
}

/** Neither a direct message nor the Home is a place for a team's register. */
function requireChannel(channel: ChannelId | null): asserts channel is ChannelId {
  if (channel !== null && /^[CG]/.test(channel)) return;
  const what = 'A register is bound to channels, and this is none.';
  throw new Refusal(
    'not valid',
    what,
    'Type it in the channel, or name the channel, as in /debt register bind #payments.',
  );
}

/** Who sees a register, and how to change that. */
export function sightWords(visibility: Register['visibility']): string {
  return visibility === 'channels'
    ? 'Only members of its channels see it. `/debt register visibility workspace` opens it.'
    : 'Everybody in the workspace sees it, guests in its channels alone. `/debt register visibility channels` keeps it to its channels.';
}

/** The register that is named, else the one of the channel. */
async function registerMeant(
  { deps, actor, register }: AskedAnywhere,
  name: string | null,
): Promise<Register> {
  if (name === null && register) return register;
  return registerCalled(deps.context, actor, name ?? '');
}
