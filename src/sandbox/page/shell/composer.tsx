import '../styles/composer.css';
import { type KeyboardEvent, useId, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { ChannelSight } from '../../protocol.ts';
import { act, upload } from '../act.ts';
import { useMe, useSights } from '../live.ts';
import { suggestionsFor } from './suggestions.ts';

/** Where one writes: Enter sends, Shift and Enter make a line; "/" offers commands and "@" people, taken with Enter or Tab. */
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
  const listId = useId();
  const { workspace } = useSights();
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState('');
  const [at, setAt] = useState(0);
  const place = { channel: channel.id, ...(thread && { thread }) };
  const offers = suggestionsFor(typed, workspace);
  const chosen = offers[Math.min(at, offers.length - 1)];
  const hint = workspace?.commands.find(({ command }) => typed.startsWith(command));
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const send = async () => {
    const line = typed.trim();
    if (line === '') return;
    type('');
    const doing = line.startsWith('/')
      ? ({ do: 'command', ...place, line } as const)
      : ({ do: 'say', ...place, text: line } as const);
    const answer = await act(me, doing);
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
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    if (chosen && (isEnter || event.key === 'Tab')) type(chosen.text);
    else if (chosen && event.key === 'ArrowDown') setAt((at + 1) % offers.length);
    else if (chosen && event.key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length);
    else if (isEnter) void send();
    else return;
    event.preventDefault();
  };
  return (
    <div className="shell-composer">
      {trouble && <p role="alert">{trouble}</p>}
      {offers.length > 0 && (
        <div role="listbox" id={listId} aria-label="Suggestions" className="shell-suggestions">
          {offers.map((offer) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field holds the focus and its keys choose
            <div
              key={offer.key}
              id={`${listId}-${offer.key}`}
              role="option"
              aria-selected={offer === chosen}
              onClick={() => type(offer.text)}
            >
              <strong>{offer.name}</strong> <small>{offer.hint}</small>
            </div>
          ))}
        </div>
      )}
      {hint && <small className="shell-hint">{`${hint.command} ${hint.usageHint}`}</small>}
      <div className="shell-writing">
        <textarea
          rows={2}
          aria-label={`Message ${title}`}
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.key}`}
          placeholder={`Message ${title}`}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
        />
        <footer>
          <FileTrigger onSelect={(files) => void attach(files?.[0])}>
            <Button aria-label="Attach a file">+</Button>
          </FileTrigger>
          <button
            type="button"
            className="shell-send"
            aria-label="Send now"
            disabled={typed.trim() === ''}
            onClick={() => void send()}
          >
            ➤
          </button>
        </footer>
      </div>
    </div>
  );
}
