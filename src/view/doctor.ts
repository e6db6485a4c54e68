import type { ActionsBlockElement, RichTextElement } from '@slack/types';
import type { ExaminedDebt, Finding, FindingKind } from '../domain/doctor.ts';
import type { LocalDate } from '../domain/local-date.ts';
import {
  actions,
  actionsIfAny,
  button,
  divider,
  header,
  itemElements,
  line,
  richText,
  say,
  section,
} from './blocks.ts';
import { mendsOf } from './doctor-mends.ts';
import { doctorValue, findingValue } from './doctor-refs.ts';
import { comesBackWords, detailOf, KIND_WORDS } from './doctor-words.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { pageBlock } from './page-block.ts';
import { turnButtons } from './pages.ts';
import { shareValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, cut, inMrkdwn, listed, oneLine } from './text.ts';

/** A page of what the doctor found. */
export interface ShownDiagnosis {
  readonly registerId: number;
  readonly registerName: string;
  readonly findings: readonly Finding[];
  readonly counts: readonly { readonly kind: FindingKind; readonly count: number }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** By which calendar, and for whom. */
export interface DoctorContext {
  readonly today: LocalDate;
  readonly firstMonth: number;
  readonly ephemeral: boolean;
  /** Whether the person keeps the register: only then is a merge offered. */
  readonly isMaintainer: boolean;
}

/** What is wrong or missing, kind by kind, each finding with buttons that mend it or leave it alone. */
export function doctorMessage(diagnosis: ShownDiagnosis, context: DoctorContext): Message {
  const { registerName, counts, total, page, pages, findings } = diagnosis;
  const where = pages > 1 ? `, page ${page} of ${pages}` : '';
  const title = `${registerName}: ${total === 0 ? 'all is well' : count(total, 'finding')}${where}`;
  const kinds = counts.map((one) => `${one.count} ${KIND_WORDS[one.kind].counted}`);
  const summary =
    total === 0 ? 'Nothing contradicts itself, and nothing is missing.' : `${listed(kinds)}.`;
  const groups = groupsOf(findings);
  const shown = groups.map((group) => groupOf(group, diagnosis, context));
  return message(
    [inMrkdwn(title), summary, ...shown.flatMap(({ lines }) => lines)],
    [
      header(title),
      section(summary),
      ...shown.flatMap(({ blocks }) => blocks),
      ...footer(diagnosis, context),
    ],
  );
}

/** What was done about a finding, and below it what is left. */
export function mendedMessage(done: Message, left: Message): Message {
  return message([done.text, left.text], [...done.blocks, divider(), ...left.blocks]);
}

/** That a finding is left alone, until when, and a button to show it again. */
export function leftAloneMessage(
  { kind, debt }: Finding,
  ref: { readonly registerId: number; readonly page: number; readonly finding: string },
): Message {
  const what = `Left alone: ${KIND_WORDS[kind].heading.toLowerCase()}`;
  const back = comesBackWords(kind);
  const item = debt ? [say(' · '), ...itemElements(debt, maxShortTitleChars)] : [];
  return message(
    [`${what}${debt ? ` · ${titleInMrkdwn(debt)}` : ''}. ${back}`],
    [
      richText(line(say(what), ...item, say(`\n${back}`))),
      actions([button('Show it again', ACTIONS.doctorAgain, findingValue.encode(ref))]),
    ],
  );
}

interface Group {
  readonly kind: FindingKind;
  readonly findings: readonly Finding[];
}

function groupsOf(findings: readonly Finding[]): Group[] {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return kinds.map((kind) => ({ kind, findings: findings.filter((one) => one.kind === kind) }));
}

function groupOf({ kind, findings }: Group, diagnosis: ShownDiagnosis, context: DoctorContext) {
  const all = diagnosis.counts.find((one) => one.kind === kind)?.count ?? findings.length;
  const heading = `${KIND_WORDS[kind].heading} (${all})`;
  const rows = findings.map((finding) => rowOf(finding, diagnosis, context));
  return {
    lines: [`${heading}:`, ...rows.map(({ text }) => `• ${text}`)],
    blocks: [section(`*${heading}*`), ...rows.flatMap(({ blocks }) => blocks)],
  };
}

function rowOf(
  finding: Finding,
  { registerId, page, findings }: ShownDiagnosis,
  context: DoctorContext,
): { text: string; blocks: MessageBlock[] } {
  const { debt } = finding;
  const detail = detailOf(finding, context.firstMonth);
  const [elements, name] = debt ? named(debt) : unnamed(finding);
  const told = detail.elements.length > 0 ? [say(' · '), ...detail.elements] : [];
  const leaveWords = LEAVE_WORDS[finding.kind] ?? 'Leave it';
  const leave = button(
    leaveWords,
    ACTIONS.doctorLeave,
    findingValue.encode({ registerId, page, finding: finding.key }),
    { label: `${leaveWords}: ${name}` },
  );
  const buttons: ActionsBlockElement[] = [
    ...mendsOf(finding, { registerId, page }, context),
    leave,
  ];
  const id = pageBlock({ what: 'doctor', registerId, page }, findings.indexOf(finding));
  return {
    text: detail.text === '' ? name : `${name} · ${detail.text}`,
    blocks: [richText(line(...elements, ...told)), actions(buttons, id)],
  };
}

function named(debt: ExaminedDebt): [RichTextElement[], string] {
  return [itemElements(debt, maxShortTitleChars), titleInMrkdwn(debt)];
}

/** A file may contradict itself where no item is. */
function unnamed({ contradiction }: Finding): [RichTextElement[], string] {
  const item = cut(oneLine(contradiction?.item ?? 'The file as a whole'), maxShortTitleChars);
  return [[say(item)], inMrkdwn(item)];
}

/** What leaving it alone means, where that is an answer of its own. */
const LEAVE_WORDS: Partial<Record<FindingKind, string>> = {
  duplicate: 'Not a duplicate',
  override: 'Keep it as set',
  contradiction: 'It is right as it is',
};

function footer(
  { registerId, page, pages }: ShownDiagnosis,
  { ephemeral }: DoctorContext,
): MessageBlock[] {
  const shared = shareValue.encode({ what: 'doctor', registerId, page });
  return actionsIfAny([
    ...turnButtons({
      page,
      hasMore: page < pages,
      back: ['Previous page', ACTIONS.doctorEarlier],
      on: ['Next page', ACTIONS.doctorLater],
      valueAt: (to) => doctorValue.encode({ registerId, page: to }),
    }),
    ...(ephemeral ? [button('Share', ACTIONS.share, shared)] : []),
  ]);
}
