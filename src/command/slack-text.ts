/** Something that Slack recognised in what was typed; `start` and `end` are offsets in the decoded text. */
export type Mark = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'person' | 'channel'; readonly id: string }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'group' }
);

/** What a person typed, and what Slack recognised in it, in order. */
export interface SlackText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

type Found = { readonly typed: string; readonly mark: MarkKind | null };
type MarkKind =
  | { readonly kind: 'person' | 'channel'; readonly id: string }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'group' };

const ESCAPE = /<(?<sigil>[@#!]?)(?<body>[^<>|]*)(?:\|(?<label>[^<>]*))?>|&(?<entity>amp|lt|gt);/g;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
]);

/**
 * Undoes Slack's escaping (docs.slack.dev, "Formatting message text"): a mention reads `@ana` again, a channel
 * `#infra`, an address as it was typed. What is no escape of Slack's stays as it is.
 */
export function decodeSlackText(raw: string): SlackText {
  const marks: Mark[] = [];
  let text = '';
  let position = 0;
  for (const match of raw.matchAll(ESCAPE)) {
    text += raw.slice(position, match.index);
    position = match.index + match[0].length;
    const { typed, mark } = readEscape(match[0], match.groups ?? {});
    if (mark) marks.push({ ...mark, start: text.length, end: text.length + typed.length });
    text += typed;
  }
  return { text: text + raw.slice(position), marks };
}

/** Typed text as Slack would hand it over: `&`, `<` and `>` escaped. */
export function escapeSlackText(typed: string): string {
  return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function readEscape(whole: string, groups: Record<string, string | undefined>): Found {
  const { sigil = '', body = '', entity } = groups;
  if (entity) return { typed: ENTITIES.get(entity) ?? whole, mark: null };
  const label = groups.label ? unescapeEntities(groups.label) : null;
  if (sigil === '@' && /^[UW][A-Z0-9]+$/.test(body)) {
    return { typed: `@${label ?? body}`, mark: { kind: 'person', id: body } };
  }
  if (sigil === '#' && /^[CDG][A-Z0-9]+$/.test(body)) {
    return { typed: `#${label ?? body}`, mark: { kind: 'channel', id: body } };
  }
  if (sigil === '!' && /^(?:here|channel|everyone|subteam\^|date\^)/.test(body)) {
    return { typed: label ?? `@${body}`, mark: { kind: 'group' } };
  }
  if (sigil === '' && /^[a-z][a-z0-9+.-]*:./i.test(body)) {
    const url = unescapeEntities(body);
    return { typed: label ?? url, mark: { kind: 'address', url } };
  }
  return { typed: unescapeEntities(whole), mark: null };
}

function unescapeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (whole, name: string) => ENTITIES.get(name) ?? whole);
}
