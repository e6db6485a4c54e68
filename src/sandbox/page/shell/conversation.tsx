import '../styles/shell.css';
import { useEffect, useRef, useState } from 'react';
import type { ChannelSight } from '../../protocol.ts';
import { act } from '../act.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { messagesOf, troublesOf, useMe, useSights } from '../live.ts';
import { Composer } from './composer.tsx';
import { MessageItem } from './message-item.tsx';

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
  const [tab, setTab] = useState<'home' | 'messages'>('messages');
  const [thread, setThread] = useState<string | null>(null);
  const isApp = channel.kind === 'im';
  const title = isApp ? (sights.workspace?.app.name ?? '') : `#${channel.name}`;
  return (
    <main className="shell-main">
      <header>
        <h2>{title}</h2>
        {isApp && <Tabs tab={tab} onTab={setTab} />}
      </header>
      {tab === 'home' ? (
        <Home />
      ) : (
        <>
          <Stream
            channel={channel}
            title={title}
            thread={null}
            onThread={setThread}
            onInspect={onInspect}
          />
          <Composer channel={channel} title={title} thread={null} />
        </>
      )}
      {thread && (
        <aside className="shell-thread" aria-label="Thread">
          <button type="button" onClick={() => setThread(null)}>
            Close thread
          </button>
          <Stream
            channel={channel}
            title="Thread"
            thread={thread}
            onThread={setThread}
            onInspect={onInspect}
          />
          <Composer channel={channel} title="thread" thread={thread} />
        </aside>
      )}
    </main>
  );
}

function Tabs({ tab, onTab }: { tab: string; onTab: (tab: 'home' | 'messages') => void }) {
  const me = useMe();
  const open = (next: 'home' | 'messages') => {
    onTab(next);
    if (next === 'home') void act(me, { do: 'home' });
  };
  return (
    <div role="tablist" aria-label="The app">
      {(['home', 'messages'] as const).map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={tab === name}
          onClick={() => open(name)}
        >
          {name === 'home' ? 'Home' : 'Messages'}
        </button>
      ))}
    </div>
  );
}

function Home() {
  const { home } = useSights();
  if (!home) return <p className="shell-stream">The app has published nothing here yet.</p>;
  return (
    <div className="shell-stream">
      <Blocks
        blocks={home.blocks}
        surface={{ view: home.id }}
        values={home.values}
        errors={{}}
        onValue={() => undefined}
      />
    </div>
  );
}

function Stream({
  channel,
  title,
  thread,
  onThread,
  onInspect,
}: {
  channel: ChannelSight;
  title: string;
  thread: string | null;
  onThread: (ts: string) => void;
  onInspect: (key: string) => void;
}) {
  const sights = useSights();
  const end = useRef<HTMLDivElement>(null);
  const all = messagesOf(sights, channel.id);
  const shown = all.filter(({ ts, threadTs }) =>
    thread ? ts === thread || threadTs === thread : !threadTs || threadTs === ts,
  );
  const troubles = thread ? [] : troublesOf(sights).slice(-3);
  const count = shown.length + troubles.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <div className="shell-stream" role="log" aria-label={`Messages in ${title}`} tabIndex={0}>
      {shown.map((message) => (
        <MessageItem
          key={message.ts}
          message={message}
          replies={all.filter(({ ts, threadTs }) => threadTs === message.ts && ts !== threadTs)}
          onThread={() => onThread(message.threadTs ?? message.ts)}
          onInspect={() => onInspect(`message:${message.channelId}:${message.ts}`)}
        />
      ))}
      {troubles.map(({ id, error }) => (
        <p key={id} className="shell-trouble">
          <strong>Slackbot</strong> <small>Only visible to you</small> {error}
        </p>
      ))}
      <div ref={end} />
    </div>
  );
}
