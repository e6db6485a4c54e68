import { actions, button, context, line, richText, say, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { decisionWords, type ShownCounts } from './overview.ts';
import { progressSentences, type ShownProgress } from './progress.ts';
import { modalValue, registerValue } from './refs.ts';
import { digestLine } from './settings-modal.ts';
import { cut, oneLine } from './text.ts';

/** A register as the Home shows it. */
export interface ShownHomeRegister {
  readonly registerId: number;
  readonly registerName: string;
  readonly progress: Pick<ShownProgress, 'label' | 'progress' | 'baseline'>;
  readonly counts: ShownCounts;
  readonly homeChannel: string | null;
  /** Null where none goes out. */
  readonly nextDigestAt: Date | null;
  /** Why the digest stands still, in Slack's code. */
  readonly pausedWhy: string | null;
}

/** How each register's quarter goes, what is open in it, and when its next digest comes. */
export function registerParts(
  registers: readonly ShownHomeRegister[],
  more: number,
): MessageBlock[] {
  return [
    ...registers.flatMap(registerPart),
    ...(more > 0
      ? [context(`+${more} more registers; choose one above, or see \`/debt register\`.`)]
      : []),
  ];
}

function registerPart(register: ShownHomeRegister): MessageBlock[] {
  const { registerId, registerName, progress, counts } = register;
  const value = registerValue.encode({ registerId });
  const settings = modalValue.encode({ modal: 'settings', registerId });
  const of = (what: string) => ({ label: `${what} of ${registerName}` });
  const sentences = progressSentences(progress.progress, progress.baseline.kind);
  return [
    richText(line(say(`${cut(oneLine(registerName), 100)}: ${progress.label}`, { bold: true }))),
    section([...sentences, decisionWords(counts), digestLine(register)].join('\n')),
    actions([
      button(
        `All open (${counts.open})`,
        ACTIONS.overviewList,
        value,
        of(`All open (${counts.open})`),
      ),
      button('Matrix', ACTIONS.overviewMatrix, value, of('Matrix')),
      button('Add debt', ACTIONS.addDebt, value, { label: `Add debt to ${registerName}` }),
      button('Settings', ACTIONS.openModal, settings, of('Settings')),
    ]),
  ];
}
