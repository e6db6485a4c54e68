import { addLocalDays, dayIn, startOfDayIn } from '../domain/local-date.ts';
import { deleteOldDrafts } from '../store/drafts.ts';
import {
  allWorkspaces,
  deleteRevokedWorkspaces,
  type Installation,
  revokeInstallation,
  upsertWorkspace,
  type Workspace,
  workspaceByTeam,
} from '../store/workspaces.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';

/** Data of a workspace that removed the app is kept this long, for the case that it comes back. */
const KEEP_AFTER_UNINSTALL_DAYS = 30;
/** What was typed and never saved is kept this long. */
const KEEP_DRAFT_DAYS = 7;

/** Notes that the app is set up in a workspace; again after a removal, all that was there is there. */
export function ensureWorkspace(
  context: RegisterContext,
  installation: Installation,
): Promise<Workspace> {
  return upsertWorkspace(context.sql, installation, context.now());
}

/** The workspace of a Slack team, or null where the app was never set up. */
export function findWorkspace(context: RegisterContext, teamId: string): Promise<Workspace | null> {
  return workspaceByTeam(context.sql, teamId);
}

/**
 * The workspace that a shell command means: the one of the team named, by id or name, or the only one.
 * @throws Refusal when there is none, or several and none was named.
 */
export async function chooseWorkspace(
  context: RegisterContext,
  team: string | null,
): Promise<Workspace> {
  const workspaces = await allWorkspaces(context.sql);
  const fitting =
    team === null
      ? workspaces
      : workspaces.filter(({ teamId, name }) => teamId === team || name === team);
  const [only] = fitting;
  if (only && fitting.length === 1) return only;
  const known = workspaces.map(({ teamId, name }) => `${teamId} (${name})`).join(', ');
  if (workspaces.length === 0) {
    throw new Refusal(
      'which workspace',
      'There is no workspace yet.',
      'Start the bot once with its Slack tokens; it then knows its workspace.',
    );
  }
  throw new Refusal(
    'which workspace',
    team === null ? 'There are several workspaces.' : `No single workspace is called ${team}.`,
    `Name one of them by its id: ${known}.`,
  );
}

/** Stops serving a workspace, after Slack said that the app was removed or its token revoked. */
export async function suspendWorkspace(
  context: RegisterContext,
  teamId: string,
  why: 'app_uninstalled' | 'tokens_revoked',
): Promise<void> {
  const workspace = await workspaceByTeam(context.sql, teamId);
  if (workspace) await revokeInstallation(context.sql, workspace.id, why, context.now());
}

/** Deletes what is past its time: workspaces without the app, and drafts nobody saved. Tells how many of each. */
export async function purge(
  context: RegisterContext,
): Promise<{ workspaces: number; drafts: number }> {
  const today = dayIn('UTC', context.now());
  const daysAgo = (days: number) => startOfDayIn('UTC', addLocalDays(today, -days));
  return {
    workspaces: await deleteRevokedWorkspaces(context.sql, daysAgo(KEEP_AFTER_UNINSTALL_DAYS)),
    drafts: await deleteOldDrafts(context.sql, daysAgo(KEEP_DRAFT_DAYS)),
  };
}
