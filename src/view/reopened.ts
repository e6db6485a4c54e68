import type { ReopenedContent } from '../domain/digest.ts';
import { bullets, itemElements, line, richText, say } from './blocks.ts';
import { type Message, message } from './message.ts';
import { maxShortTitleChars, showButtons, titleInMrkdwn } from './rows.ts';
import { count, cut, inMrkdwn, oneLine } from './text.ts';

const maxItems = 10;
const maxWhyChars = 200;

/** Tells a person that items which were accepted until today are open again. */
export function reopenedMessage({ registerId, registerName, items }: ReopenedContent): Message {
  const shown = items.slice(0, maxItems);
  const more = items.length - shown.length;
  const open = items.length === 1 ? 'is open again' : 'are open again';
  const what = `${count(items.length, 'accepted item')} of ${cut(oneLine(registerName), 80)} ${open}`;
  const why = 'It was accepted until today. Accept it for longer, plan it, or close it.';
  const rest = more > 0 ? [`+${more} more`] : [];
  const blocks = [
    richText(
      line(say(what, { bold: true })),
      bullets(
        shown.map((item) =>
          line(
            ...itemElements(item, maxShortTitleChars),
            ...(item.why ? [say(` · ${cut(oneLine(item.why), maxWhyChars)}`)] : []),
          ),
        ),
      ),
      ...[...rest, why].map((text) => line(say(text))),
    ),
    ...showButtons(shown.map(({ number, title }) => ({ registerId, number, title }))),
  ];
  const told = shown.map((item) => {
    const kept = item.why ? ` · ${inMrkdwn(cut(item.why, maxWhyChars))}` : '';
    return `• ${titleInMrkdwn(item)}${kept}`;
  });
  return message([inMrkdwn(what), ...told, ...rest, why], blocks);
}
