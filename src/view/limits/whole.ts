/** Rules that no single block can break: what the blocks of one message or view owe each other. */
import { fault, type LimitFault } from './fault.ts';
import { charsIn, objectsIn, type Placed } from './walk.ts';

/**
 * Characters of all text of a message together. Slack names no number: `safeChars` is what it advises in answers,
 * `maxChars` is where chat.postMessage was measured to refuse (`msg_blocks_too_long`).
 */
export const messageText = { safeChars: 12_000, maxChars: 13_200 } as const;

/** blocks/markdown-block: characters of all markdown blocks of a message together. */
const maxMarkdownChars = 12_000;
/** blocks/data-visualization-block: charts in a message. */
const maxCharts = 2;
const tableTypes: ReadonlySet<unknown> = new Set(['table', 'data_table']);

/**
 * What a message's blocks break together: a second table, a third chart, too much text. `content` holds them under the
 * names that Slack gives them (`blocks`, `attachments`), so that pointers come out right.
 */
export function checkWholeMessage(content: {
  blocks?: unknown;
  attachments?: unknown;
}): LimitFault[] {
  const objects = [...objectsIn(content)];
  const secondTables = objects.filter(({ object }) => tableTypes.has(object.type)).slice(1);
  const charts = objects.filter(({ object }) => object.type === 'data_visualization');
  const markdown = objects.filter(({ object }) => object.type === 'markdown');
  return [
    ...secondTables.map(({ pointer }) =>
      fault('invalid_attachments', pointer, 'only_one_table_allowed'),
    ),
    ...charts
      .slice(maxCharts)
      .map(({ pointer }) =>
        fault('invalid_blocks', pointer, `no more than ${maxCharts} charts allowed in a message`),
      ),
    ...tooLong(charsIn(markdown.map(({ object }) => object)), maxMarkdownChars, 'markdown'),
    ...tooLong(charsIn(content), messageText.maxChars, 'text'),
  ];
}

/** What a view's blocks break together: more than one element that asks for the focus. */
export function checkFocus(view: unknown, code: string, base: string): LimitFault[] {
  return [...objectsIn(view)]
    .filter(({ object }) => object.focus_on_load === true)
    .slice(1)
    .map(({ pointer }) =>
      fault(
        code,
        `${base}${pointer}/focus_on_load`,
        'only one element may set `focus_on_load` to true',
      ),
    );
}

/** A `block_id` given twice, or an `action_id` given twice within a block (blocks; block-elements). */
export function checkIds(blocks: unknown, code: string, base: string): LimitFault[] {
  const objects = [...objectsIn(blocks)];
  const anywhere = () => '';
  const siblings = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));
  return [
    ...repeated(objects, 'block_id', anywhere),
    ...repeated(objects, 'action_id', siblings),
  ].map(({ key, id, pointer }) =>
    fault(code, `${base}${pointer}/${key}`, `\`${key}\` "${id}" already exists`),
  );
}

function repeated(objects: Placed[], key: string, scopeOf: (pointer: string) => string) {
  const seen = new Set<string>();
  return objects.flatMap(({ object, pointer }) => {
    const id = object[key];
    if (typeof id !== 'string') return [];
    const place = JSON.stringify([scopeOf(pointer), id]);
    if (seen.has(place)) return [{ key, id, pointer }];
    seen.add(place);
    return [];
  });
}

const tooLong = (chars: number, maxChars: number, of: string): LimitFault[] =>
  chars <= maxChars
    ? []
    : [
        fault(
          'msg_blocks_too_long',
          '/blocks',
          `all ${of} together must be less than ${maxChars + 1} characters`,
        ),
      ];
