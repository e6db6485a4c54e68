import { setFault } from '../act.ts';
import { useSights } from '../live.ts';

const switches = [
  { kind: 'rate_limited', label: '429' },
  { kind: 'server_error', label: '5xx' },
  { kind: 'drop', label: 'Drop the connection' },
  { kind: 'accept_then_drop', label: 'Accept, then drop' },
] as const;

/** One switch for each way in which Slack fails; while it is on, every call of the app meets it. */
export function FaultSwitches() {
  const faults = useSights().faults ?? [];
  const toggle = async (kind: string, isOn: boolean) => {
    const others = faults.filter((fault) => fault.kind !== kind);
    await setFault(null);
    const wanted = isOn ? others : [...others, { kind, method: '*' }];
    for (const fault of wanted) await setFault({ ...fault });
  };
  return (
    <fieldset>
      <legend>Faults of every call</legend>
      {switches.map(({ kind, label }) => {
        const isOn = faults.some((fault) => fault.kind === kind);
        return (
          <button
            key={kind}
            type="button"
            role="switch"
            aria-checked={isOn}
            onClick={() => void toggle(kind, isOn)}
          >
            {label}: {isOn ? 'on' : 'off'}
          </button>
        );
      })}
    </fieldset>
  );
}
