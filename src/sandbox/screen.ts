import { inputKey, optionLabel, optionsOf } from './inputs.ts';
import { isJson, type Json, object, objects, textOfObject } from './json.ts';
import type { Message } from './messages.ts';
import { richTextLines } from './screen-rich-text.ts';
import type { View } from './views.ts';

type Inputs = Map<string, Json>;

/** Everything that can be read on a message, modal or Home, as plain lines: buttons as [Done], fields as "Title: x". */
export function textOf(shown: Message | View): string {
  if ('ts' in shown) return messageLines(shown).join('\n');
  const buttons = [shown.submit, shown.close]
    .filter(isJson)
    .map((button) => `[${textOfObject(button)}]`);
  return [
    ...(shown.title ? [textOfObject(shown.title)] : []),
    ...(shown.trouble ? [`⚠ ${shown.trouble}`] : []),
    ...blockLines(shown.blocks, shown.inputs, shown.fieldErrors),
    ...(buttons.length > 0 ? [buttons.join(' ')] : []),
  ].join('\n');
}

/** The words of some blocks as plain lines. */
export function blockLines(
  blocks: Json[],
  inputs: Inputs = new Map(),
  errors: Record<string, string> = {},
): string[] {
  return blocks.flatMap((block) => linesOf(block, inputs, errors));
}

/** What a field holds, in words: the typed text, the chosen options' labels, ids of people as they are. */
export function valueText(value: Json | undefined): string {
  const { type: _type, ...rest } = value ?? {};
  return Object.values(rest).flatMap(wordsOf).join(', ');
}

function messageLines(message: Message): string[] {
  const attached = message.attachments.flatMap((attachment) => [
    ...['pretext', 'title', 'text'].map((part) => textOfObject(attachment[part])).filter(Boolean),
    ...blockLines(objects(attachment.blocks), message.inputs),
  ]);
  const body =
    message.blocks.length > 0 ? blockLines(message.blocks, message.inputs) : [message.text];
  return [
    ...body,
    ...attached,
    ...message.files.map((file) => `📎 ${textOfObject(file.name)}`),
  ].filter(Boolean);
}

function linesOf(block: Json, inputs: Inputs, errors: Record<string, string>): string[] {
  const read = readers[String(block.type)];
  return read ? read(block, inputs, errors) : deepText(block);
}

const readers: Record<
  string,
  (block: Json, inputs: Inputs, errors: Record<string, string>) => string[]
> = {
  header: (block) => [textOfObject(block.text)],
  divider: () => ['---'],
  markdown: (block) => [textOfObject(block.text)],
  image: (block) => [`🖼 ${textOfObject(block.title) || textOfObject(block.alt_text)}`],
  section: sectionLines,
  context: (block) => [
    objects(block.elements)
      .map((element) => textOfObject(element.text) || textOfObject(element.alt_text))
      .join(' '),
  ],
  actions: (block, inputs) => [
    objects(block.elements)
      .map((element) => elementText(element, block, inputs))
      .join(' '),
  ],
  input: inputLines,
  rich_text: (block) => richTextLines(block),
  table: tableLines,
  data_table: (block) => [textOfObject(block.caption), ...tableLines(block)],
  container: (block, inputs, errors) => [
    ...titleLine(block),
    ...blockLines(objects(block.blocks ?? block.child_blocks), inputs, errors),
  ],
};

function sectionLines(block: Json, inputs: Inputs): string[] {
  const fields = objects(block.fields).map(textOfObject);
  const accessory = isJson(block.accessory) ? [elementText(block.accessory, block, inputs)] : [];
  const [first = '', ...rest] = [textOfObject(block.text), ...fields].filter(Boolean);
  return [[first, ...accessory].filter(Boolean).join(' '), ...rest];
}

function inputLines(block: Json, inputs: Inputs, errors: Record<string, string>): string[] {
  const element = object(block.element);
  const error = errors[String(block.block_id)];
  const optional = block.optional === true ? ' (optional)' : '';
  return [
    `${textOfObject(block.label)}${optional}: ${elementText(element, block, inputs)}`,
    ...(isJson(block.hint) ? [`  ${textOfObject(block.hint)}`] : []),
    ...(error ? [`  ✗ ${error}`] : []),
  ];
}

function tableLines(block: Json): string[] {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  return rows.map(
    (row) =>
      `| ${objects(Array.isArray(row) ? row : object(row).cells)
        .map(cellText)
        .join(' | ')} |`,
  );
}

function cellText(cell: Json): string {
  return cell.type === 'rich_text' ? richTextLines(cell).join(' ') : deepText(cell).join(' ');
}

function titleLine(block: Json): string[] {
  const title = textOfObject(block.title);
  return title ? [title] : [];
}

/** A button as [Text]; ticked and open boxes; a select as what is chosen or its placeholder in ‹›. */
function elementText(element: Json, block: Json, inputs: Inputs): string {
  const value = inputs.get(inputKey(String(block.block_id), String(element.action_id ?? '')));
  switch (element.type) {
    case 'button':
      return `[${textOfObject(element.text)}]`;
    case 'overflow':
      return `[⋯ ${optionsOf(element).map(optionLabel).join(' · ')}]`;
    case 'checkboxes':
    case 'radio_buttons': {
      const chosen = new Set(
        [...objects(value?.selected_options), object(value?.selected_option)].map(
          (option) => option.value,
        ),
      );
      return optionsOf(element)
        .map((option) => `${chosen.has(option.value) ? '☑' : '☐'} ${optionLabel(option)}`)
        .join(' ');
    }
    case 'image':
      return `🖼 ${textOfObject(element.alt_text)}`;
    default:
      return valueText(value) || `‹${textOfObject(element.placeholder)}›`;
  }
}

function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (!isJson(value)) return value === null || value === undefined ? [] : [String(value)];
  if (value.type === 'rich_text') return richTextLines(value);
  return [optionLabel(value) || textOfObject(value.name)].filter(Boolean);
}

/** The words of a block that this page does not know by name: every text, title and label in it. */
function deepText(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(deepText);
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([name, entry]) => {
    const isWord = ['text', 'title', 'subtitle', 'label', 'body', 'name', 'value'].includes(name);
    return isWord && (typeof entry === 'string' || typeof entry === 'number')
      ? [String(entry)]
      : deepText(entry);
  });
}
