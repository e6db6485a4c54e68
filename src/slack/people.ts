import type { WebClient } from '@slack/web-api';
import type { ChannelId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { Actor } from '../domain/register.ts';
import { zoneOfProfile } from '../domain/zone.ts';
import type { RegisterContext } from '../register/context.ts';
import { type ChangedPerson, followPerson, rememberPerson } from '../register/persons.ts';
import { findWorkspace } from '../register/workspaces.ts';
import type { Grants } from './grants.ts';
import { Memberships } from './memberships.ts';
import { unlessRefused } from './slack-code.ts';

/** Slack's word for people of other organisations whom the app may not see. */
const UNSEEN = new Set(['user_not_visible', 'user_not_found']);
/** A profile is asked for again after this long. */
const PROFILE_AGE_MS = 5 * 60_000;
const MAX_PROFILES = 5_000;

/** What the bot needs to know of a person: rights, zone, and whether work can be given to them. */
export interface Profile {
  readonly isAdmin: boolean;
  /** Guest, or a person of another workspace. */
  readonly isOutsider: boolean;
  /** The app may not see the person at all. */
  readonly isUnseen: boolean;
  readonly isBot: boolean;
  readonly isDeactivated: boolean;
  /** As `zoneOfProfile` reads it. */
  readonly zone: string | null;
  /** As the person is called in Slack; null where the app may not see them. */
  readonly name: string | null;
}

/** Who acts: the part of any of Slack's payloads that says so. */
export interface Person {
  readonly teamId: string;
  readonly userId: UserId;
}

interface Kept {
  readonly profile: Profile;
  readonly at: number;
}

/** Profiles and workspaces by Slack's ids, kept for a while so that a command seldom asks Slack. */
export class People {
  readonly #context: RegisterContext;
  readonly #profiles = new Map<string, Kept>();
  readonly #workspaces = new Map<string, WorkspaceId>();
  readonly #memberships: Memberships;
  readonly #grants: Grants;

  constructor(context: RegisterContext, grants: Grants) {
    this.#context = context;
    this.#grants = grants;
    this.#memberships = new Memberships(context.now, grants);
  }

  /**
   * The person as the use cases know them.
   * @param here the channel that they act from, or in which the modal was asked for that they act in.
   * @throws where Slack or the database cannot be asked.
   */
  async actor(
    client: WebClient,
    { teamId, userId }: Person,
    here: ChannelId | null,
  ): Promise<Actor> {
    const workspaceId = await this.workspace(teamId);
    const { isAdmin, isOutsider } = await this.profile(client, { teamId, userId });
    const channels = this.#memberships.of(client, `${teamId} ${userId}`, userId, here);
    return { workspaceId, userId, isAdmin, isOutsider, channels };
  }

  /** @throws Error when the app was never set up in that team. */
  async workspace(teamId: string): Promise<WorkspaceId> {
    const known = this.#workspaces.get(teamId);
    if (known !== undefined) return known;
    const workspace = await findWorkspace(this.#context, teamId);
    if (!workspace) throw new Error(`no workspace for team ${teamId}`);
    this.#workspaces.set(teamId, workspace.id);
    return workspace.id;
  }

  /** One call of users.info where nothing recent is kept; a person whom the app may not see is an outsider. */
  async profile(client: WebClient, { teamId, userId }: Person): Promise<Profile> {
    const key = `${teamId} ${userId}`;
    const now = this.#context.now().getTime();
    const kept = this.#profiles.get(key);
    if (kept && now - kept.at < PROFILE_AGE_MS && now >= kept.at) return kept.profile;
    const answer = await unlessRefused(client.users.info({ user: userId }), UNSEEN);
    if (answer) this.#grants.learn(answer);
    const user = answer?.user;
    const profile: Profile = {
      isAdmin: Boolean(user?.is_admin || user?.is_owner),
      isOutsider: Boolean(
        answer === null ||
          user?.is_restricted ||
          user?.is_ultra_restricted ||
          (user?.team_id && user.team_id !== teamId),
      ),
      isUnseen: answer === null,
      isBot: Boolean(user?.is_bot),
      isDeactivated: Boolean(user?.deleted),
      zone: zoneOfProfile(user?.tz, user?.tz_offset),
      name: user?.profile?.real_name || user?.real_name || user?.name || null,
    };
    this.#keep(key, { profile, at: now });
    const workspaceId = await this.workspace(teamId);
    await rememberPerson(this.#context, workspaceId, userId, profile);
    return profile;
  }

  /** Takes in what Slack tells of a person by itself, and forgets what was known of them. */
  async follow({ teamId, userId }: Person, changed: ChangedPerson): Promise<void> {
    this.#profiles.delete(`${teamId} ${userId}`);
    await followPerson(this.#context, await this.workspace(teamId), userId, changed);
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#profiles.keys();
    if (this.#profiles.size >= MAX_PROFILES && oldest !== undefined) this.#profiles.delete(oldest);
    this.#profiles.set(key, kept);
  }
}
