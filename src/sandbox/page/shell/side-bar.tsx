import { act } from '../act.ts';
import { channelsOf, useMe, useSights } from '../live.ts';

/** Who acts, the channels that they see, the app, and the global shortcuts. */
export function SideBar({
  current,
  onPerson,
  onChannel,
}: {
  current: string;
  onPerson: (handle: string) => void;
  onChannel: (name: string) => void;
}) {
  const sights = useSights();
  const me = useMe();
  const { team, app, people = [], shortcuts = [] } = sights.workspace ?? {};
  const active = people.filter((person) => !person.isDeactivated);
  return (
    <nav className="shell-side" aria-label={`${team?.name ?? ''} workspace`}>
      <h1>{team?.name}</h1>
      <label>
        Act as
        <select
          value={active.find(({ id }) => id === me)?.handle}
          onChange={(event) => onPerson(event.target.value)}
        >
          {active.map(({ handle, realName, isGuest, isStranger }) => (
            <option key={handle} value={handle}>
              {realName}
              {isGuest ? ' (guest)' : ''}
              {isStranger ? ' (other workspace)' : ''}
            </option>
          ))}
        </select>
      </label>
      <ul>
        {channelsOf(sights).map(({ id, name, kind }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={name === current ? 'page' : undefined}
              onClick={() => onChannel(name)}
            >
              {kind === 'im' ? app?.name : `${kind === 'private' ? '🔒' : '#'} ${name}`}
            </button>
          </li>
        ))}
      </ul>
      <h2>Shortcuts</h2>
      {shortcuts
        .filter(({ type }) => type === 'global')
        .map(({ name }) => (
          <button key={name} type="button" onClick={() => void act(me, { do: 'shortcut', name })}>
            {name}
          </button>
        ))}
    </nav>
  );
}
