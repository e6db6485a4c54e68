import type { ChannelId, RegisterId, Section, UserId, WorkspaceId } from './debt.ts';
import type { Holiday } from './holiday.ts';
import type { FirstMonth } from './quarter.ts';

/** When the weekly digest goes out: ISO weekday (1 Monday), `HH:mm` in an IANA zone. */
export interface WeeklyTime {
  readonly weekday: number;
  readonly time: string;
  readonly zone: string;
}

/** Who sees a register: everybody of the workspace, or the members of its channels alone. */
export const VISIBILITIES = ['workspace', 'channels'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** The channels that a person is known to be in; a set of ids is one. */
export interface Membership {
  has(channel: ChannelId): boolean;
  /** Finds out about more channels. Resolves with the scopes for want of which some stay unknown. */
  ask?(): Promise<readonly string[]>;
}

/** A named list of debt with its settings. */
export interface Register {
  readonly id: RegisterId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly isDefault: boolean;
  readonly homeChannel: ChannelId | null;
  /** Its home channel and those bound to it. */
  readonly channels: readonly ChannelId[];
  readonly visibility: Visibility;
  /** Whether people are asked before an item becomes theirs. */
  readonly offers: boolean;
  /** Since when it takes no changes. */
  readonly archivedAt: Date | null;
  readonly digestTime: WeeklyTime;
  readonly firstMonth: FirstMonth;
  /** Days on which its items ask nobody. */
  readonly holidays: readonly Holiday[];
  /** Whether a digest becomes a line when the next one has come. */
  readonly collapsesDigests: boolean;
  readonly maintainers: readonly UserId[];
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly firstImportedAt: Date | null;
  /** Parts of the imported file that belong to no item. */
  readonly sections: readonly Section[];
}

/** Who acts, as far as rights go. */
export interface Actor {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  /** Admin or owner of the workspace. */
  readonly isAdmin: boolean;
  /** Guest, or a person of another workspace. */
  readonly isOutsider: boolean;
  /** The channels that the person is known to be in, the one they act from among them; none where left out. */
  readonly channels?: Membership;
}

/** Whether a person may change settings, import, merge and delete. */
export function isMaintainer(
  register: Pick<Register, 'createdBy' | 'maintainers'>,
  actor: Actor,
): boolean {
  if (actor.isOutsider) return false;
  return (
    actor.isAdmin ||
    register.createdBy === actor.userId ||
    register.maintainers.includes(actor.userId)
  );
}
