import '../styles/inspector.css';
import type { CallSight, DeliverySight, MessageSight, ViewSight } from '../../protocol.ts';
import { callsOf, deliveriesOf, useSights } from '../live.ts';

/** How long an app may take to acknowledge (docs.slack.dev, "Acknowledging requests"). */
const ackLimitMs = 3_000;

/** What is known of one message or view: how much of Slack's limits it uses, what led to it, its JSON. */
export function Inspection({ subject }: { subject: MessageSight | ViewSight }) {
  const sights = useSights();
  const key = 'ts' in subject ? `message:${subject.channelId}:${subject.ts}` : `view:${subject.id}`;
  const { deliveries, calls } = ledTo(key, deliveriesOf(sights), callsOf(sights));
  return (
    <div className="inspector-part">
      <h3>Limits</h3>
      <ul>
        {subject.usage.map(({ what, used, limit }) => (
          <li key={what}>
            <label>
              {what}: {used} of {limit} <meter min={0} max={limit} value={used} />
            </label>
          </li>
        ))}
      </ul>
      <h3>Requests that led to it</h3>
      {deliveries.length + calls.length === 0 && <p>None: a person wrote it, or they are gone.</p>}
      <ul>
        {deliveries.map((delivery) => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
        {calls.map((call) => (
          <Call key={call.id} call={call} />
        ))}
      </ul>
      <h3>JSON</h3>
      <Json value={subject} />
    </div>
  );
}

/** A call of the app with its time, its refusal and its reason, and what was sent. */
export function Call({ call }: { call: CallSight }) {
  const status = call.status === 0 && call.tookMs === undefined ? 'open' : `HTTP ${call.status}`;
  return (
    <li>
      <details>
        <summary>
          {`→ ${call.method} · ${status}${call.tookMs === undefined ? '' : ` · ${Math.round(call.tookMs)} ms`}`}
          {call.error && <strong className="inspector-refused"> refused: {call.error}</strong>}
        </summary>
        {call.details && <Json value={call.details} />}
        <Json value={call.args} />
      </details>
    </li>
  );
}

function Delivery({ delivery }: { delivery: DeliverySight }) {
  const { ackMs } = delivery;
  return (
    <li>
      <details>
        <summary>
          {`← ${delivery.kind} · `}
          {ackMs === undefined
            ? 'not acknowledged'
            : `acknowledged in ${Math.round(ackMs)} of ${ackLimitMs} ms`}
        </summary>
        <Json value={delivery.payload} />
        {delivery.ackBody !== undefined && <Json value={delivery.ackBody} />}
      </details>
    </li>
  );
}

function Json({ value }: { value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
  );
}

/** What showed it, and the person's doing that those calls answer. */
function ledTo(key: string, deliveries: DeliverySight[], calls: CallSight[]) {
  const showed = calls.filter(({ shows }) => shows.includes(key));
  const causes = new Set(showed.flatMap(({ interactionId }) => interactionId ?? []));
  return {
    calls: showed,
    deliveries: deliveries.filter(
      ({ shows, interactionId }) =>
        shows.includes(key) || (interactionId !== undefined && causes.has(interactionId)),
    ),
  };
}
