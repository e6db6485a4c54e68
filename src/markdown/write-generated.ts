import { type Debt, isOpen, type UserId } from '../domain/debt.ts';
import type { ExportedRegister } from '../domain/exported-register.ts';
import { LEVELS } from '../domain/level.ts';
import { dayIn } from '../domain/local-date.ts';
import type { FieldChange } from '../domain/patch.ts';
import { quadrantOf } from '../domain/priority.ts';
import { quarterLabel } from '../domain/quarter.ts';
import { STATUS_EMOJI, STATUSES } from '../domain/status.ts';
import { END_OF_GENERATED, GENERATED } from './own-marks.ts';
import { inert, oneLine, sentence, table, titled } from './write-text.ts';

/** A value in the history is cut after this many characters; the JSON export has it whole. */
const MAX_SHOWN_CHARS = 80;

/** Parts that follow from the items, between marks that keep them from being read back. */
export function generated(...parts: readonly string[]): string {
  return [GENERATED, ...parts, END_OF_GENERATED].join('\n\n');
}

/** When an item last changed, how many there are, and where they stand on the matrix. */
export function headerOf({ about, items }: ExportedRegister): string[] {
  const last = items.reduce<Date | null>(
    (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
    null,
  );
  const open = items.filter(isOpen).length;
  const complete = items.filter(({ status }) => status === 'complete').length;
  const others = items.length - open - complete;
  const counts = [
    `${open} open`,
    `${complete} complete`,
    ...(others > 0 ? [`${others} accepted or closed`] : []),
  ];
  return [
    [
      ...(last ? [`**Last Updated**: ${dayIn(about.digestTime.zone, last)}\\`] : []),
      `**Items**: ${items.length} (${counts.join(', ')})`,
    ].join('\n'),
  ];
}

/** The open items by impact and effort. */
export function matrixOf(items: readonly Debt[]): string[] {
  const open = items.filter(isOpen);
  const rows = LEVELS.toReversed().map((impact) => [
    `**${titled(impact)} impact**`,
    ...LEVELS.map((effort) => {
      const here = open.filter((item) => item.impact === impact && item.effort === effort);
      return `${sentence(quadrantOf(impact, effort))}: ${numbers(here)}`;
    }),
  ]);
  const head = ['Impact ↓ Effort →', ...LEVELS.map((effort) => `${titled(effort)} effort`)];
  const toAssess = open.filter(({ impact, effort }) => !impact || !effort);
  return [
    '## Priority Matrix',
    table(head, rows),
    ...(toAssess.length > 0 ? [`To be assessed: ${numbers(toAssess)}`] : []),
  ];
}

function numbers(items: readonly Debt[]): string {
  return items.length === 0 ? '–' : items.map(({ number }) => `#${number}`).join(', ');
}

/** What was noted of an item and what it cost, which no file gives back. */
export function besideItem({ notes, hits }: Debt, register: ExportedRegister): string[] {
  const zone = register.about.digestTime.zone;
  const noted = notes.map(({ text, by, at }) => {
    const who = by === null ? '' : `, ${personIn(register, by)}`;
    return `- ${dayIn(zone, new Date(at))}${who}: ${inert(text)}`;
  });
  const minutes = hits.reduce((sum, hit) => sum + hit.minutes, 0);
  const parts = [
    ...(noted.length > 0 ? [`**Notes**:\n${noted.join('\n')}`] : []),
    ...(hits.length > 0 ? [`**It Bit Us**: ${hits.length} ×, ${minutes} min lost`] : []),
  ];
  return parts.length > 0 ? [generated(...parts)] : [];
}

/** Every item that is owed, paid or accepted, with its status. */
export function payoffProgress(items: readonly Debt[]): string[] {
  const rows = items
    .filter(({ closedReason }) => closedReason === null)
    .map(({ number, title, status, completedOn }) => [
      `#${number} ${inert(title)}`,
      `${STATUS_EMOJI[status]} ${titled(status)}`,
      completedOn ?? '–',
    ]);
  if (rows.length === 0) return [];
  return ['## Debt Payoff Progress', table(['Item', 'Status', 'Completed'], rows)];
}

/** The quarters that have items, earliest first, and how many of each are paid. */
export function payoffSchedule({ about, items }: ExportedRegister): string[] {
  const planned = items.filter((item) => item.targetQuarter !== null && item.closedReason === null);
  const quarters = [...new Set(planned.flatMap(({ targetQuarter }) => targetQuarter ?? []))].sort();
  if (quarters.length === 0) return [];
  const rows = quarters.map((quarter) => {
    const here = planned.filter(({ targetQuarter }) => targetQuarter === quarter);
    const titles = here.map(({ number, title }) => `#${number} ${inert(title)}`);
    return [quarterLabel(quarter, about.firstMonth), titles.join(', '), payoffOf(here)];
  });
  return ['## Debt Payoff Schedule', table(['Quarter', 'Items', 'Status'], rows)];
}

/** How much of a quarter's plan is paid; accepted items are listed and not counted. */
function payoffOf(items: readonly Debt[]): string {
  const paid = items.filter(({ status }) => status === 'complete').length;
  const total = paid + items.filter(isOpen).length;
  const begun = items.some(({ status }) => status !== 'not started' && status !== 'accepted');
  if (total > 0 && paid === total) return `🟢 ${paid}/${total} Complete`;
  return begun ? `🟡 ${paid}/${total} Complete` : `🔴 ${paid}/${total} Not Started`;
}

/** Who changed what, oldest first; nothing where it was not asked for. */
export function historyTable(register: ExportedRegister): string[] {
  const { about, history } = register;
  if (!history) return [];
  const rows = history.map(({ at, by, item, field, before, after }) => [
    dayIn(about.digestTime.zone, at),
    `#${item}`,
    changeWords(register, { field, before, after }),
    by === null ? '–' : personIn(register, by),
  ]);
  return ['## History', table(['When', 'Item', 'What', 'Who'], rows)];
}

function personIn({ names }: ExportedRegister, userId: UserId): string {
  return inert(names.get(userId) ?? userId);
}

/** A change in a few words: of a list, only that it changed. */
function changeWords(register: ExportedRegister, { field, before, after }: FieldChange): string {
  const what = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  if (field === 'created') return what;
  const values = [before, after].map((value) => shown(register, value));
  return values.includes(null) ? `${what} changed` : `${what}: ${values.join(' → ')}`;
}

/** A value of the history, its end cut off; null for a list, or what else has no few words. */
function shown(register: ExportedRegister, value: unknown): string | null {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'object') {
    if ('userId' in value) return personIn(register, String(value.userId));
    return 'name' in value ? inert(String(value.name)) : null;
  }
  const characters = [...oneLine(String(value))];
  if (characters.length <= MAX_SHOWN_CHARS) return inert(characters.join(''));
  return `${inert(characters.slice(0, MAX_SHOWN_CHARS).join(''))}…`;
}

/** How an item is added, in Slack and here. */
export function howToAdd(): string[] {
  const statuses = STATUSES.filter((status) => status !== 'accepted');
  const levels = LEVELS.map(titled).join(' | ');
  return [
    '## How to Add New Debt',
    [
      '1. In Slack: `/debt add`',
      '2. Or here: add an item with the template below under the priority that it has, and import the file with `/debt import`',
      '3. Assess impact and effort: impact gives the priority, effort the order within it',
      '4. Assign an owner if one is known, and link related issues and pull requests',
    ].join('\n'),
    [
      '```markdown',
      '### N. Title',
      '',
      `**Status**: ${statuses.map((status) => `${STATUS_EMOJI[status]} ${titled(status)}`).join(' | ')}`,
      `**Effort**: ${levels}`,
      `**Impact**: ${levels}`,
      '**Risk if Ignored**: what happens if nobody does anything',
      '',
      '**Current State**:',
      '- how it is',
      '',
      '**Target State**:',
      '- how it should be',
      '',
      '**Steps**:',
      '- [ ] what is to be done',
      '',
      '**Assigned**: [ ]',
      '**Target Date**: [ ]',
      '```',
    ].join('\n'),
  ];
}
