import '../styles/composer.css';
import { type KeyboardEvent, useId, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { ChannelSight } from '../../protocol.ts';
import { act, upload } from '../act.ts';
import { useMe, useSights } from '../live.ts';
import { type Suggestion, suggestionsFor } from './suggestions.ts';

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
    const error = await sendLine(me, place, line);
    setTrouble(error);
    if (error) setTyped((now) => now || line);
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
      <Suggestions id={listId} offers={offers} chosen={chosen} onTake={type} />
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
          <FileTrigger onSelect={(files) => void attach(me, place, files?.[0]).then(setTrouble)}>
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

function Suggestions({
  id,
  offers,
  chosen,
  onTake,
}: {
  id: string;
  offers: Suggestion[];
  chosen: Suggestion | undefined;
  onTake: (text: string) => void;
}) {
  if (offers.length === 0) return null;
  return (
    <div role="listbox" id={id} aria-label="Suggestions" className="shell-suggestions">
      {offers.map((offer) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field holds the focus and its keys choose
        <div
          key={offer.key}
          id={`${id}-${offer.key}`}
          role="option"
          aria-selected={offer === chosen}
          onClick={() => onTake(offer.text)}
        >
          <strong>{offer.name}</strong> <small>{offer.hint}</small>
        </div>
      ))}
    </div>
  );
}

interface Place {
  channel: string;
  thread?: string;
}

/** Answers what was wrong with it, or nothing. */
async function sendLine(me: string, place: Place, line: string): Promise<string> {
  const doing = line.startsWith('/')
    ? ({ do: 'command', ...place, line } as const)
    : ({ do: 'say', ...place, text: line } as const);
  const answer = await act(me, doing);
  return answer.ok ? '' : answer.error;
}

/** Answers what was wrong with the file, or nothing. */
async function attach(me: string, place: Place, file: File | undefined): Promise<string> {
  if (!file) return '';
  const stored = await upload(me, file);
  if (!stored.file) return stored.error ?? 'The file was not taken.';
  const files = [String(stored.file.id)];
  const answer = await act(me, { do: 'say', ...place, text: '', files });
  return answer.ok ? '' : answer.error;
}
