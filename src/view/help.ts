import type { StaticSelect } from '@slack/types';
import { type Goal, USAGES, type Usage } from '../command/usage.ts';
import {
  actions,
  actionsIfAny,
  bullets,
  button,
  header,
  line,
  plain,
  richText,
  say,
} from './blocks.ts';
import { choice } from './form-fields.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';

/** Why a command line was not followed; `Problem` of the command layer is one. */
export interface ShownProblem {
  readonly what: string;
  readonly understood: string | null;
  readonly remedy: string;
  /** A whole line to try instead. */
  readonly suggestion: string | null;
  readonly usage: Usage | null;
}

/** Lines that open a form or tell something without changing anything, beside all that only show. */
const HARMLESS: ReadonlySet<string> = new Set([
  '/debt add',
  '/debt import',
  '/debt settings',
  '/debt owners',
  '/debt register',
  '/debt digest preview',
  '/debt health',
]);
/** Examples of one goal that have a button, so that help stays short. */
const maxExampleButtons = 6;

const GOAL_WORDS: Readonly<Record<Goal, string>> = {
  record: 'Record debt',
  see: 'See where you stand',
  change: 'Work on an item',
  plan: 'Plan and put off',
  team: 'Digests, reminders and settings',
};

/** Every command, grouped by what a person wants to do, each with an example. */
export function helpMessage(): Message {
  const goals = Object.keys(GOAL_WORDS) as Goal[];
  const groups = goals
    .map((goal) => ({ goal, usages: USAGES.filter((usage) => usage.goal === goal) }))
    .filter(({ usages }) => usages.length > 0);
  const footer =
    'More on one of them: /debt help plan. Numbers are written 12 or #12, dates as you would say them.';
  const blocks: MessageBlock[] = [
    header('What you can do with /debt'),
    ...groups.flatMap(({ goal, usages }) => [
      richText(line(say(GOAL_WORDS[goal], { bold: true })), bullets(usages.map(usageLine))),
      ...exampleButtons(usages.flatMap((usage) => harmlessExamples(usage).slice(0, 1))),
    ]),
    actions([topicMenu()]),
    richText(line(say(footer))),
  ];
  const told = groups.flatMap(({ goal, usages }) => [
    `${GOAL_WORDS[goal]}:`,
    ...usages.map((usage) => `• ${inMrkdwn(exampleOf(usage))}: ${inMrkdwn(usage.summary)}`),
  ]);
  return message(['What you can do with /debt', ...told, inMrkdwn(footer)], blocks);
}

/** How one command is typed, with all its examples. */
export function commandHelpMessage(usage: Usage): Message {
  return message(usageInMrkdwn(usage), [
    header(usage.command === 'overview' ? '/debt' : `/debt ${usage.command}`),
    richText(line(say(usage.summary))),
    ...usageBlocks(usage),
    ...exampleButtons(harmlessExamples(usage)),
  ]);
}

/** The examples of a command that a click may run as they stand: they change nothing, and name no item that need not be there. */
export function harmlessExamples({ goal, examples }: Usage): readonly string[] {
  return examples.filter((example) =>
    goal === 'see' ? !/ \d+$/.test(example) : HARMLESS.has(example),
  );
}

function exampleButtons(examples: readonly string[]): MessageBlock[] {
  const buttons = examples.slice(0, maxExampleButtons).map((example) =>
    button(cut(example, 75), `${ACTIONS.runCommand}:${example}`, example, {
      label: `Run ${example}`,
    }),
  );
  return actionsIfAny(buttons);
}

/** More on one command. */
function topicMenu(): StaticSelect {
  return {
    type: 'static_select',
    action_id: `${ACTIONS.runCommand}:help`,
    placeholder: plain('More on one command', 150),
    options: USAGES.filter(({ command }) => command !== 'overview').map(({ command }) =>
      choice(command, `/debt help ${command}`),
    ),
  };
}

/** Answers a line that was not followed: what was wrong, what was understood, what to do, and a line to try instead. */
export function problemMessage({
  what,
  understood,
  remedy,
  suggestion,
  usage,
}: ShownProblem): Message {
  const short = (text: string) => cut(oneLine(text), 600);
  const parts = [...(understood ? [`Understood so far: ${short(understood)}`] : []), short(remedy)];
  const blocks: MessageBlock[] = [
    richText(
      line(say(short(what), { bold: true }), ...parts.map((part) => say(`\n${part}`))),
      ...(suggestion ? [line(say('Try: '), say(short(suggestion), { code: true }))] : []),
    ),
    ...runButton(suggestion),
    ...(usage ? usageBlocks(usage) : []),
  ];
  const lines = [short(what), ...parts, ...(suggestion ? [`Try: ${short(suggestion)}`] : [])];
  return message([...lines.map(inMrkdwn), ...(usage ? usageInMrkdwn(usage) : [])], blocks);
}

/** button-element: a value holds at most 2,000 characters. */
const maxValueChars = 2_000;

/** Runs the suggested line as it stands; a line that no button can carry is for typing. */
function runButton(suggestion: string | null): MessageBlock[] {
  if (suggestion === null || suggestion === '' || suggestion.length > maxValueChars) return [];
  const label = `Run ${suggestion}`;
  return [actions([button('Run it', ACTIONS.runCommand, suggestion, { label })])];
}

function usageBlocks({ pattern, examples }: Usage): MessageBlock[] {
  return [
    richText(
      line(say('Typed as '), say(pattern, { code: true })),
      line(say('For example')),
      bullets(examples.map((example) => line(say(example, { code: true })))),
    ),
  ];
}

function usageInMrkdwn({ pattern, summary, examples }: Usage): string[] {
  return [
    inMrkdwn(summary),
    `Typed as ${inMrkdwn(pattern)}`,
    ...examples.map((example) => `• ${inMrkdwn(example)}`),
  ];
}

function usageLine(usage: Usage) {
  return line(say(exampleOf(usage), { code: true }), say(` ${usage.summary}`));
}

function exampleOf({ pattern, examples }: Usage): string {
  const tellsMore = (example: string) => example.split(' ').length > 2;
  return examples.find(tellsMore) ?? examples[0] ?? pattern;
}
