import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { NudgeSetting } from '../domain/nudge-day.ts';
import type { AnySql } from './connect.ts';

/** What is known of a person; people without a row have the defaults. */
export interface Person {
  readonly userId: UserId;
  readonly nudges: NudgeSetting;
  /** IANA zone of the Slack profile, null until it was read. */
  readonly zone: string | null;
  /** When the person was deactivated in Slack. */
  readonly goneAt: Date | null;
  /** The register that their Home is narrowed to; null is all that they see. */
  readonly homeRegisterId: RegisterId | null;
}

export async function findPerson(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<Person | null> {
  const [row] = await sql<Person[]>`
    select user_id, nudges, zone, gone_at, home_register_id from person
    where workspace_id = ${workspaceId} and user_id = ${userId}`;
  return row ?? null;
}

export async function upsertNudges(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  nudges: NudgeSetting,
): Promise<void> {
  await sql`
    insert into person (workspace_id, user_id, nudges) values (${workspaceId}, ${userId}, ${nudges})
    on conflict (workspace_id, user_id) do update set nudges = excluded.nudges`;
}

/** Keeps what Slack says of a person: the profile's zone, and since when it is deactivated. */
export async function upsertProfile(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  profile: { readonly zone: string | null; readonly goneAt: Date | null },
): Promise<void> {
  await sql`
    insert into person (workspace_id, user_id, zone, gone_at)
    values (${workspaceId}, ${userId}, ${profile.zone}, ${profile.goneAt})
    on conflict (workspace_id, user_id) do update set
      zone = excluded.zone, gone_at = excluded.gone_at`;
}
