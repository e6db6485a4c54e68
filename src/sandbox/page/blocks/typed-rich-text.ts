import { type Json, object, objects } from '../../json.ts';

const mark = /(`[^`\n]+`|\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~|https?:\/\/\S+)/;
const styles: Record<string, string> = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' };

type Kind = 'words' | 'bullet' | 'ordered' | 'quote';

/** Typed text as Slack's rich text: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, links, lists and quotes, as its editor makes of them. */
export function typedRichText(typed: string): Json | null {
  if (typed.trim() === '') return null;
  const groups: { kind: Kind; lines: Json[][] }[] = [];
  for (const line of typed.split('\n')) {
    const [, sign = '', rest = line] = /^(- |• |\d+\. |> )?(.*)$/.exec(line) ?? [];
    const last = groups.at(-1);
    if (last?.kind === kindOf(sign)) last.lines.push(inline(rest));
    else groups.push({ kind: kindOf(sign), lines: [inline(rest)] });
  }
  return { type: 'rich_text', elements: groups.map(({ kind, lines }) => element(kind, lines)) };
}

/** The typed text that stands for a rich text: the other way round, so that an initial value can be edited. */
export function markedText(rich: unknown): string {
  const parts = objects(object(rich).elements);
  return parts.map(linesOf).join('\n');
}

function linesOf(part: Json): string {
  const elements = objects(part.elements);
  if (part.type === 'rich_text_list')
    return elements
      .map((line, at) => `${part.style === 'ordered' ? `${at + 1}.` : '-'} ${linesOf(line)}`)
      .join('\n');
  const words = elements.map(marked).join('');
  return part.type === 'rich_text_quote' ? words.replace(/^/gm, '> ') : words;
}

function marked(element: Json): string {
  const words = String(element.text ?? element.url ?? '');
  const style = object(element.style);
  const signs = Object.keys(styles).filter((sign) => style[styles[sign] ?? ''] === true);
  return signs.reduce((text, sign) => sign + text + sign, words);
}

function kindOf(sign: string): Kind {
  if (sign === '') return 'words';
  if (sign === '> ') return 'quote';
  return /\d/.test(sign) ? 'ordered' : 'bullet';
}

function element(kind: Kind, lines: Json[][]): Json {
  if (kind === 'bullet' || kind === 'ordered') {
    const elements = lines.map((line) => ({ type: 'rich_text_section', elements: line }));
    return { type: 'rich_text_list', style: kind, elements };
  }
  const elements = lines.flatMap((line, at) => (at === 0 ? line : [text('\n'), ...line]));
  return { type: kind === 'quote' ? 'rich_text_quote' : 'rich_text_section', elements };
}

function inline(line: string): Json[] {
  const parts = line.split(mark).filter((part) => part !== '');
  return parts.map((part) => {
    if (/^https?:/.test(part)) return { type: 'link', url: part };
    const style = mark.test(part) ? styles[part.charAt(0)] : undefined;
    return style ? { ...text(part.slice(1, -1)), style: { [style]: true } } : text(part);
  });
}

function text(words: string): Json {
  return { type: 'text', text: words };
}
