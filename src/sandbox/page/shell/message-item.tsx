import { type Json, objects } from '../../json.ts';
import type { MessageSight } from '../../protocol.ts';
import { act } from '../act.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useEntered } from '../blocks/entered.ts';
import { Mrkdwn } from '../blocks/static-block.tsx';
import { useMe, useSights, useZone } from '../live.ts';
import { type MenuEntry, PopupMenu } from '../overlay/popup-menu.tsx';
import { Avatar } from './avatar.tsx';
import { counted } from './counted.ts';

/** A message with its author, time, files, replies and menu. */
export function MessageItem({
  message,
  replies,
  onThread,
  onInspect,
}: {
  message: MessageSight;
  /** how many */
  replies: number;
  onThread: () => void;
  onInspect: () => void;
}) {
  const { workspace } = useSights();
  const me = useMe();
  const author = message.isBot
    ? workspace?.app.name
    : workspace?.people.find(({ id }) => id === message.userId)?.realName;
  return (
    <article className="shell-message" aria-label={`Message from ${author}`}>
      {message.isEphemeral && (
        <p className="shell-ephemeral">
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
            <path
              fill="none"
              stroke="currentColor"
              d="M1 8c3-5.3 11-5.3 14 0-3 5.3-11 5.3-14 0Zm5 0a2 2 0 1 0 4 0 2 2 0 1 0-4 0Z"
            />
          </svg>
          Only visible to you
        </p>
      )}
      <Avatar name={author ?? ''} isLarge />
      <div className="shell-said">
        <header>
          <strong>{author}</strong>
          {message.isBot && <span className="shell-badge">APP</span>} <Time ts={message.ts} />
          {message.editedTs && <small> (edited)</small>}
        </header>
        <Said message={message} />
        {message.files.map((file) => (
          <a
            key={String(file.id)}
            className="shell-file"
            href={`/_sandbox/file?${new URLSearchParams({ as: me, id: String(file.id) })}`}
            download={String(file.name)}
          >
            {String(file.name)}
          </a>
        ))}
        {replies > 0 && (
          <button type="button" className="shell-replies" onClick={onThread}>
            {counted(replies)}
          </button>
        )}
      </div>
      <div className="shell-toolbar">
        {!message.isEphemeral && (
          <button
            type="button"
            className="shell-quiet"
            aria-label="Reply in thread"
            onClick={onThread}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path
                fill="none"
                stroke="currentColor"
                strokeWidth="1.3"
                d="M2 3h12v8H7l-3 3v-3H2ZM5 6h6M5 8h4"
              />
            </svg>
          </button>
        )}
        <Menu message={message} onThread={onThread} onInspect={onInspect} />
      </div>
    </article>
  );
}

/** The blocks, or the text where there are none; then what is attached. */
function Said({ message }: { message: MessageSight }) {
  const { values, onValue } = useEntered(message.values);
  const shown = (blocks: Json[]) => (
    <Blocks
      blocks={blocks}
      surface={{ channel: message.channelId, ts: message.ts }}
      values={values}
      errors={{}}
      onValue={onValue}
    />
  );
  return (
    <>
      {message.blocks.length > 0
        ? shown(message.blocks)
        : message.text && <Mrkdwn text={message.text} />}
      {message.attachments.map((attachment, at) => (
        <div key={String(attachment.id ?? at)} className="shell-attachment">
          {attachment.blocks ? (
            shown(objects(attachment.blocks))
          ) : (
            <Mrkdwn text={String(attachment.text ?? attachment.fallback ?? '')} />
          )}
        </div>
      ))}
    </>
  );
}

function Time({ ts }: { ts: string }) {
  const timeZone = useZone();
  const at = new Date(Number(ts) * 1000);
  const words = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone });
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
  const ofOthers: MenuEntry[] = [
    { key: 'reply', name: 'Reply in thread', run: onThread },
    {
      key: 'link',
      name: 'Copy link',
      run: () => void navigator.clipboard.writeText(message.permalink),
    },
    ...shortcuts.map(({ name, description }) => ({
      key: `shortcut ${name}`,
      name,
      description,
      run: () => void act(me, { do: 'shortcut', name, on }),
    })),
  ];
  const entries = [
    ...(message.isEphemeral ? [] : ofOthers),
    { key: 'inspect', name: 'Inspect', run: onInspect },
  ];
  return (
    <PopupMenu label="More actions" className="shell-menu" entries={entries}>
      ⋮
    </PopupMenu>
  );
}
