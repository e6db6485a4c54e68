import type { RichTextElement } from '@slack/types';
import type { DigestContent, DigestDecision, DigestItem } from '../domain/digest.ts';
import { formatDay } from '../domain/local-date.ts';
import { type AskedNow, askedRow, NOT_ANSWERED, sinceInMrkdwn } from './asked.ts';
import {
  actions,
  button,
  context,
  itemElements,
  line,
  ownerElement,
  richText,
  say,
  section,
} from './blocks.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { itemValue, listValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { ownerInMrkdwn } from './text.ts';

/** A part of a digest: the same told as lines of fallback text and as blocks. */
export interface Part {
  readonly lines: readonly string[];
  readonly blocks: readonly MessageBlock[];
}

export const NOTHING: Part = { lines: [], blocks: [] };

/** What the team must decide, each with the one button that decides it. */
export function decisionPart(
  { registerId, decisions, moreDecisions }: DigestContent,
  now: AskedNow,
): Part {
  if (decisions.length === 0) return NOTHING;
  const title = 'Needs a decision';
  const more =
    moreDecisions > 0 ? [`+${moreDecisions} more; \`/debt list undecided\` has them all.`] : [];
  return {
    lines: [`${title}:`, ...decisions.map((one) => decisionInMrkdwn(one, now)), ...more],
    blocks: [
      section(`*${title}*`),
      ...decisions.flatMap((decision) => decisionBlocks(registerId, decision, now)),
      ...more.map(context),
      ...(moreDecisions > 0 ? [actions([allDecisionsButton(registerId)])] : []),
    ],
  };
}

/** One decision with its button, or what has been decided. */
export function decisionBlocks(
  registerId: number,
  decision: DigestDecision,
  now: AskedNow = NOT_ANSWERED,
): MessageBlock[] {
  const told = line(
    ...itemElements(decision.item, maxShortTitleChars),
    say('\n'),
    ...reasonElements(decision),
  );
  return [richText(told), askedRow(decision.item, [decisionButton(registerId, decision)], now)];
}

/** Quick wins that nobody owns, each to be taken by whoever clicks. */
export function quickWinPart({ registerId, quickWins }: DigestContent, now: AskedNow): Part {
  if (quickWins.length === 0) return NOTHING;
  const title = 'Quick wins without an owner';
  return {
    lines: [
      `${title}:`,
      ...quickWins.map((item) => `• ${titleInMrkdwn(item)}${sinceInMrkdwn(item, now)}`),
    ],
    blocks: [
      section(`*${title}*`),
      ...quickWins.flatMap((item) => [
        richText(line(...itemElements(item, maxShortTitleChars))),
        askedRow(item, [takeButton(registerId, item)], now),
      ]),
    ],
  };
}

function allDecisionsButton(registerId: number) {
  const value = listValue.encode({ registerId, filters: 'undecided', page: 1 });
  return button('Show all decisions', ACTIONS.listLater, value);
}

function decisionButton(registerId: number, { item, reason }: DigestDecision) {
  const value = itemValue.encode({ registerId, number: item.number });
  const named = (verb: string) => ({ label: `${verb} #${item.number} ${item.title}` });
  switch (reason) {
    case 'overdue':
      return button('Re-plan', ACTIONS.replan, value, named('Re-plan'));
    case 'unowned':
    case 'owner gone':
      return takeButton(registerId, item);
    case 'unanswered':
      return button('Open', ACTIONS.show, value, named('Open'));
    default:
      return reason satisfies never;
  }
}

function takeButton(registerId: number, { number, title }: DigestItem) {
  const value = itemValue.encode({ registerId, number });
  return button('Take it', ACTIONS.take, value, { label: `Take it: #${number} ${title}` });
}

function decisionInMrkdwn(decision: DigestDecision, now: AskedNow): string {
  const [before, after] = reasonWords(decision);
  const owner = decision.item.owner ? ownerInMrkdwn(decision.item.owner) : '';
  const since = sinceInMrkdwn(decision.item, now);
  return `• ${titleInMrkdwn(decision.item)}: ${before}${owner}${after}${since === '' ? '' : `.${since}`}`;
}

function reasonElements(decision: DigestDecision): RichTextElement[] {
  const [before, after] = reasonWords(decision);
  const { owner } = decision.item;
  return [
    ...(before === '' ? [] : [say(before)]),
    ...(owner ? [ownerElement(owner)] : []),
    ...(after === '' ? [] : [say(after)]),
  ];
}

/** The reason, as what stands before the owner (where there is one) and after. */
function reasonWords({
  item,
  reason,
  isUnanswered,
  isOwnerGone,
}: DigestDecision): readonly [string, string] {
  switch (reason) {
    case 'overdue': {
      const since = item.targetDate
        ? `overdue since ${formatDay(item.targetDate)}`
        : 'overdue: its quarter is over';
      const gone = isOwnerGone ? ', who is gone' : '';
      const silence = isUnanswered ? ', asked twice without an answer' : '';
      return item.owner ? [`${since}, owner `, gone || silence] : [`${since}, nobody owns it`, ''];
    }
    case 'unowned':
      return ['high priority, and nobody owns it', ''];
    case 'owner gone':
      return item.owner ? ['its owner ', ' is gone'] : ['its owner is gone', ''];
    case 'unanswered':
      return item.owner ? ['two nudges to ', ' are unanswered'] : ['two nudges are unanswered', ''];
    default:
      return reason satisfies never;
  }
}
