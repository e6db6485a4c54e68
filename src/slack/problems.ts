import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { RuleError } from '../domain/rule-error.ts';
import { isDatabaseAway } from '../register/database-away.ts';
import { grantWords } from '../register/missing-scopes.ts';
import { Refusal } from '../register/refusal.ts';
import { line, richText, say } from '../view/blocks.ts';
import { type Message, message } from '../view/message.ts';
import { refusalMessage } from '../view/modals.ts';
import { cut, inMrkdwn, sentence } from '../view/text.ts';
import { missingScopes } from './slack-code.ts';

/** Leaves room for the problem itself within a message's 12,000 characters. */
const MAX_TYPED_CHARS = 9_000;

/** What went wrong, in words for the person who asked. */
export interface Trouble {
  readonly what: string;
  readonly remedy: string;
  /** The field at fault, where there is one. */
  readonly field: string | null;
}

/**
 * Any thrown error as words for the person. What was refused says why; everything else is logged under a
 * reference that the person sees too.
 */
export function troubleOf(error: unknown, log: Logger): Trouble {
  if (error instanceof Refusal || error instanceof RuleError) {
    return { what: error.message, remedy: error.remedy, field: error.field };
  }
  const scopes = missingScopes(error);
  if (scopes.length > 0) {
    return {
      what: 'Slack does not let the bot do this.',
      remedy: `${sentence(grantWords(scopes))} All else works as before.`,
      field: null,
    };
  }
  const reference = randomBytes(4).toString('hex');
  log.error({ err: error, reference }, 'a request failed');
  const what = isDatabaseAway(error)
    ? 'The bot could not reach its database.'
    : 'The bot could not reach Slack, or made a mistake of its own.';
  return {
    what,
    remedy: `Most likely nothing was changed: try again in a moment. If it goes on, tell whoever runs the bot: reference ${reference}.`,
    field: null,
  };
}

/** Any thrown error as an answer, with what was typed (null where nothing was) so that it can be sent again. */
export function toMessage(error: unknown, log: Logger, typed: string | null): Message {
  const { what, remedy } = troubleOf(error, log);
  const answer = refusalMessage(what, remedy);
  return typed === null ? answer : withTyped(answer, typed);
}

/** The answer with what was typed below it, ready to be copied. */
export function withTyped({ text, blocks }: Message, typed: string): Message {
  const kept = cut(typed, MAX_TYPED_CHARS);
  const quoted = richText(line(say('You typed:')), {
    type: 'rich_text_preformatted',
    elements: [say(kept)],
  });
  return message([text, `You typed: ${inMrkdwn(kept)}`], [...blocks, quoted]);
}
