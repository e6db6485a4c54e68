import type { RichTextBlockElement } from '@slack/types';
import { type Debt, MAX_TEXT_CHARS } from '../domain/debt.ts';
import { timeWords } from '../domain/interest.ts';
import { line, richText, say } from './blocks.ts';
import { charsIn } from './limits/walk.ts';
import { markdownElements } from './markdown.ts';
import type { MessageBlock } from './message.ts';
import { count, cut, head, oneLine, sentence } from './text.ts';
import { FIELD_WORDS } from './words.ts';

interface LongText {
  readonly title: string;
  readonly markdown: string;
}

/** One text takes at most this much of a card, however much room there is. */
const maxTextChars = 1_500;
/** A text of which less than this could be shown is only counted. */
const minTextChars = 80;
/** Texts on one card; together with the rest it stays under 50 blocks. */
const maxTexts = 20;
const maxNotes = 3;
const maxHits = 3;
const maxHitChars = 300;

/**
 * An item's long texts with their headings, in at most `maxChars` characters together; what is left out is counted.
 * Slack renders the Markdown as rich text, which may be a little longer than its source.
 */
export function textBlocks(debt: Debt, maxChars: number): MessageBlock[] {
  const texts = textsOf(debt);
  const blocks: MessageBlock[] = [];
  let left = maxChars - 100;
  for (const text of texts.slice(0, maxTexts)) {
    const room = Math.min(left - text.title.length - 100, maxTextChars);
    if (room < minTextChars) break;
    const elements = elementsOf(text, room);
    left -= charsIn(elements);
    blocks.push(richText(...elements));
  }
  const hidden = texts.slice(blocks.length);
  if (hidden.length === 0) return blocks;
  const names = cut(hidden.map(({ title }) => title).join(', '), 60);
  return [...blocks, richText(line(say(`Not shown here: ${names}; the edit form has more.`)))];
}

function textsOf(debt: Debt): LongText[] {
  const field = (name: 'risk' | 'currentState' | 'implementation' | 'whatWasDone'): LongText[] =>
    text(sentence(FIELD_WORDS[name]), debt[name]);
  return [
    ...field('risk'),
    ...field('currentState'),
    ...debt.targetState.flatMap((phase) =>
      text(
        phase.name ? `Target state: ${cut(oneLine(phase.name), 80)}` : 'Target state',
        phase.text,
      ),
    ),
    ...field('implementation'),
    ...text('Files', debt.files.map((file) => `- ${file.text} (${file.kind})`).join('\n')),
    ...field('whatWasDone'),
    ...debt.sections.flatMap((part) => text(cut(oneLine(part.title), 80), part.text)),
    ...hitTexts(debt),
    ...noteTexts(debt),
  ];
}

function hitTexts({ hits }: Debt): LongText[] {
  const more = hits.length - maxHits;
  const latest = hits.toSorted((one, other) => other.at.localeCompare(one.at)).slice(0, maxHits);
  const lines = latest.map(({ at, minutes, text: said, permalink }) => {
    const what = said ? `: ${cut(oneLine(said), maxHitChars)}` : '';
    const where = permalink ? ` ([message](${permalink}))` : '';
    return `- ${at.slice(0, 10)}, ${timeWords(minutes)}${what}${where}`;
  });
  const title = `It bit us${more > 0 ? ` (+${count(more, 'earlier time')})` : ''}`;
  return text(title, lines.join('\n'));
}

function noteTexts({ notes }: Debt): LongText[] {
  const more = notes.length - maxNotes;
  const latest = notes.slice(-maxNotes).reverse();
  return latest.map((note, at) => ({
    title: `Note, ${note.at.slice(0, 10)}${at === maxNotes - 1 && more > 0 ? ` (+${count(more, 'older one')})` : ''}`,
    markdown: note.text,
  }));
}

function text(title: string, markdown: string | null): LongText[] {
  return markdown?.trim() ? [{ title, markdown }] : [];
}

function elementsOf({ title, markdown }: LongText, room: number): RichTextBlockElement[] {
  const shown = cutMarkdown(markdown.trim(), room);
  const rest = markdown.trim().length - shown.length;
  const form = markdown.length <= MAX_TEXT_CHARS ? '; see the edit form' : '';
  const elements = markdownElements(shown);
  const tooLong = charsIn(elements) > room + 60;
  return [
    line(say(title, { bold: true })),
    ...(tooLong || elements.length === 0 ? [line(say(shown))] : elements),
    ...(rest > 0 ? [line(say(`… (${rest} more characters${form})`, { italic: true }))] : []),
  ];
}

/** The first `maxChars`, ending with a whole line where that does not cost much. */
function cutMarkdown(markdown: string, maxChars: number): string {
  if (markdown.length <= maxChars) return markdown;
  const start = head(markdown, maxChars);
  const lineEnd = start.lastIndexOf('\n');
  return lineEnd > maxChars / 2 ? start.slice(0, lineEnd) : start;
}
