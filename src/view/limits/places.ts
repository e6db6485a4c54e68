/** Where elements may stand. Page of each rule: docs.slack.dev/reference/block-kit/NAME, with NAME in the comment. */
import { type Kinds, oneOf } from './composition.ts';
import { elements } from './elements.ts';
import type { Surface } from './fault.ts';

type ElementType = keyof typeof elements;

/** Surfaces of the elements that do not work everywhere. */
const surfacesOfElements: Partial<Record<ElementType, readonly Surface[]>> = {
  datetimepicker: ['message', 'modal'],
  email_text_input: ['modal'],
  file_input: ['modal'],
  number_input: ['modal'],
  rich_text_input: ['modal', 'home'],
  url_text_input: ['modal'],
};

const pickers: ElementType[] = ['datepicker', 'datetimepicker', 'timepicker'];
const singles: ElementType[] = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const multiples: ElementType[] = [
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
];
const choosers: ElementType[] = ['checkboxes', 'radio_buttons', ...singles];
const buttons: ElementType[] = ['button', 'overflow', 'workflow_button'];

/** Elements by the place where they may stand. */
const places = {
  // blocks/actions-block; the page names multi-selects too, chat.postMessage refuses them ("unsupported element: multiselect")
  actions: [...buttons, ...choosers, ...pickers, 'rich_text_input'],
  // blocks/section-block
  accessory: [...buttons, ...choosers, ...multiples, 'datepicker', 'timepicker', 'image'],
  // blocks/input-block
  input: [
    ...choosers,
    ...multiples,
    ...pickers,
    'email_text_input',
    'file_input',
    'number_input',
    'plain_text_input',
    'rich_text_input',
    'url_text_input',
  ],
  // blocks/context-block; text objects stand beside it
  context: ['image'],
  // blocks/context-actions-block
  contextActions: ['feedback_buttons', 'icon_button'],
  // blocks/card-block
  card: ['button'],
} satisfies Record<string, ElementType[]>;

/** The elements that may stand at `place` on `surface`, by type. */
export function elementsAt(place: keyof typeof places, surface: Surface): Kinds {
  const works = (type: ElementType) => surfacesOfElements[type]?.includes(surface) ?? true;
  return Object.fromEntries(places[place].filter(works).map((type) => [type, elements[type]]));
}

/** One element at `place` on `surface`. */
export const elementAt = (place: keyof typeof places, surface: Surface) =>
  oneOf(elementsAt(place, surface));
