import { emojify } from 'node-emoji';
import type { Json } from '../../json.ts';

/**
 * Slack's markup as the rich text that Slack itself makes of it: styles, code, quotes, links, mentions, dates
 * (docs.slack.dev/messaging/formatting-message-text). Emoji that nobody knows stay as they were typed.
 */
export function mrkdwnToRichText(mrkdwn: string): Json {
  const parts = mrkdwn.split(/```\n?([\s\S]+?)```\n?/);
  const elements = parts.flatMap((part, at) => {
    if (at % 2 === 1) return [element('rich_text_preformatted', [said(part.replace(/\n$/, ''))])];
    return part === '' ? [] : paragraphs(part.replace(/\n$/, ''));
  });
  return { type: 'rich_text', elements };
}

type Style = Record<string, true>;

const quoteSign = /^(?:&gt;|>) ?/;

/** Runs of quoted and of other lines. */
function paragraphs(text: string): Json[] {
  const runs: { isQuote: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const isQuote = quoteSign.test(line);
    const last = runs.at(-1);
    const bare = isQuote ? line.replace(quoteSign, '') : line;
    if (last?.isQuote === isQuote) last.lines.push(bare);
    else runs.push({ isQuote, lines: [bare] });
  }
  return runs.map(({ isQuote, lines }) =>
    element(isQuote ? 'rich_text_quote' : 'rich_text_section', inline(lines.join('\n'), {})),
  );
}

/** A code span, something in angle brackets, words between marks, or a bare address. */
const token =
  /(`[^`\n]+`|<[^>\n]+>|(?<![\w*])\*(?=\S)[^*\n]*[^*\s]\*(?!\w)|(?<![\w_])_(?=\S)[^_\n]*[^_\s]_(?!\w)|(?<![\w~])~(?=\S)[^~\n]*[^~\s]~(?!\w)|https?:\/\/[^\s<>|]+)/;
const styleOf: Record<string, string> = { '*': 'bold', _: 'italic', '~': 'strike' };

function inline(text: string, style: Style): Json[] {
  // the parts that the pattern caught stand at the odd places
  return text.split(token).flatMap((part, at) => {
    if (part === '') return [];
    if (at % 2 === 0) return [said(emojify(part), style)];
    const sign = part.charAt(0);
    if (sign === '`') return [said(part.slice(1, -1), { ...style, code: true })];
    if (sign === '<') return [bracketed(part.slice(1, -1), style)];
    const name = styleOf[sign];
    return name
      ? inline(part.slice(1, -1), { ...style, [name]: true })
      : [{ type: 'link', url: unescaped(part), ...styled(style) }];
  });
}

/** What stands between `<` and `>`: a person, a channel, a special mention, a date or a link. */
function bracketed(inner: string, style: Style): Json {
  const [what = '', label] = inner.split(/\|(.*)/s);
  const id = what.slice(1);
  if (what.startsWith('@')) return { type: 'user', user_id: id, ...styled(style) };
  if (what.startsWith('#')) return { type: 'channel', channel_id: id, label, ...styled(style) };
  if (what.startsWith('!')) return special(id, label, style);
  const text = label && emojify(unescaped(label));
  return { type: 'link', url: unescaped(what), ...(text && { text }), ...styled(style) };
}

function special(what: string, label: string | undefined, style: Style): Json {
  const [name, ...rest] = what.split('^');
  if (name === 'date') {
    const [timestamp, format, url] = rest;
    const date = { type: 'date', timestamp: Number(timestamp), format, fallback: label };
    return { ...date, ...(url && { url: unescaped(url) }), ...styled(style) };
  }
  if (name === 'here' || name === 'channel' || name === 'everyone')
    return { type: 'broadcast', range: name, ...styled(style) };
  if (name === 'subteam' && !label) return { type: 'usergroup', usergroup_id: rest[0] };
  return said(label ?? `<${what}>`, style);
}

function said(text: string, style: Style = {}): Json {
  return { type: 'text', text: unescaped(text), ...styled(style) };
}

function styled(style: Style): Json {
  return Object.keys(style).length > 0 ? { style } : {};
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function element(type: string, elements: Json[]): Json {
  return { type, elements };
}
