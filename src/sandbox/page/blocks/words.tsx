import { isJson } from '../../json.ts';
import { wordsOf } from './plain-text.ts';
import { Mrkdwn } from './static-block.tsx';

/** A text object, in Slack's markup where it is mrkdwn; plain text stays as it was written. */
export function Words({ text }: { text: unknown }) {
  if (!isJson(text)) return null;
  if (text.type === 'mrkdwn') return <Mrkdwn text={String(text.text)} />;
  return <span className="block-plain">{wordsOf(text)}</span>;
}
