import '../styles/stream.css';
import { Fragment, useEffect, useRef } from 'react';
import type { ChannelSight, MessageSight } from '../../protocol.ts';
import { messagesOf, troublesOf, useNow, useSights, useZone } from '../live.ts';
import { counted } from './counted.ts';
import { MessageItem } from './message-item.tsx';

/** The messages of a channel or of one thread, under the days on which they came; the newest is in sight. */
export function Stream({
  channel,
  title,
  thread,
  onThread,
  onInspect,
}: {
  channel: ChannelSight;
  title: string;
  /** null for the channel itself */
  thread: string | null;
  onThread: (ts: string) => void;
  onInspect: (key: string) => void;
}) {
  const sights = useSights();
  const dayOf = useDayWords();
  const end = useRef<HTMLDivElement>(null);
  const all = messagesOf(sights, channel.id);
  const shown = all.filter(({ ts, threadTs }) =>
    thread ? ts === thread || threadTs === thread : !threadTs || threadTs === ts,
  );
  const troubles = thread ? [] : troublesOf(sights).slice(-3);
  const count = all.length + troubles.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'end' });
  }, [count]);
  const repliesTo = (message: MessageSight) =>
    all.filter(({ ts, threadTs }) => threadTs === message.ts && ts !== threadTs).length;
  const item = (message: MessageSight) => (
    <MessageItem
      message={message}
      replies={thread ? 0 : repliesTo(message)}
      onThread={() => onThread(message.threadTs ?? message.ts)}
      onInspect={() => onInspect(`message:${message.channelId}:${message.ts}`)}
    />
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <div className="shell-stream" role="log" aria-label={`Messages in ${title}`} tabIndex={0}>
      {shown.map((message, at) => {
        const before = shown[at - 1];
        const day = dayOf(message.ts);
        const isNewDay = !before || dayOf(before.ts) !== day;
        return (
          <Fragment key={message.ts}>
            {isNewDay && <h3 className="shell-day">{day}</h3>}
            {item(message)}
            {message.ts === thread && shown.length > 1 && (
              <p className="shell-count">{counted(shown.length - 1)}</p>
            )}
          </Fragment>
        );
      })}
      {troubles.map(({ id, error }) => (
        <p key={id} className="shell-trouble">
          <strong>Slackbot</strong> <small>Only visible to you</small> {error}
        </p>
      ))}
      <div ref={end} />
    </div>
  );
}

/** Today, Yesterday or the day itself, by the workspace's clock in the person's zone. */
function useDayWords(): (ts: string) => string {
  const timeZone = useZone();
  const now = useNow();
  const words = new Intl.DateTimeFormat('en-US', {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    timeZone,
  });
  const [today, yesterday] = [now, new Date(now.getTime() - 86_400_000)].map((at) =>
    words.format(at),
  );
  return (ts) => {
    const day = words.format(Number(ts) * 1000);
    if (day === today) return 'Today';
    return day === yesterday ? 'Yesterday' : day;
  };
}
