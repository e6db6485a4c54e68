import { useState } from 'react';
import { Inspector } from './inspector/inspector.tsx';
import { channelsOf, LiveContext, useLive } from './live.ts';
import { Modals } from './modal/modals.tsx';
import { ClockBar } from './shell/clock-bar.tsx';
import { Conversation } from './shell/conversation.tsx';
import { SideBar } from './shell/side-bar.tsx';

/** The workspace in the browser, as one of its people sees it; who and where stand in the address. */
export function App() {
  const start = new URLSearchParams(window.location.search);
  const [as, setAs] = useState(start.get('as') ?? 'ana');
  const [channelName, setChannelName] = useState(start.get('channel') ?? 'general');
  const [inspected, setInspected] = useState<{ key: string | null } | null>(null);
  const { sights, isLive } = useLive(as);
  const go = (person: string, channel: string) => {
    setAs(person);
    setChannelName(channel);
    window.history.replaceState(null, '', `?${new URLSearchParams({ as: person, channel })}`);
  };
  if (!sights.workspace) return <main>Opening the workspace …</main>;
  const channels = channelsOf(sights);
  const channel = channels.find(({ name }) => name === channelName) ?? channels[0];
  return (
    <LiveContext value={{ as: sights.workspace.me, sights }}>
      <div className="shell">
        {!isLive && <p role="alert">The workspace does not answer. Is the demo still running?</p>}
        <ClockBar onInspector={() => setInspected(inspected ? null : { key: null })} />
        <SideBar
          current={channel?.name ?? ''}
          onPerson={(person) => go(person, 'general')}
          onChannel={(name) => go(as, name)}
        />
        {channel && (
          <Conversation
            key={`${as} ${channel.id}`}
            channel={channel}
            onInspect={(key) => setInspected({ key })}
          />
        )}
        {inspected && <Inspector chosen={inspected.key} onClose={() => setInspected(null)} />}
      </div>
      <Modals />
    </LiveContext>
  );
}
