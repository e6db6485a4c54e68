import type { WebClient } from '@slack/web-api';
import type { ChannelId, RegisterId } from '../../domain/debt.ts';
import type { Actor, Register } from '../../domain/register.ts';
import type { RegisterContext } from '../../register/context.ts';
import type { Origin } from '../../register/save.ts';
import type { SlackDeps } from '../deps.ts';

/** Who looks at which register, and whether the answer is theirs alone or for a channel. */
export interface Looking {
  readonly context: RegisterContext;
  readonly actor: Actor;
  readonly register: Register;
  readonly ephemeral: boolean;
  /** What `/debt` means where the answer stands; null for none. */
  readonly hereId: RegisterId | null;
}

/** A command with all that carrying it out needs. */
export interface Asked {
  readonly deps: SlackDeps;
  readonly client: WebClient;
  readonly actor: Actor;
  readonly register: Register;
  /** The register that `/debt` means in the channel; `register` may be another one that the line names. */
  readonly hereId: RegisterId | null;
  readonly teamId: string;
  /** Null where it was asked for in none, such as the Home. */
  readonly channelId: ChannelId | null;
  /** Opens a modal within 3 s of the command; null where the line was a message, which brings none. */
  readonly triggerId: string | null;
  /** How it was asked for, for the history. */
  readonly origin: Origin;
  /** The view that stands open where the command asks for a form. */
  readonly viewId?: string;
}

/** The asker's own look at the register. */
export function lookingOf({ deps, actor, register, hereId }: Asked): Looking {
  return { context: deps.context, actor, register, ephemeral: true, hereId };
}
