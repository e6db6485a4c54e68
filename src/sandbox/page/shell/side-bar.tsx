import '../styles/side.css';
import type { ChannelSight } from '../../protocol.ts';
import { act } from '../act.ts';
import { channelsOf, useMe, useSights } from '../live.ts';
import { Avatar } from './avatar.tsx';

/** Who acts, the channels that they see, the app, and the global shortcuts. */
export function SideBar({
  current,
  unread,
  isOpen,
  onPerson,
  onChannel,
}: {
  current: string;
  /** messages not seen, by channel id */
  unread: ReadonlyMap<string, number>;
  /** on a narrow screen, where it lies over the conversation */
  isOpen: boolean;
  onPerson: (handle: string) => void;
  onChannel: (name: string) => void;
}) {
  const sights = useSights();
  const me = useMe();
  const { team, app, people = [], shortcuts = [] } = sights.workspace ?? {};
  const active = people.filter((person) => !person.isDeactivated);
  const channels = channelsOf(sights);
  const entry = (channel: ChannelSight) => (
    <ChannelEntry
      key={channel.id}
      channel={channel}
      name={channel.kind === 'im' ? (app?.name ?? '') : channel.name}
      isCurrent={channel.name === current}
      unread={unread.get(channel.id) ?? 0}
      onOpen={() => onChannel(channel.name)}
    />
  );
  return (
    <nav
      className={isOpen ? 'shell-side open' : 'shell-side'}
      aria-label={`${team?.name ?? ''} workspace`}
    >
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
      <h2>Channels</h2>
      <ul>{channels.filter(({ kind }) => kind !== 'im').map(entry)}</ul>
      <h2>Apps</h2>
      <ul>{channels.filter(({ kind }) => kind === 'im').map(entry)}</ul>
      <h2>Shortcuts</h2>
      <ul>
        {shortcuts
          .filter(({ type }) => type === 'global')
          .map(({ name, description }) => (
            <li key={name}>
              <button
                type="button"
                title={description}
                onClick={() => void act(me, { do: 'shortcut', name })}
              >
                <span aria-hidden="true">⚡</span>
                {name}
              </button>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function ChannelEntry({
  channel,
  name,
  isCurrent,
  unread,
  onOpen,
}: {
  channel: ChannelSight;
  name: string;
  isCurrent: boolean;
  unread: number;
  onOpen: () => void;
}) {
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'unread' : undefined}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onOpen}
      >
        {channel.kind === 'im' ? <Avatar name={name} /> : <ChannelSign kind={channel.kind} />}
        {name}
        {channel.kind === 'private' && <span className="block-hidden"> (private)</span>}
        {unread > 0 && (
          <span className="shell-unread">
            {unread}
            <span className="block-hidden"> unread</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** A hash, or a lock drawn so that it looks the same with every font. */
function ChannelSign({ kind }: { kind: 'public' | 'private' | 'im' }) {
  if (kind === 'public')
    return (
      <span className="shell-sign" aria-hidden="true">
        #
      </span>
    );
  return (
    <svg className="shell-sign" viewBox="0 0 16 16" width="13" height="13" aria-hidden="true">
      <path fill="currentColor" d="M4 7V5a4 4 0 1 1 8 0v2h1v8H3V7Zm2 0h4V5a2 2 0 1 0-4 0Z" />
    </svg>
  );
}
