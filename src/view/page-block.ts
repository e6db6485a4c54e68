import { type ShareRef, shareValue } from './refs.ts';

/** A block's id (reference/block-kit/blocks). */
const maxIdChars = 255;

/**
 * The id of a block of buttons in an answer, by which the answer can be shown anew: Slack does not give an answer back that one
 * person alone sees. `name` tells several blocks apart. Undefined where it is too long for an id.
 */
export function pageBlock(page: ShareRef, name: string | number = ''): string | undefined {
  const id = `page:${name}:${shareValue.encode(page)}`;
  return id.length <= maxIdChars ? id : undefined;
}

/** The answer that a block stands in; null where its id does not tell. */
export function pageBehind(blockId: string): ShareRef | null {
  const [, page] = /^page:[^:]*:(.*)$/s.exec(blockId) ?? [];
  return shareValue.decode(page);
}
