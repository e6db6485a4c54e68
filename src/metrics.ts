import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { DeliveryMeter } from './delivery/meter.ts';
import { OutboxGauges } from './delivery/outbox-gauges.ts';
import { outcome, type Route } from './health.ts';
import type { Sql } from './store/connect.ts';

/** What a scrape reads. */
export interface MetricsSource {
  readonly meter: DeliveryMeter;
  readonly sql: Sql;
  readonly now: () => Date;
  readonly log: Logger;
}

/**
 * The route `/metrics`, in the text format of Prometheus: what this process has sent, and how the outbox stands. It answers
 * without the database too, and says so.
 */
export function metricsRoute({ meter, sql, now, log }: MetricsSource): Route {
  const { registry } = meter;
  const gauges = new OutboxGauges(registry);
  return {
    path: '/metrics',
    method: 'GET',
    handler: async (_request: IncomingMessage, response: ServerResponse) => {
      const read = await outcome(async () => {
        await gauges.read(sql, now());
        return null;
      });
      if (read !== 'ok') {
        gauges.forget();
        log.warn({ why: read }, 'the metrics of the outbox could not be read');
      }
      const text = await registry.metrics();
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    },
  };
}
