import type { ChannelId } from '../domain/debt.ts';
import { renameChannel } from '../store/channels.ts';
import { workspaceByTeam } from '../store/workspaces.ts';
import type { RegisterContext } from './context.ts';

/** Keeps registers with a channel whose id Slack changed. Hearing of it twice changes nothing more. */
export async function followChannel(
  context: RegisterContext,
  teamId: string,
  from: ChannelId,
  to: ChannelId,
): Promise<void> {
  const workspace = await workspaceByTeam(context.sql, teamId);
  if (!workspace) return;
  await context.sql.begin((sql) => renameChannel(sql, workspace.id, from, to));
}
