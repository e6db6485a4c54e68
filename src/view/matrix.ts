import type { RawTextElement, TableBlock } from '@slack/types';
import type { DebtSummary } from '../domain/debt.ts';
import { LEVELS, type Level } from '../domain/level.ts';
import { quadrantOf } from '../domain/priority.ts';
import { actions, button, context, header } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { shareValue } from './refs.ts';
import { count, inMrkdwn, sentence } from './text.ts';

/** Open items by impact and effort. */
export interface ShownMatrix {
  readonly registerId: number;
  readonly registerName: string;
  readonly cells: readonly {
    readonly impact: Level;
    readonly effort: Level;
    readonly items: readonly DebtSummary[];
  }[];
  readonly toAssess: readonly DebtSummary[];
}

/** Item numbers in one cell; the rest is counted. */
const maxNumbers = 30;

/** The impact × effort matrix as a native table, the quadrants named; the text tells the same cell by cell. */
export function matrixMessage(
  matrix: ShownMatrix,
  { ephemeral }: { readonly ephemeral: boolean },
): Message {
  const { registerId, registerName, toAssess } = matrix;
  const title = `${registerName}: impact × effort`;
  const open = matrix.cells.reduce((sum, { items }) => sum + items.length, toAssess.length);
  const footer =
    toAssess.length > 0 ? `To be assessed (${toAssess.length}): ${numbers(toAssess)}` : '';
  const hint = open === 0 ? 'Nothing is open. Record debt with /debt add.' : '';
  const shared = shareValue.encode({ what: 'matrix', registerId });
  const blocks: MessageBlock[] = [
    header(title),
    table(matrix),
    ...[footer, hint].filter((text) => text !== '').map(context),
    ...(ephemeral ? [actions([button('Share', ACTIONS.share, shared)])] : []),
  ];
  const told = matrix.cells.map(
    ({ impact, effort, items }) =>
      `${sentence(quadrantOf(impact, effort))} (impact ${impact}, effort ${effort}): ${numbers(items)}`,
  );
  const heading = `${inMrkdwn(title)}, ${count(open, 'open item')}`;
  return message([heading, ...told, footer, hint], blocks);
}

function table({ cells }: ShownMatrix): TableBlock {
  const rows = LEVELS.toReversed().map((impact) => [
    raw(`${sentence(impact)} impact`),
    ...LEVELS.map((effort) => {
      const cell = cells.find((one) => one.impact === impact && one.effort === effort);
      return raw(`${sentence(quadrantOf(impact, effort))}: ${numbers(cell?.items ?? [])}`);
    }),
  ]);
  const head = [
    raw('Impact ↓ Effort →'),
    ...LEVELS.map((effort) => raw(`${sentence(effort)} effort`)),
  ];
  const wrapped = { is_wrapped: true };
  return {
    type: 'table',
    rows: [head, ...rows],
    column_settings: [wrapped, wrapped, wrapped, wrapped],
  };
}

/** Slack refuses a cell without text, so an empty one says so. */
function numbers(items: readonly DebtSummary[]): string {
  if (items.length === 0) return 'none';
  const shown = items.slice(0, maxNumbers).map(({ number }) => `#${number}`);
  const more = items.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` +${more} more` : ''}`;
}

function raw(text: string): RawTextElement {
  return { type: 'raw_text', text };
}
