import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** A Slack team that the app serves. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly teamId: string;
  readonly name: string;
  /** Set once the app was removed or its token revoked; nothing is sent any more. */
  readonly suspendedAt: Date | null;
}

export interface Installation {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly botUserId: UserId;
  readonly scopes: readonly string[];
}

/** Keeps the grant and its workspace, new or known; a grant given again is valid again. One statement. */
export async function upsertWorkspace(
  sql: AnySql,
  installation: Installation,
  now: Date,
): Promise<Workspace> {
  const { teamId, enterpriseId, name, botUserId, scopes } = installation;
  const [row] = await sql<Workspace[]>`
    with granted as (
      insert into installation (enterprise_id, team_id, bot_user_id, scopes, installed_at)
      values (${enterpriseId}, ${teamId}, ${botUserId}, ${[...scopes]}, ${now})
      on conflict (enterprise_id, team_id) do update set
        bot_user_id = excluded.bot_user_id, scopes = excluded.scopes,
        revoked_at = null, revoked_why = null
      returning id
    )
    insert into workspace (team_id, name, installation_id, created_at)
    select ${teamId}, ${name}, granted.id, ${now} from granted
    on conflict (team_id) do update set
      name = excluded.name, installation_id = excluded.installation_id
    returning id, team_id, name, null::timestamptz as suspended_at`;
  if (!row) throw new Error(`workspace ${teamId} was not written`);
  return row;
}

/** The workspace of a Slack team, or null where the app was never set up. */
export async function workspaceByTeam(sql: AnySql, teamId: string): Promise<Workspace | null> {
  const [row] = await sql<Workspace[]>`
    select workspace.id, workspace.team_id, workspace.name, installation.revoked_at as suspended_at
    from workspace left join installation on installation.id = workspace.installation_id
    where workspace.team_id = ${teamId}`;
  return row ?? null;
}

/** Every workspace, in the order in which they came. */
export async function allWorkspaces(sql: AnySql): Promise<readonly Workspace[]> {
  return sql<Workspace[]>`
    select workspace.id, workspace.team_id, workspace.name, installation.revoked_at as suspended_at
    from workspace left join installation on installation.id = workspace.installation_id
    order by workspace.id`;
}

/** Marks the grant behind a workspace as taken back; a second time changes nothing. */
export async function revokeInstallation(
  sql: AnySql,
  workspaceId: WorkspaceId,
  why: string,
  now: Date,
): Promise<void> {
  await sql`
    update installation set revoked_at = ${now}, revoked_why = ${why}
    where revoked_at is null
      and id = (select installation_id from workspace where id = ${workspaceId})`;
}

/** Deletes the workspaces whose grant was taken back before `before`, with all they hold; tells how many. */
export async function deleteRevokedWorkspaces(sql: AnySql, before: Date): Promise<number> {
  const deleted = await sql`
    delete from workspace using installation
    where installation.id = workspace.installation_id and installation.revoked_at < ${before}
      and installation.revoked_why = 'app_uninstalled'`;
  return deleted.count;
}
