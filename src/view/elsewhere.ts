import { z } from 'zod';
import { actions, button, section } from './blocks.ts';
import { type Carried, carried, key } from './carried.ts';
import { ACTIONS } from './ids.ts';
import { type Message, message } from './message.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';

/** A command line that runs in a register, whatever `/debt` means where the button stands. */
export interface LineInRegister {
  readonly registerId: number;
  readonly line: string;
}
export const lineInRegister: Carried<LineInRegister> = carried(
  z.object({ registerId: key, line: z.string() }),
);

/** A register that the reader sees. */
interface Seen {
  readonly id: number;
  readonly name: string;
  readonly handle: string;
}

/** actions-block: at most 25 elements. */
const maxRegisters = 10;
/** A button's value holds 2,000 characters; JSON escapes some. */
const maxLineChars = 900;

/** Says that `/debt` means nothing that the reader sees here, and offers to run the line in what they do see. */
export function elsewhereMessage(registers: readonly Seen[], line: string): Message {
  const lead = '`/debt` means no register here that you may see.';
  const ask = 'In which of those that you see is it to run?';
  const shown = registers.slice(0, maxRegisters);
  const more = registers.length > shown.length ? ['`/debt register` lists all of them.'] : [];
  const names = shown.map(({ name, handle }) => `• ${inMrkdwn(name)} (${inMrkdwn(handle)}#12)`);
  const fits = line.length <= maxLineChars;
  const told = fits ? `${lead} ${ask}` : `${lead} Use one of their channels for so long a line.`;
  const buttons = shown.map(({ id, name }) => ({
    ...button(
      cut(oneLine(name), 75),
      ACTIONS.runIn,
      lineInRegister.encode({ registerId: id, line }),
      {
        label: `Run ${line} in ${name}`,
      },
    ),
    action_id: `${ACTIONS.runIn}:${id}`,
  }));
  return message(
    [told, ...names, ...more],
    [
      section([told, ...more].join(' ')),
      ...(fits ? [actions(buttons)] : [section(names.join('\n'))]),
    ],
  );
}
