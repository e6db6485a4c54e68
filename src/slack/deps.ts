import type { Logger } from 'pino';
import type { RegisterContext } from '../register/context.ts';
import type { Grants } from './grants.ts';
import type { InFlight } from './in-flight.ts';
import type { People } from './people.ts';

/** What the listeners need of the world; the composition root hands it in. */
export interface SlackDeps {
  readonly context: RegisterContext;
  readonly log: Logger;
  readonly people: People;
  readonly inFlight: InFlight;
  readonly grants: Grants;
}
