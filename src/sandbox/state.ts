import type { Records } from './calls.ts';
import type { SandboxClock } from './clock.ts';
import type { Delivery } from './delivery.ts';
import type { Faults } from './faults.ts';
import type { Files } from './files.ts';
import type { AppManifest } from './manifest.ts';
import type { Messages } from './messages.ts';
import type { RateLimits } from './rate-limits.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Sights } from './sights.ts';
import type { Signal } from './signal.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { World } from './world.ts';

/** How the app's tokens stand; everything but `active` is the error that every call answers. */
export type TokenStatus = 'active' | 'account_inactive' | 'token_revoked';

/** Everything that the stand-in holds, in memory. */
export interface SandboxState {
  /** "http://127.0.0.1:PORT" */
  baseUrl: string;
  /** the folder of the built page, where there is one */
  pageDir?: string;
  world: World;
  manifest: AppManifest;
  /** the bot scopes that were granted at installation; all of the manifest's unless a test says otherwise */
  granted: Set<string>;
  tokens: { bot: string; app: string; status: TokenStatus };
  clock: SandboxClock;
  signal: Signal;
  messages: Messages;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  files: Files;
  limits: RateLimits;
  faults: Faults;
  /** types of blocks that have not reached the workspace: a message with one is refused */
  withheldBlocks: Set<string>;
  records: Records;
  sights: Sights;
  delivery: Delivery;
}
