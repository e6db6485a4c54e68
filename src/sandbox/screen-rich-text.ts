import { type Json, objects, textOfObject } from './json.ts';

/** A rich_text block as plain lines: list items with a bullet or number, quotes with ">", mentions as ids. */
export function richTextLines(block: Json): string[] {
  return objects(block.elements).flatMap((part) => {
    switch (part.type) {
      case 'rich_text_list':
        return objects(part.elements).map((item, at) => {
          const indent = '  '.repeat(Number(part.indent ?? 0));
          return `${indent}${part.style === 'ordered' ? `${at + 1}.` : '•'} ${inlineText(item)}`;
        });
      case 'rich_text_quote':
        return inlineText(part)
          .split('\n')
          .map((line) => `> ${line}`);
      default:
        return inlineText(part).replace(/\n$/, '').split('\n');
    }
  });
}

function inlineText(part: Json): string {
  return objects(part.elements).map(inlineWord).join('');
}

function inlineWord(element: Json): string {
  switch (element.type) {
    case 'user':
      return `<@${String(element.user_id)}>`;
    case 'channel':
      return `<#${String(element.channel_id)}>`;
    case 'emoji':
      return `:${String(element.name)}:`;
    case 'broadcast':
      return `<!${String(element.range)}>`;
    case 'date':
      return textOfObject(element.fallback);
    case 'link':
      return textOfObject(element.text) || String(element.url);
    default:
      return textOfObject(element.text);
  }
}
