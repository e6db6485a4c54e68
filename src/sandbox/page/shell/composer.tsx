import '../styles/composer.css';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import type { Json } from '../../json.ts';
import type { ChannelSight } from '../../protocol.ts';
import { act, upload } from '../act.ts';
import { useMe, useSights } from '../live.ts';
import { type Suggestion, suggestionsFor } from './suggestions.ts';

/**
 * Where one writes: Enter sends, Shift and Enter make a line; "/" offers commands and "@" people, taken with Enter or Tab,
 * sent away with Escape. Files wait with the text until it is sent. In a thread it has the focus at once.
 */
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
  const [isDismissed, setDismissed] = useState(false);
  const [files, setFiles] = useState<Attached[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = { channel: channel.id, ...(thread && { thread }) };
  const offers = isDismissed ? [] : suggestionsFor(typed, workspace);
  const chosen = offers[Math.min(at, offers.length - 1)];
  const hint = workspace?.commands.find(({ command }) => typed.startsWith(command));
  const type = (text: string) => {
    setTyped(text);
    setAt(0);
    setDismissed(false);
  };
  const send = async () => {
    const line = typed.trim();
    if (line === '' && files.length === 0) return;
    type('');
    setFiles([]);
    const error = await sendLine(me, place, line, files);
    setTrouble(error);
    if (!error) return;
    setTyped((now) => now || line);
    setFiles((now) => [...files, ...now]);
  };
  const attach = async (chosenFiles: File[]) => {
    const answers = await Promise.all(chosenFiles.map((file) => upload(me, file)));
    setTrouble(answers.find(({ error }) => error)?.error ?? '');
    setFiles((now) => [...now, ...answers.flatMap(({ file }) => (file ? [attachedOf(file)] : []))]);
    field.current?.focus();
  };
  useEffect(() => {
    if (thread) field.current?.focus();
  }, [thread]);
  const onKey = (event: KeyboardEvent) => {
    const isEnter = event.key === 'Enter' && !event.shiftKey;
    if (chosen && (isEnter || event.key === 'Tab')) type(chosen.text);
    else if (chosen && event.key === 'ArrowDown') setAt((at + 1) % offers.length);
    else if (chosen && event.key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length);
    else if (chosen && event.key === 'Escape') setDismissed(true);
    else if (isEnter) void send();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="shell-composer">
      {trouble && <p role="alert">{trouble}</p>}
      <Suggestions id={listId} offers={offers} chosen={chosen} onTake={type} />
      {hint && <small className="shell-hint">{`${hint.command} ${hint.usageHint}`}</small>}
      <div className="shell-writing">
        <textarea
          ref={field}
          rows={2}
          aria-label={`Message ${title}`}
          aria-controls={offers.length > 0 ? listId : undefined}
          aria-activedescendant={chosen && `${listId}-${chosen.key}`}
          placeholder={`Message ${title}`}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKey}
        />
        {files.length > 0 && (
          <ul className="shell-attached" aria-label="Files to send">
            {files.map(({ id, name }) => (
              <li key={id}>
                {name}
                <button
                  type="button"
                  aria-label={`Remove ${name}`}
                  onClick={() => setFiles(files.filter((file) => file.id !== id))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        )}
        <footer>
          <FileTrigger allowsMultiple onSelect={(list) => void attach([...(list ?? [])])}>
            <Button aria-label="Attach a file">+</Button>
          </FileTrigger>
          <button
            type="button"
            className="shell-send"
            aria-label="Send now"
            disabled={typed.trim() === '' && files.length === 0}
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

/** A file that the workspace has, and no message yet. */
interface Attached {
  id: string;
  name: string;
}

function attachedOf(file: Json): Attached {
  return { id: String(file.id), name: String(file.name) };
}

/** Answers what was wrong with it, or nothing. */
async function sendLine(
  me: string,
  place: Place,
  line: string,
  files: Attached[],
): Promise<string> {
  const isCommand = line.startsWith('/') && files.length === 0;
  const doing = isCommand
    ? ({ do: 'command', ...place, line } as const)
    : ({ do: 'say', ...place, text: line, files: files.map(({ id }) => id) } as const);
  const answer = await act(me, doing);
  return answer.ok ? '' : answer.error;
}
