import type { RichTextElement } from '@slack/types';
import { say } from './blocks.ts';
import { inMrkdwn } from './text.ts';

const mention = /<@([UW][A-Z0-9]+)>/;

/** A sentence in which we named people as `<@U…>`, as rich text: they show as mentions, all else as typed. */
export function withMentions(sentence: string): RichTextElement[] {
  return parts(sentence).map((part) =>
    part.kind === 'person' ? { type: 'user', user_id: part.userId } : say(part.text),
  );
}

/** The same for a fallback text: all but the mentions is escaped. */
export function mentionsInMrkdwn(sentence: string): string {
  return parts(sentence)
    .map((part) => {
      if (part.kind === 'person') return `<@${part.userId}>`;
      const [before = '', after = ''] = [/^\s*/, /\s*$/].map((edge) => edge.exec(part.text)?.[0]);
      return part.text.trim() === '' ? part.text : `${before}${inMrkdwn(part.text)}${after}`;
    })
    .join('');
}

type SentencePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'person'; readonly userId: string };

/** Splitting by a pattern with one group puts what it caught at the odd places. */
function parts(sentence: string): SentencePart[] {
  return sentence.split(mention).flatMap((piece, at): SentencePart[] => {
    if (at % 2 === 1) return [{ kind: 'person', userId: piece }];
    return piece === '' ? [] : [{ kind: 'text', text: piece }];
  });
}
