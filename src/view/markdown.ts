import type { RichTextBlockElement, RichTextElement, RichTextSection } from '@slack/types';
import type {
  BlockContent,
  DefinitionContent,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as plainOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { say } from './blocks.ts';

type Style = NonNullable<RichTextElement['style']>;
type Flow = RootContent | BlockContent | DefinitionContent;

/** rich-text-block: lists are indented at most this deep. */
const maxIndent = 8;
/** Longer addresses are shown as text. */
const maxUrlChars = 2_000;

/**
 * An item's Markdown as rich text: paragraphs, headings, lists, quotes and code. What rich text has no shape for, such as a
 * table or HTML, shows as it was written. Never empty for a text that is not blank.
 */
export function markdownElements(markdown: string): RichTextBlockElement[] {
  const tree = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return tree.children.flatMap((node) => flow(node, markdown, 0));
}

function flow(node: Flow, source: string, indent: number): RichTextBlockElement[] {
  switch (node.type) {
    case 'paragraph':
      return [section(phrasing(node.children, source))];
    case 'heading':
      return [section(phrasing(node.children, source, { bold: true }))];
    case 'list':
      return node.children.flatMap((item, at) =>
        listItem(
          item,
          source,
          indent,
          node.ordered ? { offset: (node.start ?? 1) - 1 + at } : null,
        ),
      );
    case 'blockquote':
      return [{ type: 'rich_text_quote', elements: quoted(node.children, source) }];
    case 'code':
      return node.value === ''
        ? []
        : [{ type: 'rich_text_preformatted', elements: [say(node.value)] }];
    case 'thematicBreak':
      return [section([say('—')])];
    default:
      return asWritten(node, source);
  }
}

function section(elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

function listItem(
  item: ListItem,
  source: string,
  indent: number,
  numbered: { readonly offset: number } | null,
): RichTextBlockElement[] {
  const [first, ...rest] = item.children;
  const lead = first?.type === 'paragraph' ? phrasing((first as Paragraph).children, source) : [];
  const tick =
    item.checked === null || item.checked === undefined ? [] : [say(item.checked ? '☑ ' : '☐ ')];
  const below = first && first.type !== 'paragraph' ? item.children : rest;
  const entry = section(lead.length + tick.length === 0 ? [say(' ')] : [...tick, ...lead]);
  return [
    {
      type: 'rich_text_list',
      style: numbered ? 'ordered' : 'bullet',
      ...(numbered && numbered.offset > 0 ? { offset: numbered.offset } : {}),
      indent: Math.min(indent, maxIndent),
      elements: [entry],
    },
    ...below.flatMap((node) => flow(node, source, indent + 1)),
  ];
}

/** A quote holds no blocks: its paragraphs stand on lines of their own, all else as written. */
function quoted(nodes: readonly Flow[], source: string): RichTextElement[] {
  const lines = nodes.map((node) =>
    node.type === 'paragraph' ? phrasing(node.children, source) : [say(writing(node, source))],
  );
  return lines.flatMap((elements, at) => (at === 0 ? elements : [say('\n'), ...elements]));
}

function phrasing(
  nodes: readonly PhrasingContent[],
  source: string,
  style: Style = {},
): RichTextElement[] {
  return nodes.flatMap((node) => inline(node, source, style));
}

function inline(node: PhrasingContent, source: string, style: Style): RichTextElement[] {
  switch (node.type) {
    case 'text':
      return styled(node.value.replace(/\s*\n\s*/g, ' '), style);
    case 'strong':
      return phrasing(node.children, source, { ...style, bold: true });
    case 'emphasis':
      return phrasing(node.children, source, { ...style, italic: true });
    case 'delete':
      return phrasing(node.children, source, { ...style, strike: true });
    case 'inlineCode':
      return styled(node.value, { ...style, code: true });
    case 'break':
      return [say('\n')];
    case 'link':
      return link(node.url, plainOf(node), style, writing(node, source));
    default:
      return styled(writing(node, source), style);
  }
}

/** Only web addresses become links, so that a text cannot hide another scheme behind a harmless word. */
function link(url: string, text: string, style: Style, written: string): RichTextElement[] {
  if (!/^https?:\/\/[^\s/]+/i.test(url) || url.length > maxUrlChars) return styled(written, style);
  return [{ type: 'link', url, ...(text && { text }), ...withStyle(style) }];
}

function styled(text: string, style: Style): RichTextElement[] {
  return text === '' ? [] : [{ type: 'text', text, ...withStyle(style) }];
}

function withStyle(style: Style): { style?: Style } {
  return Object.keys(style).length > 0 ? { style } : {};
}

function asWritten(node: Nodes, source: string): RichTextBlockElement[] {
  const text = writing(node, source);
  if (text === '') return [];
  const element = say(text);
  return node.type === 'table'
    ? [{ type: 'rich_text_preformatted', elements: [element] }]
    : [section([element])];
}

function writing(node: Nodes, source: string): string {
  const { start, end } = node.position ?? {};
  return source.slice(start?.offset ?? 0, end?.offset ?? 0).trim();
}
