import { useState } from 'react';
import type { MessageSight, StateValues } from '../../protocol.ts';
import { act } from '../act.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/static-block.tsx';
import { useMe, useSights } from '../live.ts';

/** A message with its author, time, files, replies and menu. */
export function MessageItem({
  message,
  replies,
  onThread,
  onInspect,
}: {
  message: MessageSight;
  replies: MessageSight[];
  onThread: () => void;
  onInspect: () => void;
}) {
  const { workspace } = useSights();
  const [entered, setEntered] = useState<StateValues>({});
  const author = message.isBot
    ? workspace?.app.name
    : workspace?.people.find(({ id }) => id === message.userId)?.realName;
  return (
    <article className="shell-message" aria-label={`Message from ${author}`}>
      {message.isEphemeral && <p className="shell-ephemeral">Only visible to you</p>}
      <header>
        <strong>{author}</strong>
        {message.isBot && <span className="shell-badge">APP</span>} <Time ts={message.ts} />
        {message.editedTs && <small> (edited)</small>}
      </header>
      {message.blocks.length > 0 ? (
        <Blocks
          blocks={message.blocks}
          surface={{ channel: message.channelId, ts: message.ts }}
          values={{ ...message.values, ...entered }}
          errors={{}}
          onValue={(blockId, actionId, value) =>
            setEntered((before) => ({
              ...before,
              [blockId]: { ...before[blockId], [actionId]: value },
            }))
          }
        />
      ) : (
        message.text && <Mrkdwn text={message.text} />
      )}
      {message.files.map((file) => (
        <p key={String(file.id)}>📎 {String(file.name)}</p>
      ))}
      {replies.length > 0 && (
        <button type="button" className="shell-replies" onClick={onThread}>
          {replies.length} {replies.length === 1 ? 'reply' : 'replies'}
        </button>
      )}
      <Menu message={message} onThread={onThread} onInspect={onInspect} />
    </article>
  );
}

function Time({ ts }: { ts: string }) {
  const { workspace } = useSights();
  const me = useMe();
  const at = new Date(Number(ts) * 1000);
  const timeZone = workspace?.people.find(({ id }) => id === me)?.timeZone ?? 'UTC';
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return <time dateTime={at.toISOString()}>{words.format(at)}</time>;
}

function Menu({
  message,
  onThread,
  onInspect,
}: {
  message: MessageSight;
  onThread: () => void;
  onInspect: () => void;
}) {
  const { workspace } = useSights();
  const me = useMe();
  const on = { channel: message.channelId, ts: message.ts };
  const shortcuts = workspace?.shortcuts.filter(({ type }) => type === 'message') ?? [];
  return (
    <details className="shell-menu">
      <summary aria-label="More actions">⋮</summary>
      {!message.isEphemeral &&
        shortcuts.map(({ name }) => (
          <button
            key={name}
            type="button"
            onClick={() => void act(me, { do: 'shortcut', name, on })}
          >
            {name}
          </button>
        ))}
      {!message.isEphemeral && (
        <button type="button" onClick={onThread}>
          Reply in thread
        </button>
      )}
      <button type="button" onClick={onInspect}>
        Inspect
      </button>
    </details>
  );
}
