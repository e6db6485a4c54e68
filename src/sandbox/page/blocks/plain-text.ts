import { emojify } from 'node-emoji';
import { textOfObject } from '../../json.ts';

/** The words of a text object, with `:shortcodes:` as the emoji that Slack shows. */
export function wordsOf(textObject: unknown): string {
  return emojify(textOfObject(textObject));
}
