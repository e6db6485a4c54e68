import { deliveryFor } from '../delivery-for.ts';
import { tellTime } from '../measured.ts';

/** Sends all that waits in the outbox. */
const [databaseUrl = '', slackApiUrl = '', token = ''] = process.argv.slice(2);
const { sql, delivery, close } = deliveryFor(databaseUrl, slackApiUrl, token);
const sent = async () => (await sql`select from outbox where state = 'sent'`).count;
await tellTime(async () => {
  await delivery.flush(0);
  return sent();
});
await close();
