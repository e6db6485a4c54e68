import { elements, input, mrkdwn, plain, section } from '../limit-cases/samples.ts';

const options = ['one', 'two', 'three'].map((word) => ({
  text: plain(`Option ${word}`),
  value: word,
}));
const groups = [{ label: plain('A group'), options }];

/** What may stand in the `actions` of a message, and beside a section's words. */
export const messageElements = [
  'button',
  'channels_select',
  'checkboxes',
  'conversations_select',
  'datepicker',
  'datetimepicker',
  'external_select',
  'overflow',
  'radio_buttons',
  'static_select',
  'timepicker',
  'users_select',
] as const;
export const accessoryElements = [
  'multi_channels_select',
  'multi_conversations_select',
  'multi_external_select',
  'multi_static_select',
  'multi_users_select',
] as const;
/** What may stand in an input of a modal beside those. */
export const typedElements = [
  'email_text_input',
  'file_input',
  'number_input',
  'plain_text_input',
  'rich_text_input',
  'url_text_input',
] as const;

type ElementType = keyof typeof elements;

/** An element that can be used, with its type as its action_id and in its words. */
export function galleryElement(type: ElementType): Record<string, unknown> {
  const base = { ...elements[type], action_id: type };
  const placeholder = plain(`a ${type}`);
  switch (type) {
    case 'button':
      return {
        ...base,
        text: placeholder,
        value: 'pressed',
        style: 'danger',
        confirm: { title: plain('Really?'), text: mrkdwn('*Press* it'), confirm: plain('Yes') },
      };
    case 'overflow':
    case 'checkboxes':
    case 'radio_buttons':
      return { ...base, options };
    case 'static_select':
      return { ...base, placeholder, options };
    case 'multi_static_select':
      return { type, action_id: type, placeholder, option_groups: groups };
    case 'external_select':
    case 'multi_external_select':
      return { ...base, placeholder, min_query_length: 1 };
    case 'datetimepicker':
    case 'file_input':
      return base;
    default:
      return { ...base, placeholder };
  }
}

/** An actions block of one element, named after it. */
export const actionsOf = (type: ElementType) => ({
  type: 'actions',
  block_id: `block ${type}`,
  elements: [galleryElement(type)],
});

/** A section with that element beside it. */
export const accessoryOf = (type: ElementType) => ({
  ...section(`beside a ${type}`),
  block_id: `block ${type}`,
  accessory: galleryElement(type),
});

/** An input whose label is that of its element. */
export const inputOf = (type: ElementType) => ({
  ...input(galleryElement(type)),
  block_id: `block ${type}`,
  label: plain(`a ${type}`),
});

/** Buttons that stand in no other block. */
export const contextActions = {
  type: 'context_actions',
  block_id: 'feedback',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: 'feedback_buttons',
      positive_button: { text: plain('Good'), value: 'good' },
      negative_button: { text: plain('Bad'), value: 'bad' },
    },
    {
      type: 'icon_button',
      action_id: 'icon_button',
      icon: 'trash',
      text: plain('Bin it'),
      value: 'bin',
    },
  ],
};
