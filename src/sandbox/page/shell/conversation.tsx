import '../styles/shell.css';
import { useState } from 'react';
import type { ChannelSight } from '../../protocol.ts';
import { useSights } from '../live.ts';
import { useFocusGivenBack } from '../overlay/focus.ts';
import { type AppTab, AppTabs } from './app-tabs.tsx';
import { Composer } from './composer.tsx';
import { Stream } from './stream.tsx';

/** One channel or the app's conversation: its messages, its threads, and where one writes. */
export function Conversation({
  channel,
  onInspect,
}: {
  channel: ChannelSight;
  /** told the key of a message */
  onInspect: (key: string) => void;
}) {
  const sights = useSights();
  const [tab, setTab] = useState<AppTab>('messages');
  const [thread, setThread] = useState<string | null>(null);
  useFocusGivenBack(thread !== null);
  const isApp = channel.kind === 'im';
  const title = isApp ? (sights.workspace?.app.name ?? '') : `#${channel.name}`;
  const stream = { channel, onThread: setThread, onInspect };
  return (
    <main className="shell-main">
      <header>
        <h2>{title}</h2>
      </header>
      {isApp && <AppTabs tab={tab} onTab={setTab} />}
      {tab === 'messages' && (
        <>
          <Stream {...stream} title={title} thread={null} />
          <Writing channel={channel} title={title} thread={null} />
        </>
      )}
      {thread && (
        <aside
          key={thread}
          className="shell-thread"
          aria-label="Thread"
          onKeyDown={({ key }) => key === 'Escape' && setThread(null)}
        >
          <header>
            <h2>Thread</h2>
            <button type="button" aria-label="Close thread" onClick={() => setThread(null)}>
              ×
            </button>
          </header>
          <Stream {...stream} title="Thread" thread={thread} />
          <Writing channel={channel} title="thread" thread={thread} />
        </aside>
      )}
    </main>
  );
}

function Writing(place: { channel: ChannelSight; title: string; thread: string | null }) {
  const { channel } = place;
  if (channel.isArchived)
    return <p className="shell-closed">{place.title} is archived: nobody writes here.</p>;
  return <Composer {...place} />;
}
