import { type DigestContent, type DigestItem, isQuiet } from '../domain/digest.ts';
import { formatDay } from '../domain/local-date.ts';
import { type AskedNow, NOT_ANSWERED } from './asked.ts';
import {
  actions,
  bullets,
  button,
  context,
  header,
  itemElements,
  line,
  richText,
  say,
  section,
} from './blocks.ts';
import { burnUpChart, chartWords } from './burn-up-chart.ts';
import { decisionPart, NOTHING, type Part, quickWinPart } from './digest-asks.ts';
import { newsPart } from './digest-news.ts';
import { ACTIONS } from './ids.ts';
import { charsIn } from './limits/walk.ts';
import { type Message, message } from './message.ts';
import {
  baselineSentences,
  forecastReason,
  forecastWords,
  isUnplanned,
  progressBar,
  progressWords,
} from './progress-words.ts';
import { listValue } from './refs.ts';
import { maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';
import { statusWords } from './words.ts';

/** All text of the thread's list, below the 12,000 characters that a message holds. */
const maxListChars = 11_000;
const maxListed = 150;

/**
 * A register's digest: progress first, then what changed, then what needs a decision, then what is there for the taking.
 * A quiet week is one line. Fits a message, however many items there are. What has been decided since says so in its row.
 */
export function digestMessage(content: DigestContent, now: AskedNow = NOT_ANSWERED): Message {
  if (isQuiet(content)) return quietMessage(content);
  const parts = [
    markPart(content),
    progressPart(content),
    chartPart(content),
    newsPart(content),
    decisionPart(content, now),
    quickWinPart(content, now),
    openPart(content),
  ];
  const name = cut(oneLine(content.registerName), 80);
  return message(
    [`${headingOf(content)}, ${inMrkdwn(name)}`, ...parts.flatMap(({ lines }) => lines)],
    [header(`${headingOf(content)}, ${name}`), ...parts.flatMap(({ blocks }) => blocks)],
  );
}

/** The quarter's open items for the digest's thread. Owners in Slack are not named: a list must not ping a whole team. */
export function digestListMessage(content: DigestContent): Message {
  const title = `Open in ${content.quarterLabel}: ${content.open.length}`;
  const shown = fitting(content.open);
  const more = content.open.length - shown.length;
  const rest = more > 0 ? [`+${more} more; \`/debt list open\` has them all.`] : [];
  const all = more > 0 ? [actions([openButton(content)])] : [];
  const lines = shown.map((item) =>
    line(...itemElements(item, maxShortTitleChars), say(` · ${factsOf(item)}`)),
  );
  const list = shown.length > 0 ? [bullets(lines)] : [];
  return message(
    [
      title,
      ...shown.map((item) => `• ${titleInMrkdwn(item)} · ${inMrkdwn(factsOf(item))}`),
      ...rest,
    ],
    [richText(line(say(title, { bold: true })), ...list), ...rest.map(context), ...all],
  );
}

function headingOf({ quarterLabel, week, weeks }: DigestContent): string {
  return `${quarterLabel}, week ${week} of ${weeks}`;
}

function quietMessage(content: DigestContent): Message {
  const name = cut(oneLine(content.registerName), 80);
  const { done, left } = content.progress;
  const plan = isUnplanned(content.progress)
    ? 'nothing is planned for this quarter'
    : `${done} of ${done + left} done`;
  const quiet = `nothing changed since ${formatDay(content.since)} and nothing needs a decision; ${plan}.`;
  const marks = marksOf(content).map((mark) => ` ${mark}`);
  const open = openPart(content);
  return message(
    [`${headingOf(content)}, ${inMrkdwn(name)}: ${quiet}${marks.join('')}`, ...open.lines],
    [
      richText(
        line(say(`${headingOf(content)}, ${name}: `, { bold: true }), say(quiet + marks.join(''))),
      ),
      ...open.blocks,
    ],
  );
}

function marksOf({ occasion, late, day, unknownZone }: DigestContent): string[] {
  return [
    ...(occasion === 'preview' ? ['A preview: only you see it.'] : []),
    ...(occasion === 'now' ? ['Posted on request; the weekly one still comes.'] : []),
    ...(late ? [`Late: it was due on ${formatDay(day)}.`] : []),
    ...(unknownZone === undefined ? [] : [unknownZoneWords(unknownZone)]),
  ];
}

function unknownZoneWords(zone: string): string {
  const name = inMrkdwn(cut(oneLine(zone), 60));
  return `The register’s time zone, ${name}, is not known here, so that this goes by UTC; a maintainer sets another with /debt settings.`;
}

function markPart(content: DigestContent): Part {
  const marks = marksOf(content);
  return { lines: marks, blocks: marks.length > 0 ? [context(marks.join(' '))] : [] };
}

function progressPart(content: DigestContent): Part {
  const { progress } = content;
  if (isUnplanned(progress)) {
    const nothing = 'Nothing is planned for this quarter. `/debt plan 12 Q1` plans an item.';
    return { lines: [nothing], blocks: [section(nothing)] };
  }
  const pace = forecastWords(progress);
  const forecast = pace === '' ? [] : [`${pace}${forecastReason(content)}.`];
  const sentence = [`${progressWords(progress)}.`, ...forecast].join('\n');
  const baseline = baselineSentences(content);
  return {
    lines: [sentence, ...baseline],
    blocks: [section(`${progressBar(progress)}\n${sentence}`), ...baseline.map(context)],
  };
}

/** The quarter so far as a chart, and as the same figures in the text form. */
function chartPart({ quarterLabel, burnUp = [] }: DigestContent): Part {
  const chart = burnUpChart(quarterLabel, burnUp);
  return chart ? { lines: [chartWords(chart)], blocks: [chart] } : NOTHING;
}

/** Where no thread takes the list of open items: how many there are, and a button that shows them. */
function openPart(content: DigestContent): Part {
  const { open, quarterLabel, threadless } = content;
  if (threadless === undefined || open.length === 0) return NOTHING;
  const count = `Open in ${quarterLabel}: ${open.length}.`;
  const why =
    'This channel takes no list in a thread, so that *Show all* shows it to whoever presses it, from now on.';
  const told = threadless === 'now' ? `${count} ${why}` : count;
  return {
    lines: [`${told} \`/debt list open\` has them all.`],
    blocks: [section(told), actions([openButton(content)])],
  };
}

function openButton({ registerId, quarter }: DigestContent) {
  const filters = quarter === undefined ? 'open' : `open q:${quarter}`;
  return button('Show all', ACTIONS.listLater, listValue.encode({ registerId, filters, page: 1 }));
}

function factsOf({ status, owner, targetDate }: DigestItem): string {
  return [
    statusWords(status),
    ...(owner === null ? ['nobody owns it'] : []),
    ...(owner?.kind === 'name' ? [cut(oneLine(owner.name), 80)] : []),
    ...(targetDate === null ? [] : [`due ${formatDay(targetDate)}`]),
  ].join(' · ');
}

/** The first items that fit; each is measured as it will be shown. */
function fitting(items: readonly DigestItem[]): readonly DigestItem[] {
  let chars = 0;
  const end = items.findIndex((item) => {
    chars += charsIn(itemElements(item, maxShortTitleChars)) + factsOf(item).length + 5;
    return chars > maxListChars;
  });
  return items.slice(0, Math.min(end === -1 ? items.length : end, maxListed));
}
