import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  Confirm,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextList,
  RichTextSection,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import { MAX_TITLE_CHARS, type Owner } from '../domain/debt.ts';
import type { OutsideName } from '../domain/register-name.ts';
import { cut, itemName, oneLine } from './text.ts';

/** Text that shows as typed, at most `maxChars`. */
export function plain(text: string, maxChars = 3000): PlainTextElement {
  return { type: 'plain_text', text: cut(text, maxChars), emoji: false };
}

/** Our own words, mentions and dates; user text only after `inMrkdwn`. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: cut(text, 3000), verbatim: true };
}

/** A paragraph of our own words. */
export function section(text: string, accessory?: SectionBlockAccessory): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

/** Small print of our own words. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

/** A heading; it may hold user text. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(oneLine(text), 150) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

/** A row of at most 25 buttons and menus. */
export function actions(elements: ActionsBlockElement[], blockId?: string): ActionsBlock {
  return { type: 'actions', ...(blockId && { block_id: blockId }), elements };
}

/** A row of buttons; none where there are no buttons, as Slack refuses an empty one. */
export function actionsIfAny(elements: ActionsBlockElement[]): ActionsBlock[] {
  return elements.length > 0 ? [actions(elements)] : [];
}

export interface ButtonOptions {
  readonly style?: 'primary' | 'danger';
  readonly confirm?: Confirm;
  /** Says to a screen reader what the button is about; at most 75 characters are kept. */
  readonly label?: string;
}

/** A button; `value` is one of the encodings of ids.ts. */
export function button(
  text: string,
  actionId: string,
  value: string,
  options: ButtonOptions = {},
): Button {
  const { style, confirm, label } = options;
  return {
    type: 'button',
    text: plain(text, 75),
    action_id: actionId,
    value,
    ...(style && { style }),
    ...(confirm && { confirm }),
    ...(label && { accessibility_label: cut(oneLine(label), 75) }),
  };
}

/** Text as typed within rich text. */
export function say(text: string, style?: { bold?: true; code?: true; italic?: true }) {
  return { type: 'text', text: text === '' ? ' ' : text, ...(style && { style }) } as const;
}

/** A line of rich text. */
export function line(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function richText(...elements: RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

export function bullets(items: RichTextSection[]): RichTextList {
  return { type: 'rich_text_list', style: 'bullet', elements: items };
}

/** An owner within rich text: a mention, a name that a file gave, or `nobody`. */
export function ownerElement(owner: Owner | null): RichTextElement {
  if (owner === null) return say('nobody');
  if (owner.kind === 'person') return { type: 'user', user_id: owner.userId };
  return say(cut(oneLine(owner.name), 80));
}

/** `#12 Title`, with the title as typed; it is cut only where `maxTitleChars` UTF-16 units say so. */
export function itemElements(
  item: OutsideName & { readonly number: number; readonly title: string },
  maxTitleChars = 2 * MAX_TITLE_CHARS,
): RichTextElement[] {
  return [say(`${itemName(item)} `, { bold: true }), say(cut(oneLine(item.title), maxTitleChars))];
}
