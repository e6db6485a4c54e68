import type { Json } from './json.ts';

/** What a call or an acknowledgement put on a screen: `message:CHANNEL:TS` or `view:ID`. */
export type ShownKey = string;

/** One Web API call, or one use of a response URL (`method` is "response_url"). */
export interface RecordedCall {
  method: string;
  args: Json;
  /** milliseconds since the epoch, by the stand-in's clock */
  at: number;
  /** HTTP status, or 0 where the connection was cut */
  status: number;
  /** Slack's error code, or undefined when it was accepted */
  error?: string;
  /** what Slack said beside the error */
  details?: Json;
  /** milliseconds of real time until it was answered */
  tookMs?: number;
  /** what it showed or changed */
  shows?: ShownKey[];
  /** the interaction that it answers, where Slack knows */
  interactionId?: string;
}

/** One command, click, submission or event that was sent to the app. */
export interface RecordedDelivery {
  kind: string;
  payload: Json;
  /** milliseconds since the epoch, by the stand-in's clock */
  at: number;
  /** milliseconds of real time until the ack came, or undefined while it has not */
  ackMs?: number;
  ackBody?: unknown;
  /** of an event that was not acknowledged: when it comes again, in ms since the epoch by the stand-in's clock */
  retryAt?: number;
  /** the person's doing that it tells of; an event has none */
  interactionId?: string;
}

/** What went both ways, for tests to count. */
export class Records {
  readonly calls: RecordedCall[] = [];
  readonly deliveries: RecordedDelivery[] = [];
  /** what the app answered and Slack would not take: an ack body on a click, errors for a block that is no input */
  readonly refusals: string[] = [];
}
