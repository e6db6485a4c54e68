import { isJson, type Json, object, objects, text } from './json.ts';

/** An interactive element and where it stands. */
export interface PlacedElement {
  blockId: string;
  actionId: string;
  element: Json;
  block: Json;
}

/** The key under which an input's value is kept. */
export function inputKey(blockId: string, actionId: string): string {
  return `${blockId}\n${actionId}`;
}

/** Every interactive element of the blocks, in the order of the screen: inputs, accessories, rows of buttons. */
export function elementsOf(blocks: Json[]): PlacedElement[] {
  return blocks.flatMap((block) => {
    const cards = block.type === 'carousel' ? block.elements : [];
    const inner = [...objects(block.blocks ?? block.child_blocks), ...objects(cards)];
    const own = [
      block.element,
      block.accessory,
      ...objects(block.elements),
      ...objects(block.actions),
    ]
      .map(object)
      .filter((element) => typeof element.type === 'string' && isInteractive(element.type))
      .map((element) => ({
        blockId: text(block.block_id) ?? '',
        actionId: text(element.action_id) ?? '',
        element,
        block,
      }));
    return [...own, ...elementsOf(inner)];
  });
}

/** The state values that the blocks start with: initial ones, or Slack's empty form of each element. */
export function initialInputs(blocks: Json[]): [string, Json][] {
  return elementsOf(blocks)
    .filter(({ element }) => !buttons.has(String(element.type)))
    .map(({ blockId, actionId, element }) => [inputKey(blockId, actionId), initialInput(element)]);
}

/**
 * The state values of new content in an old place: what the person entered stays where block_id, action_id and
 * type stay the same, and the new initial values are ignored there (docs.slack.dev, "Updating modal views").
 */
export function keptInputs(before: Map<string, Json>, blocks: Json[]): Map<string, Json> {
  const inputs = new Map(initialInputs(blocks));
  for (const [key, value] of before)
    if (inputs.get(key)?.type === value.type) inputs.set(key, value);
  return inputs;
}

/** State values in Slack's form: block_id → action_id → value. */
export function stateValues(inputs: Map<string, Json>): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const [key, value] of inputs) {
    const [blockId = '', actionId = ''] = key.split('\n');
    values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/** True when nothing has been entered: Slack refuses to submit a required input in this state. */
export function isEmptyInput(value: Json): boolean {
  const { type: _type, ...rest } = value;
  return Object.values(rest).every(
    (entry) => entry === null || entry === '' || (Array.isArray(entry) && entry.length === 0),
  );
}

/** The options that an element offers, groups unfolded. */
export function optionsOf(element: Json): Json[] {
  const groups = objects(element.option_groups).flatMap((group) => objects(group.options));
  return [...objects(element.options), ...groups];
}

/** The option's text on the screen. */
export function optionLabel(option: unknown): string {
  return isJson(option) ? (text(object(option.text).text) ?? '') : '';
}

const startOf: Record<string, (element: Json) => Json> = {
  plain_text_input: (element) => ({ value: element.initial_value ?? null }),
  email_text_input: (element) => ({ value: element.initial_value ?? null }),
  url_text_input: (element) => ({ value: element.initial_value ?? null }),
  number_input: (element) => ({ value: element.initial_value ?? null }),
  rich_text_input: (element) => ({ rich_text_value: element.initial_value ?? null }),
  static_select: (element) => ({ selected_option: element.initial_option ?? null }),
  external_select: (element) => ({ selected_option: element.initial_option ?? null }),
  radio_buttons: (element) => ({ selected_option: element.initial_option ?? null }),
  checkboxes: (element) => ({ selected_options: element.initial_options ?? [] }),
  multi_static_select: (element) => ({ selected_options: element.initial_options ?? [] }),
  multi_external_select: (element) => ({ selected_options: element.initial_options ?? [] }),
  users_select: (element) => ({ selected_user: element.initial_user ?? null }),
  multi_users_select: (element) => ({ selected_users: element.initial_users ?? [] }),
  conversations_select: (element) => ({
    selected_conversation: element.initial_conversation ?? null,
  }),
  multi_conversations_select: (element) => ({
    selected_conversations: element.initial_conversations ?? [],
  }),
  channels_select: (element) => ({ selected_channel: element.initial_channel ?? null }),
  multi_channels_select: (element) => ({ selected_channels: element.initial_channels ?? [] }),
  datepicker: (element) => ({ selected_date: element.initial_date ?? null }),
  timepicker: (element) => ({ selected_time: element.initial_time ?? null }),
  datetimepicker: (element) => ({ selected_date_time: element.initial_date_time ?? null }),
  file_input: () => ({ files: [] }),
};

/** Elements that hold no value between two clicks. */
const buttons: ReadonlySet<string> = new Set([
  'button',
  'feedback_buttons',
  'icon_button',
  'overflow',
]);

function isInteractive(type: string): boolean {
  return buttons.has(type) || type in startOf;
}

function initialInput(element: Json): Json {
  const type = text(element.type) ?? '';
  return { type, ...startOf[type]?.(element) };
}
