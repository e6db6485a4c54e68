import type { PendingQuery, Row } from 'postgres';
import type { AnySql } from './connect.ts';

/** A condition: the grant behind the workspace stands. Where it does not, nothing is due and nothing is sent. */
export function notSuspended(sql: AnySql, workspaceId: PendingQuery<Row[]>): PendingQuery<Row[]> {
  return sql`not exists (
    select from workspace join installation on installation.id = workspace.installation_id
    where workspace.id = ${workspaceId} and installation.revoked_at is not null)`;
}
