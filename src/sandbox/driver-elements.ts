import { askOptions, type Surface } from './actions.ts';
import type { Doing } from './commands.ts';
import { elementsOf, optionLabel, optionsOf, type PlacedElement } from './inputs.ts';
import { type Json, object, text, textOfObject } from './json.ts';
import { blockLines } from './screen.ts';
import type { SandboxState } from './state.ts';
import { findChannel, findPerson } from './world.ts';

/**
 * Which element a person means: by its text (a button's words, a field's label or placeholder), or by its action_id.
 * `near`: words of the row it belongs to, where several read the same.
 */
export interface Which {
  text?: string;
  actionId?: string | RegExp;
  near?: string;
}

/** The one element that is meant. Throws, naming what is there, when it is none or several. */
export function findElement(blocks: Json[], which: Which): PlacedElement {
  const all = elementsOf(blocks);
  const matching = all.filter((placed) => matches(placed, which));
  const rows = which.near === undefined ? undefined : rowBlocks(blocks, which.near);
  const found = rows ? matching.filter((placed) => rows.has(placed.blockId)) : matching;
  const [first] = found;
  if (first && found.length === 1) return first;
  const there = all.map((placed) => `[${labelOf(placed)}]`).join(' ') || 'nothing to use';
  const problem = first ? `${found.length} elements match` : 'no element matches';
  throw new Error(`${problem} ${JSON.stringify(which)}; there is: ${there}`);
}

/** The words by which a person knows an element. */
export function labelOf({ element, block }: PlacedElement): string {
  if (element.type === 'button') return textOfObject(element.text);
  return (
    textOfObject(block.label) ||
    textOfObject(block.text) ||
    textOfObject(element.placeholder) ||
    String(element.action_id)
  );
}

/**
 * What Slack sends when a person enters `wanted` there: typed text, an option's words, "@ben", "#general", a date,
 * several of them in a list, null to empty it. Throws when there is no such option, person or channel.
 */
export async function valueFor(
  state: SandboxState,
  doing: Doing,
  where: Surface,
  placed: PlacedElement,
  wanted: string | string[] | null,
): Promise<Json> {
  const type = text(placed.element.type) ?? '';
  const words = wanted === null ? [] : [wanted].flat();
  const isExternal = type.includes('external');
  const options = isExternal
    ? await askOptions(state, doing, where, placed, words[0] ?? '')
    : optionsOf(placed.element);
  const read = entries[type] ?? typed;
  return read(words, { state, options });
}

type Entry = (words: string[], there: { state: SandboxState; options: Json[] }) => Json;

const typed: Entry = ([first]) => ({ value: first ?? null });
const oneOption: Entry = ([first], { options }) => ({
  selected_option: first === undefined ? null : pick(options, first),
});
const someOptions: Entry = (words, { options }) => ({
  selected_options: words.map((word) => pick(options, word)),
});

/** What each element makes of the words; the others take typed text. */
const entries: Record<string, Entry> = {
  button: () => ({}),
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  overflow: oneOption,
  checkboxes: someOptions,
  multi_static_select: someOptions,
  multi_external_select: someOptions,
  users_select: ([first], { state }) => ({
    selected_user: first === undefined ? null : personId(state, first),
  }),
  multi_users_select: (words, { state }) => ({
    selected_users: words.map((word) => personId(state, word)),
  }),
  channels_select: ([first], { state }) => ({
    selected_channel: first === undefined ? null : channelId(state, first),
  }),
  conversations_select: ([first], { state }) => ({
    selected_conversation: first === undefined ? null : channelId(state, first),
  }),
  multi_conversations_select: (words, { state }) => ({
    selected_conversations: words.map((word) => channelId(state, word)),
  }),
  datepicker: ([first]) => ({ selected_date: first ?? null }),
  timepicker: ([first]) => ({ selected_time: first ?? null }),
  datetimepicker: ([first]) => ({
    selected_date_time: first === undefined ? null : Math.floor(Date.parse(first) / 1000),
  }),
  rich_text_input: ([first]) => ({ rich_text_value: first === undefined ? null : richText(first) }),
};

function matches(placed: PlacedElement, which: Which): boolean {
  const { text: words, actionId } = which;
  const isText =
    words === undefined ||
    sameWords(labelOf(placed), words) ||
    sameWords(textOfObject(placed.element.placeholder), words);
  if (actionId === undefined) return isText;
  return (
    isText &&
    (typeof actionId === 'string' ? placed.actionId === actionId : actionId.test(placed.actionId))
  );
}

function sameWords(shown: string, wanted: string): boolean {
  return shown.trim().toLowerCase() === wanted.trim().toLowerCase();
}

/** The block that shows the words, and the rows of buttons that follow it. */
function rowBlocks(blocks: Json[], words: string): Set<string> {
  const flat = blocks.flatMap((block) =>
    Array.isArray(block.blocks) ? block.blocks.map(object) : [block],
  );
  const rows = new Set<string>();
  let isNear = false;
  for (const block of flat) {
    const isFollower = block.type === 'actions' || block.type === 'context_actions';
    const isMention = blockLines([block]).join('\n').includes(words);
    isNear = isMention || (isNear && (isFollower || block.type === 'context'));
    if (isNear) rows.add(String(block.block_id));
  }
  return rows;
}

function pick(offered: Json[], word: string): Json {
  const found = offered.find(
    (option) => sameWords(optionLabel(option), word) || option.value === word,
  );
  if (found) return found;
  throw new Error(`there is no option "${word}"; there is: ${offered.map(optionLabel).join(', ')}`);
}

function personId(state: SandboxState, word: string): string {
  const person = findPerson(state.world, word);
  if (!person) throw new Error(`there is no ${word} in the workspace`);
  return person.id;
}

function channelId(state: SandboxState, word: string): string {
  const channel = findChannel(state.world, word);
  if (!channel) throw new Error(`there is no ${word} in the workspace`);
  return channel.id;
}

function richText(typed: string): Json {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: typed }] }],
  };
}
