import { type KeyboardEvent, useState } from 'react';
import type { ChannelSight } from '../../protocol.ts';
import { act, upload } from '../act.ts';
import { useMe, useSights } from '../live.ts';

/** Where one writes: Enter sends, Shift and Enter make a line, "/" begins a command. */
export function Composer({
  channel,
  title,
  thread,
}: {
  channel: ChannelSight;
  title: string;
  thread: string | null;
}) {
  const me = useMe();
  const commands = useSights().workspace?.commands ?? [];
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState('');
  const place = { channel: channel.id, ...(thread && { thread }) };
  const offers = commands.filter(({ command }) => typed !== '' && command.startsWith(typed));
  const hint = commands.find(({ command }) => typed.startsWith(command));
  const send = async () => {
    const isCommand = typed.startsWith('/');
    const line = typed.trim();
    setTyped('');
    const answer = await act(
      me,
      isCommand ? { do: 'command', ...place, line } : { do: 'say', ...place, text: line },
    );
    setTrouble(answer.ok ? '' : answer.error);
    if (!answer.ok) setTyped((now) => now || line);
  };
  const attach = async (file: File | undefined) => {
    if (!file) return;
    const stored = await upload(me, file);
    if (!stored.file) return setTrouble(stored.error ?? 'The file was not taken.');
    await act(me, { do: 'say', ...place, text: '', files: [String(stored.file.id)] });
  };
  const onKey = (event: KeyboardEvent) => {
    const [offer] = offers;
    if (event.key === 'Tab' && offer) setTyped(`${offer.command} `);
    else if (event.key === 'Enter' && !event.shiftKey && typed.trim()) void send();
    else return;
    event.preventDefault();
  };
  return (
    <div className="shell-composer">
      {trouble && <p role="alert">{trouble}</p>}
      {offers.map(({ command, usageHint, description }) => (
        <button key={command} type="button" onClick={() => setTyped(`${command} `)}>
          <strong>{command}</strong> {usageHint} <small>{description}</small>
        </button>
      ))}
      {hint && <small>{`${hint.command} ${hint.usageHint}`}</small>}
      <textarea
        rows={2}
        aria-label={`Message ${title}`}
        placeholder={`Message ${title}`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      <label>
        Attach a file
        <input type="file" onChange={(event) => void attach(event.target.files?.[0])} />
      </label>
    </div>
  );
}
