import { kindWords } from './lost-message.ts';
import { momentInMrkdwn } from './moment.ts';

export type Decision = 'send again' | 'leave';

/** What came of a decision about a lost message. */
export interface ShownDecided {
  /** As it was before. */
  readonly message: {
    readonly kind: string;
    readonly state: 'ready' | 'sending' | 'sent' | 'dead' | 'uncertain';
    readonly createdAt: Date;
    readonly decision: Decision | null;
    readonly decidedBy: string | null;
  };
  /** False where nothing was changed: it had been decided already, or tried once more since. */
  readonly isNew: boolean;
}

/** What came of a decision, in a sentence or two of mrkdwn. */
export function decidedWords({ message, isNew }: ShownDecided, asked: Decision): string {
  const what = `${kindWords(message)} of ${momentInMrkdwn(message.createdAt)}`;
  if (!isNew) return `${what}: ${before(message)} Nothing was changed.`;
  return asked === 'leave'
    ? `${what}: left as it is, and not sent again.`
    : `${what}: on its way once more. Where the app can look whether it is there already, it does so first.`;
}

function before({ state, decision, decidedBy }: ShownDecided['message']): string {
  const who = decidedBy === null ? 'Somebody' : `<@${decidedBy}>`;
  if (decision === 'leave') return `${who} has left it as it is already.`;
  if (state === 'sent') return 'it has been sent.';
  if (state === 'ready' || state === 'sending')
    return `${who} had it sent again already; it is on its way.`;
  return 'it was tried once more since this was shown, and was lost again.';
}
