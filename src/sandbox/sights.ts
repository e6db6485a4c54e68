import type { RecordedCall, ShownKey } from './calls.ts';
import type { Message } from './messages.ts';
import type { Signal } from './signal.ts';
import type { View } from './views.ts';

/** Something that appeared on somebody's screen. */
export type Sight = {
  /** who sees it; undefined: everyone in the message's channel */
  personId?: string;
  /** the command, click or submission that it answers, where Slack knows */
  interactionId?: string;
} & (
  | { kind: 'ephemeral' | 'message' | 'update' | 'removed'; message: Message }
  | { kind: 'modal' | 'home'; view: View }
  | { kind: 'error'; error: string; at: number }
);

/** Everything that appeared, in order; drivers wait for what comes after a mark. */
export class Sights {
  private readonly all: Sight[] = [];
  private readonly signal: Signal;

  constructor(signal: Signal) {
    this.signal = signal;
  }

  /** Records what appeared and wakes who waits. */
  add(sight: Sight): void {
    this.all.push(sight);
    this.signal.emit();
  }

  /** The mark of now: pass it to `since`. */
  mark(): number {
    return this.all.length;
  }

  /** What appeared since the mark. */
  since(mark: number): Sight[] {
    return this.all.slice(mark);
  }

  /** What appeared since the mark, as the record of a call keeps it: right where nothing else could come in between. */
  shownSince(mark: number): Pick<RecordedCall, 'shows' | 'interactionId'> {
    const sights = this.since(mark);
    const interactionId = sights.find((sight) => sight.interactionId)?.interactionId;
    return { shows: sights.flatMap(shownKeys), ...(interactionId && { interactionId }) };
  }

  /** Everything that a person's doing brought to a screen. */
  shownBy(interactionId: string): ShownKey[] {
    const sights = this.all.filter((sight) => sight.interactionId === interactionId);
    return [...new Set(sights.flatMap(shownKeys))];
  }
}

/** The key of what a sight shows; none for an error. */
function shownKeys(sight: Sight): ShownKey[] {
  if ('message' in sight) return [messageKey(sight.message)];
  return 'view' in sight ? [`view:${sight.view.id}`] : [];
}

/** The key under which a message is known to the page. */
export function messageKey(message: Message): `message:${string}` {
  return `message:${message.channelId}:${message.ts}`;
}
