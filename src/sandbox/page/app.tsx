import { useState } from 'react';
import { Inspector } from './inspector/inspector.tsx';
import { channelsOf, LiveContext, useLive } from './live.ts';
import { Modals } from './modal/modals.tsx';
import { useFocusGivenBack } from './overlay/focus.ts';
import { useUnread } from './read-marks.ts';
import { ClockBar } from './shell/clock-bar.tsx';
import { Conversation } from './shell/conversation.tsx';
import { Rail } from './shell/rail.tsx';
import { SideBar } from './shell/side-bar.tsx';
import { ThemeContext, useChosenTheme } from './theme.ts';

/** The workspace in the browser, as one of its people sees it; who and where stand in the address. */
export function App() {
  const start = new URLSearchParams(window.location.search);
  const [as, setAs] = useState(start.get('as') ?? 'ana');
  const [channelName, setChannelName] = useState(start.get('channel') ?? 'general');
  const [inspected, setInspected] = useState<{ key: string | null } | null>(null);
  const [isSideOpen, setSideOpen] = useState(false);
  const [theme, chooseTheme] = useChosenTheme();
  const { sights, isLive, isRefused } = useLive(as);
  const channels = channelsOf(sights);
  const channel = channels.find(({ name }) => name === channelName) ?? channels[0];
  const unread = useUnread(sights, channel?.id);
  useFocusGivenBack(inspected !== null);
  const go = (person: string, name: string) => {
    setAs(person);
    setChannelName(name);
    setSideOpen(false);
    window.history.replaceState(null, '', `?${new URLSearchParams({ as: person, channel: name })}`);
  };
  if (!sights.workspace)
    return <main>{isRefused ? `Nobody here acts as ${as}.` : 'Opening the workspace …'}</main>;
  return (
    <ThemeContext value={theme}>
      <LiveContext value={{ as: sights.workspace.me, sights }}>
        <div className="shell">
          <ClockBar
            theme={theme}
            onTheme={chooseTheme}
            onInspector={() => setInspected(inspected ? null : { key: null })}
            onSide={() => setSideOpen(!isSideOpen)}
          />
          {!isLive && (
            <p role="alert" className="shell-away">
              The workspace does not answer. Is the demo still running?
            </p>
          )}
          <Rail />
          <SideBar
            current={channel?.name ?? ''}
            unread={unread}
            isOpen={isSideOpen}
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
    </ThemeContext>
  );
}
