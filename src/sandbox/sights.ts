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
  | { kind: 'error'; error: string }
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
}
