import type { Command } from '../../command/command.ts';
import { exportRegister, nameOwners } from '../../register/export.ts';
import type { Message } from '../../view/message.ts';
import { plainMessage } from '../../view/modals.ts';
import { count, inMrkdwn } from '../../view/text.ts';
import { sendFile } from '../sent-file.ts';
import type { Asked } from './asked.ts';

const FORMAT_NAMES = { markdown: 'Markdown', csv: 'CSV', json: 'JSON' } as const;

/**
 * Sends the register as a file to the asker alone.
 * @throws Refusal where they may not see it, or the workspace takes no such file.
 */
export async function sendExport(
  { deps, client, actor, teamId, register }: Asked,
  { format, history }: Extract<Command, { kind: 'export' }>,
): Promise<Message> {
  const { context, people } = deps;
  await nameOwners(
    context,
    actor,
    register,
    async (userId) => (await people.profile(client, { teamId, userId })).name,
  );
  const file = await exportRegister(context, actor, register, { format, history });
  const what = `${inMrkdwn(register.name)} as ${FORMAT_NAMES[format]}: ${count(file.items, 'item')}${history ? ' with their history' : ''}`;
  const but = file.unreadable === null ? '' : ` ${file.unreadable} It cannot be imported again.`;
  await sendFile(client, actor.userId, { ...file, comment: `${what}.${but}` });
  return plainMessage(
    `${what}. The file \`${file.fileName}\` is in your direct messages with this app.${but}`,
  );
}
