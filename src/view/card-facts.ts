import type { RichTextElement, RichTextSection } from '@slack/types';
import { type Debt, isOpen, type UserId } from '../domain/debt.ts';
import { interestOf, interestWords } from '../domain/interest.ts';
import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { Place } from '../domain/patch.ts';
import { overrideDisagrees, PRIORITY_MEANING, priorityOf, quadrantOf } from '../domain/priority.ts';
import { quarterLabel } from '../domain/quarter.ts';
import type { OutsideName } from '../domain/register-name.ts';
import { line, ownerElement, say } from './blocks.ts';
import {
  cut,
  dueWords,
  head,
  inMrkdwn,
  itemName,
  oneLine,
  ownerInMrkdwn,
  sentence,
} from './text.ts';
import { levelWords, stateWords, stepWords } from './words.ts';

const maxLabels = 10;
const maxLinks = 5;
const maxLinkChars = 75;
/** Longer addresses are shown as text, cut. */
const maxUrlChars = 2_000;
const maxQualifierChars = 150;
const maxWhyChars = 500;

/** Who was asked to own the item, by whom, and has not answered. */
export interface Offered {
  readonly from: UserId;
  readonly to: UserId;
}

/** When and by which calendar facts are told. */
interface FactContext {
  readonly today: LocalDate;
  readonly now: Date;
  readonly firstMonth: number;
  readonly mergedInto?: (Place & OutsideName) | null;
  readonly offer?: Offered | null;
}

/** The card's facts, one a line; those that an item does not have are left out. */
export function factLines(
  debt: Debt,
  { today, firstMonth, now, mergedInto, offer }: FactContext,
): RichTextSection[] {
  const interest = interestWords(interestOf(debt.hits, now));
  const owner = [
    ownerElement(debt.owner),
    say(debt.ownerGone ? ' (owner gone)' : ''),
    ...(offer ? offerElements(offer) : []),
  ];
  return [
    fact('Status', [say(statusFact(debt, mergedInto ?? null))]),
    fact('Priority', [say(priorityFact(debt))]),
    fact('Impact', [say(qualified(levelWords(debt.impact), debt.impactQualifier))]),
    fact('Effort', [say(qualified(levelWords(debt.effort), debt.effortQualifier))]),
    fact('Owner', owner),
    fact('Target', [say(targetFact(debt, today, firstMonth))]),
    ...(debt.reference ? [fact('Reference', [say(cut(oneLine(debt.reference), 100))])] : []),
    ...(debt.acceptedWhy
      ? [fact('Accepted because', [say(cut(oneLine(debt.acceptedWhy), maxWhyChars))])]
      : []),
    ...(interest === '' ? [] : [fact('Interest', [say(sentence(interest))])]),
    ...(debt.snoozedUntil ? [fact('Snoozed until', [say(formatDay(debt.snoozedUntil))])] : []),
    ...(debt.labels.length > 0 ? [fact('Labels', [say(labelFact(debt.labels))])] : []),
    ...(debt.links.length > 0 ? [fact('Links', linkFact(debt))] : []),
  ];
}

/** The same for a fallback text: one line for the title and one for each group of facts. */
export function factsInMrkdwn(
  debt: Debt & OutsideName,
  { today, firstMonth, now, mergedInto, offer }: FactContext,
): string[] {
  const interest = interestWords(interestOf(debt.hits, now));
  return [
    `${inMrkdwn(itemName(debt))} ${inMrkdwn(debt.title)}`,
    `Status: ${statusFact(debt, mergedInto ?? null)}. Priority: ${inMrkdwn(priorityFact(debt))}.`,
    `Impact: ${levelWords(debt.impact)}. Effort: ${levelWords(debt.effort)}.`,
    `Owner: ${ownerInMrkdwn(debt.owner)}${debt.ownerGone ? ' (owner gone)' : ''}${offer ? `, offered to <@${offer.to}> by <@${offer.from}>` : ''}.`,
    `Target: ${targetFact(debt, today, firstMonth)}.`,
    ...(debt.steps.length > 0 ? [`Steps: ${stepWords(debt.steps)} done.`] : []),
    ...(debt.acceptedWhy
      ? [`Accepted because: ${inMrkdwn(cut(debt.acceptedWhy, maxWhyChars))}`]
      : []),
    ...(interest === '' ? [] : [`Interest: ${sentence(interest)}.`]),
  ];
}

function offerElements({ from, to }: Offered): RichTextElement[] {
  const person = (userId: UserId) => ({ type: 'user', user_id: userId }) as const;
  return [say(', offered to '), person(to), say(' by '), person(from)];
}

function fact(name: string, elements: RichTextElement[]): RichTextSection {
  const said = elements.filter((element) => element.type !== 'text' || element.text !== ' ');
  return line(say(`${name}: `, { bold: true }), ...said);
}

function statusFact(debt: Debt, into: Place | null): string {
  if (debt.closedReason === 'merged' && into) return `${stateWords(debt)} into ${itemName(into)}`;
  if (debt.closedReason === null && debt.acceptedUntil) {
    return `${stateWords(debt)} until ${formatDay(debt.acceptedUntil)}, then it reopens`;
  }
  const paid = debt.status === 'complete' && debt.completedOn;
  return paid ? `${stateWords(debt)}, ${formatDay(paid)}` : stateWords(debt);
}

/** `high (address this quarter; quick wins)`, and where an override says something else than the matrix, that too. */
function priorityFact(debt: Debt): string {
  const { impact, effort } = debt;
  const priority = priorityOf(debt);
  if (priority === null) return 'to be assessed (give impact and effort)';
  const quadrant = impact && effort ? [quadrantOf(impact, effort)] : [];
  const override = debt.priorityOverride === null ? [] : ['set by hand'];
  const matrix = overrideDisagrees(debt) ? [`the matrix says ${impact}`] : [];
  const meaning = [PRIORITY_MEANING[priority], ...quadrant, ...override, ...matrix];
  return `${priority} (${meaning.join('; ')})`;
}

function qualified(level: string, qualifier: string | null): string {
  return qualifier ? `${level}, ${cut(oneLine(qualifier), maxQualifierChars)}` : level;
}

function targetFact(debt: Debt, today: LocalDate, firstMonth: number): string {
  const quarter = debt.targetQuarter ? quarterLabel(debt.targetQuarter, firstMonth) : '';
  const due = dueWords(debt.targetDate, today, isOpen(debt));
  return [quarter, due].filter((part) => part !== '').join(', ') || 'none set';
}

function labelFact(labels: readonly string[]): string {
  const more = labels.length - maxLabels;
  const shown = labels.slice(0, maxLabels).map((label) => `#${oneLine(label)}`);
  return `${cut(shown.join(' '), 550)}${more > 0 ? ` +${more} more` : ''}`;
}

function linkFact({ links }: Pick<Debt, 'links'>): RichTextElement[] {
  const more = links.length - maxLinks;
  const shown = links.slice(0, maxLinks).flatMap(({ url, title }, at): RichTextElement[] => {
    const text = cut(oneLine(title ?? url), maxLinkChars);
    const fits = url.length <= maxUrlChars;
    return [
      ...(at > 0 ? [say(' · ')] : []),
      fits ? { type: 'link', url, text } : say(head(text, maxLinkChars)),
    ];
  });
  return [...shown, ...(more > 0 ? [say(` +${more} more`)] : [])];
}
