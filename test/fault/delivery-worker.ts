import { pino } from 'pino';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { connect } from '../../src/store/connect.ts';
import { quietLogger } from '../delivery/quiet-logger.ts';

/** One replica of the bot, as far as it sends by itself: ticks and works until it is killed. Leases are short. */
const [databaseUrl = '', slackApiUrl = '', token = ''] = process.argv.slice(2);

const delivery = createDelivery({
  sql: connect(databaseUrl, { max: 6 }),
  now: () => new Date(),
  log: pino({ level: 'fatal' }),
  token: async () => token,
  slack: { slackApiUrl, logger: quietLogger },
  times: {
    callMs: 1_000,
    leaseMs: 3_000,
    workspaceSpacingMs: 100,
    backoffMs: 200,
    reconcileAfterMs: 1_500,
    idleMs: 100,
  },
});
delivery.start();
await delivery.tick();
