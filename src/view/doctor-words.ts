import type { RichTextElement } from '@slack/types';
import { stepCount } from '../domain/debt.ts';
import { STALE_DAYS } from '../domain/digest.ts';
import {
  type ExaminedDebt,
  FIELDS_CONCERNED,
  type Finding,
  type FindingKind,
  STUCK_DAYS,
} from '../domain/doctor.ts';
import { formatDay } from '../domain/local-date.ts';
import { derivedPriority } from '../domain/priority.ts';
import { quarterLabel } from '../domain/quarter.ts';
import { itemElements, ownerElement, say } from './blocks.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, cut, inMrkdwn, listed, oneLine, ownerInMrkdwn } from './text.ts';
import { FIELD_WORDS, levelWords } from './words.ts';

/** What a kind of finding is called: above its items, and in a count of them. */
export const KIND_WORDS: Readonly<Record<FindingKind, { heading: string; counted: string }>> = {
  overdue: { heading: 'Overdue', counted: 'overdue' },
  'quarter passed': { heading: 'Planned for a quarter that is over', counted: 'of a past quarter' },
  'owner gone': { heading: 'The owner is gone', counted: 'with an owner who is gone' },
  'steps open': { heading: 'Complete, but steps are open', counted: 'complete with open steps' },
  contradiction: {
    heading: 'The imported file says two things',
    counted: 'told twice by the imported file',
  },
  override: { heading: 'A priority set against the matrix', counted: 'against the matrix' },
  duplicate: { heading: 'Likely the same debt twice', counted: 'likely duplicates' },
  stuck: { heading: `In progress for ${STUCK_DAYS} days or more`, counted: 'stuck' },
  stale: { heading: `In progress, but unchanged for ${STALE_DAYS} days`, counted: 'stale' },
  unassessed: { heading: 'To be assessed', counted: 'to be assessed' },
  unowned: { heading: 'Without an owner', counted: 'without an owner' },
  'owner name': {
    heading: 'The owner is only a name',
    counted: 'with an owner who is only a name',
  },
  unplanned: { heading: 'Without a date or quarter', counted: 'without a date or quarter' },
};

/** What is known of a finding, as rich text and for a fallback text. */
export interface Detail {
  readonly elements: readonly RichTextElement[];
  readonly text: string;
}

const maxSaidChars = 150;

/** What makes it a finding. */
export function detailOf(finding: Finding, firstMonth: number): Detail {
  const { kind, debt, other, contradiction } = finding;
  if (kind === 'contradiction' && contradiction) {
    const { field, says, line, other: before } = contradiction;
    const quote = (text: string) => `“${cut(oneLine(text), maxSaidChars)}”`;
    return plainDetail(
      `${cut(oneLine(field), 60)} is ${quote(says)} on line ${line}, ${quote(before.says)} on line ${before.line}`,
    );
  }
  if (kind === 'duplicate' && other) {
    return {
      elements: [say('and '), ...itemElements(other, maxShortTitleChars)],
      text: `and ${titleInMrkdwn(other)}`,
    };
  }
  if (!debt) return plainDetail('');
  if (kind === 'owner gone' || kind === 'owner name') {
    const words = kind === 'owner gone' ? 'it was ' : 'the file says ';
    return {
      elements: [say(words), ownerElement(debt.owner)],
      text: `${words}${ownerInMrkdwn(debt.owner)}`,
    };
  }
  return plainDetail(factOf(kind, debt, firstMonth));
}

/** When a finding that is left alone comes back. */
export function comesBackWords(kind: FindingKind): string {
  const fields = FIELDS_CONCERNED[kind];
  if (fields === null) return 'It comes back after the item was changed.';
  if (fields.length === 0) return 'It comes back with the next import that finds it.';
  const named = fields.map((field) => FIELD_WORDS[field]);
  return `It comes back when the ${listed(named, 'or')} changes, if it still holds then.`;
}

function plainDetail(text: string): Detail {
  return { elements: text === '' ? [] : [say(text)], text: text === '' ? '' : inMrkdwn(text) };
}

function factOf(kind: FindingKind, debt: ExaminedDebt, firstMonth: number): string {
  switch (kind) {
    case 'overdue':
      return debt.targetDate ? `since ${formatDay(debt.targetDate)}` : '';
    case 'quarter passed':
      return debt.targetQuarter ? `it was ${quarterLabel(debt.targetQuarter, firstMonth)}` : '';
    case 'steps open': {
      const { done, total } = stepCount(debt.steps);
      return `${total - done} of ${count(total, 'step')} open`;
    }
    case 'override':
      return `set to ${debt.priorityOverride}; impact ${levelWords(debt.impact)} and effort ${levelWords(debt.effort)} make it ${derivedPriority(debt)}`;
    case 'stuck':
      return `since ${formatDay(debt.statusSince)}`;
    case 'stale':
      return `last changed ${formatDay(debt.changedOn)}`;
    case 'unassessed': {
      const lacks = (['impact', 'effort'] as const).filter((field) => debt[field] === null);
      return `no ${listed(lacks)}`;
    }
    default:
      return '';
  }
}
