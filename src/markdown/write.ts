import { byNumber, type ExportedRegister, toldOf } from '../domain/exported-register.ts';
import { LEVELS } from '../domain/level.ts';
import { PRIORITY_MEANING, type Priority, priorityOf } from '../domain/priority.ts';
import { WRITTEN_MARK } from './own-marks.ts';
import {
  besideItem,
  generated,
  headerOf,
  historyTable,
  howToAdd,
  matrixOf,
  payoffProgress,
  payoffSchedule,
} from './write-generated.ts';
import { writeItem } from './write-item.ts';
import { writeSections } from './write-sections.ts';
import { inert, titled } from './write-text.ts';

/**
 * A register as Markdown in the full shape: header, matrix, the items by priority and number, payoff progress and
 * schedule, how to add debt, the parts kept from an imported file. `readRegister` gets every field back that
 * `toldOf` tells. The same register gives the same text, whatever the order of its items, the day or the machine.
 */
export function writeRegister(register: ExportedRegister): string {
  return [...registerPieces(register)].join('');
}

/** The same piece by piece, an item each: whoever has other work to do can do it between two. */
export function* registerPieces(register: ExportedRegister): Generator<string> {
  const items = byNumber(register.items);
  const { preamble, others } = writeSections(register.about.sections);
  const ordered = { ...register, items };
  yield [
    `# ${inert(register.about.name)}`,
    WRITTEN_MARK,
    ...preamble,
    generated(...headerOf(ordered), ...matrixOf(items)),
  ].join('\n\n');
  for (const priority of [null, ...LEVELS.toReversed()]) yield* prioritySection(ordered, priority);
  const last = generated(
    ...payoffProgress(items),
    ...payoffSchedule(ordered),
    ...howToAdd(),
    ...historyTable(ordered),
  );
  yield `\n\n${[last, ...others].join('\n\n')}\n`;
}

/** The items of a priority, with a line between them. */
function* prioritySection(
  register: ExportedRegister,
  priority: Priority | null,
): Generator<string> {
  const items = register.items.filter((item) => priorityOf(item) === priority);
  if (items.length === 0) return;
  const section =
    priority === null
      ? null
      : `## ${titled(priority)} Priority (${titled(PRIORITY_MEANING[priority])})`;
  yield `\n\n${section ?? generated('## To Be Assessed')}`;
  for (const item of items) {
    const text = writeItem({
      told: toldOf(item, register),
      closedReason: item.closedReason,
      isOverride: item.priorityOverride !== null,
      section,
    });
    yield ['', text, ...besideItem(item, register), '---'].join('\n\n');
  }
}
