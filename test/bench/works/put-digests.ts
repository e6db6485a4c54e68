import { deliveryFor } from '../delivery-for.ts';
import { tellTime } from '../measured.ts';

/** One tick that puts every digest that is due into the outbox. */
const [databaseUrl = '', slackApiUrl = '', token = ''] = process.argv.slice(2);
const { delivery, close } = deliveryFor(databaseUrl, slackApiUrl, token);
await tellTime(async () => (await delivery.tick()).enqueued);
await close();
