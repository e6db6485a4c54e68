import { useEffect, useRef } from 'react';
import type { MessageSight } from '../../protocol.ts';
import { callsOf, useSights } from '../live.ts';
import { FaultSwitches } from './fault-switches.tsx';
import { Call, Inspection } from './inspection.tsx';

/** Beside the conversation: faults to switch on, the chosen message, the Home view, and what Slack refused. */
export function Inspector({ chosen, onClose }: { chosen: string | null; onClose: () => void }) {
  const sights = useSights();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something else is chosen
  useEffect(() => heading.current?.focus(), [chosen]);
  const message = chosen ? (sights as Record<string, MessageSight | undefined>)[chosen] : undefined;
  const refused = callsOf(sights).filter(({ error }) => error !== undefined);
  return (
    <aside className="inspector" aria-label="Inspector">
      <header>
        <h2 ref={heading} tabIndex={-1}>
          Inspector
        </h2>
        <button type="button" onClick={onClose}>
          Close inspector
        </button>
      </header>
      <FaultSwitches />
      {message ? (
        <Inspection subject={message} />
      ) : (
        <p>Choose “Inspect” in a message’s menu; forms have it at their foot.</p>
      )}
      {sights.home && (
        <details>
          <summary>App Home</summary>
          <Inspection subject={sights.home} />
        </details>
      )}
      <h3>Refused calls</h3>
      {refused.length === 0 && <p>None.</p>}
      <ul>
        {refused.map((call) => (
          <Call key={call.id} call={call} />
        ))}
      </ul>
    </aside>
  );
}
