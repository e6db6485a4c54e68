import { byNumber, type ExportedRegister, toldOf } from '../domain/exported-register.ts';
import { LEVELS } from '../domain/level.ts';
import { PRIORITY_MEANING, type Priority, priorityOf } from '../domain/priority.ts';
import { WRITTEN_MARK } from './own-marks.ts';
import {
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
 * schedule, the parts kept from an imported file, how to add debt. `readRegister` gets every field back that
 * `toldOf` tells. The same register gives the same text, whatever the order of its items, the day or the machine.
 */
export function writeRegister(register: ExportedRegister): string {
  const items = byNumber(register.items);
  const { preamble, others } = writeSections(register.about.sections);
  const ordered = { ...register, items };
  const parts = [
    `# ${inert(register.about.name)}`,
    WRITTEN_MARK,
    ...preamble,
    generated(...headerOf(ordered), ...matrixOf(items)),
    ...[null, ...LEVELS.toReversed()].flatMap((priority) => prioritySection(ordered, priority)),
    generated(
      ...payoffProgress(items),
      ...payoffSchedule(ordered),
      ...howToAdd(),
      ...historyTable(ordered),
    ),
    ...others,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The items of a priority, with a line between them. */
function prioritySection(register: ExportedRegister, priority: Priority | null): string[] {
  const items = register.items.filter((item) => priorityOf(item) === priority);
  if (items.length === 0) return [];
  const heading =
    priority === null
      ? null
      : `## ${titled(priority)} Priority (${titled(PRIORITY_MEANING[priority])})`;
  const written = items.map((item) =>
    writeItem({
      told: toldOf(item, register),
      closedReason: item.closedReason,
      isOverride: item.priorityOverride !== null,
      section: heading,
    }),
  );
  const head = heading ?? generated('## To Be Assessed');
  return [head, ...written.flatMap((text) => [text, '---'])];
}
