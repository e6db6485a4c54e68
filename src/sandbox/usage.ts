import { maxTextChars } from '../view/limits/message.ts';
import { maxViewBytes } from '../view/limits/view.ts';
import { type Json, objects, textOfObject } from './json.ts';
import type { LimitUse } from './protocol.ts';

/** Most blocks in a message, and in a modal or Home (docs.slack.dev, "Blocks"). */
const maxBlocks = { message: 50, view: 100 };

/** Most characters in the text of a section (docs.slack.dev, "Section block"). */
const maxSectionChars = 3000;

/** How near a message is to Slack's limits. */
export function messageUsage(message: { text: string; blocks: Json[] }): LimitUse[] {
  return [
    { what: 'blocks', used: message.blocks.length, limit: maxBlocks.message },
    { what: 'characters of text', used: message.text.length, limit: maxTextChars.post },
    longestSection(message.blocks),
  ];
}

/** How near a modal or Home is to Slack's limits; `json` is the view in Slack's form. */
export function viewUsage(json: Json): LimitUse[] {
  const blocks = objects(json.blocks);
  const bytes = Buffer.byteLength(JSON.stringify(json));
  return [
    { what: 'blocks', used: blocks.length, limit: maxBlocks.view },
    { what: 'bytes of the view', used: bytes, limit: maxViewBytes },
    longestSection(blocks),
  ];
}

function longestSection(blocks: Json[]): LimitUse {
  const lengths = blocks.map((block) => textOfObject(block.text).length);
  return {
    what: 'characters of the longest block',
    used: Math.max(0, ...lengths),
    limit: maxSectionChars,
  };
}
