import type { DebtSummary } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import { actions, bullets, button, header, line, richText, say, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { pageBlock } from './page-block.ts';
import { progressSentences, type ShownProgress } from './progress.ts';
import { modalValue, registerValue, shareValue } from './refs.ts';
import { itemInMrkdwn, itemLine, showButtons } from './rows.ts';
import { count, inMrkdwn, listed } from './text.ts';

/** How many open items are in which need. */
export interface ShownCounts {
  readonly open: number;
  readonly mine: number;
  readonly overdue: number;
  readonly unowned: number;
  readonly ownerGone: number;
  readonly unanswered: number;
}

/** What plain `/debt` tells. */
export interface ShownOverview {
  readonly registerId: number;
  readonly registerName: string;
  readonly progress: Pick<ShownProgress, 'label' | 'progress' | 'baseline'>;
  readonly mine: readonly DebtSummary[];
  readonly counts: ShownCounts;
}

/** The quarter's progress, the asker's items, what needs a decision, and where to go on. Says what to do in an empty register. */
export function overviewMessage(
  overview: ShownOverview,
  { today, ephemeral }: { readonly today: LocalDate; readonly ephemeral: boolean },
): Message {
  if (isEmptyRegister(overview)) return emptyMessage(overview);
  const { registerId, registerName, progress, mine, counts } = overview;
  const title = `${registerName}: ${progress.label}`;
  const sentences = progressSentences(progress.progress, progress.baseline.kind);
  const yours =
    counts.mine === 0 ? 'You own nothing open.' : `Yours: ${count(counts.mine, 'open item')}`;
  const decide = decisionWords(counts);
  const value = registerValue.encode({ registerId });
  const page = { what: 'overview', registerId } as const;
  const blocks: MessageBlock[] = [
    header(title),
    section(sentences.join('\n')),
    section(`*${yours}*`),
    ...(mine.length > 0 ? [richText(bullets(mine.map((item) => itemLine(item, today))))] : []),
    ...showButtons(mine),
    section(decide),
    actions(
      [
        button('Add debt', ACTIONS.addDebt, value, { style: 'primary' }),
        button(`All open (${counts.open})`, ACTIONS.overviewList, value),
        button('Mine', ACTIONS.overviewMine, value),
        button('Matrix', ACTIONS.overviewMatrix, value),
        ...(ephemeral ? [button('Share', ACTIONS.share, shareValue.encode(page))] : []),
      ],
      pageBlock(page),
    ),
  ];
  const told = mine.map((item) => itemInMrkdwn(item, today));
  return message([inMrkdwn(title), ...sentences, `${yours}`, ...told, decide], blocks);
}

/** What needs a decision, kind by kind. */
export function decisionWords(counts: ShownCounts): string {
  const kinds: [number, string][] = [
    [counts.overdue, 'overdue'],
    [counts.unowned, 'of high priority without an owner'],
    [counts.ownerGone, 'whose owner is gone'],
    [counts.unanswered, 'unanswered twice'],
  ];
  const told = kinds
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`);
  if (told.length === 0) return 'Nothing needs a decision.';
  return `Needs a decision: ${listed(told)}. See \`/debt list undecided\`.`;
}

/** Whether nothing was ever owed in the register, so that the overview says how to begin. */
function isEmptyRegister({ counts, progress }: ShownOverview): boolean {
  const { committed, added } = progress.progress;
  return counts.open === 0 && committed.length === 0 && added.length === 0;
}

function emptyMessage({ registerId, registerName }: ShownOverview): Message {
  const what = 'Nothing is owed here yet.';
  const remedy =
    'Record the first debt, or bring in the Markdown register that you have (TECHNICAL_DEBT.md).';
  const blocks: MessageBlock[] = [
    header(registerName),
    richText(line(say(what, { bold: true }), say(`\n${remedy}`))),
    actions(
      [
        button('Add debt', ACTIONS.addDebt, registerValue.encode({ registerId }), {
          style: 'primary',
        }),
        button(
          'Import a file',
          ACTIONS.openModal,
          modalValue.encode({ modal: 'import', registerId }),
        ),
      ],
      pageBlock({ what: 'overview', registerId }),
    ),
  ];
  return message(
    [inMrkdwn(registerName), what, `${remedy} Type /debt add or /debt import.`],
    blocks,
  );
}
