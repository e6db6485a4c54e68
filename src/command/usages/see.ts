import type { UsageInGoal } from './usage.ts';

/** Seeing where one stands. */
export const SEE_USAGES: readonly UsageInGoal[] = [
  {
    command: 'overview',
    pattern: '/debt',
    summary: 'How the quarter is going, your items, what needs a decision.',
    examples: ['/debt'],
    synonyms: ['home', 'summary'],
  },
  {
    command: 'list',
    pattern:
      '/debt list [open done accepted all mine unowned overdue undecided stale snoozed unassessed bitten high medium low] [q:<quarter> owner:<person> label:<label> -label:<label> status:<status> in:<register>] [words] [sort:<order>]',
    summary:
      'Find items by words, typing errors forgiven, and by filters: of one kind any will do, of different kinds all must hold; in:all looks through every register that you see.',
    examples: [
      '/debt list mine overdue',
      '/debt list high unowned sort:due',
      '/debt list q:2026-Q4 status:"in progress"',
      '/debt list all label:infra -label:legacy timeout',
      '/debt list in:all timeout',
    ],
    synonyms: ['ls', 'find', 'search', 'items'],
  },
  {
    command: 'next',
    pattern: '/debt next [the filters of list]',
    summary: 'What to pay off next, and why: impact, effort, dates, and what it has cost.',
    examples: ['/debt next', '/debt next mine', '/debt next unowned label:infra'],
    synonyms: ['top', 'todo', 'rank'],
  },
  {
    command: 'show',
    pattern: '/debt show <number>',
    summary: 'One item with all its fields, steps and buttons.',
    examples: ['/debt show 12', '/debt 12'],
    synonyms: ['view', 'get', 'card'],
  },
  {
    command: 'history',
    pattern: '/debt history <number>',
    summary: 'Who changed what on an item, and when.',
    examples: ['/debt history 12'],
    synonyms: ['audit'],
  },
  {
    command: 'changes',
    pattern: '/debt changes [since <date>] [@person]',
    summary: 'What was done in the register, by whom and from where, newest first.',
    examples: ['/debt changes', '/debt changes since monday', '/debt changes since 2 weeks ago me'],
    synonyms: ['feed', 'activity', 'changelog', 'recent'],
  },
  {
    command: 'matrix',
    pattern: '/debt matrix',
    summary: 'Open items by impact and effort: quick wins, big bets, fill-ins.',
    examples: ['/debt matrix'],
    synonyms: ['grid', 'quadrants'],
  },
  {
    command: 'doctor',
    pattern: '/debt doctor',
    summary: 'What is missing or contradicts itself, with buttons that mend it.',
    examples: ['/debt doctor'],
    synonyms: ['check', 'lint', 'gaps', 'problems'],
  },
  {
    command: 'progress',
    pattern: '/debt progress [quarter]',
    summary: 'What a quarter planned, what is paid and when.',
    examples: ['/debt progress', '/debt progress 2026-Q4'],
    synonyms: ['payoff', 'report'],
  },
  {
    command: 'schedule',
    pattern: '/debt schedule',
    summary: 'The quarters, their items and how many are done.',
    examples: ['/debt schedule'],
    synonyms: ['roadmap', 'calendar', 'quarters'],
  },
  {
    command: 'help',
    pattern: '/debt help [command]',
    summary: 'How to say things.',
    examples: ['/debt help', '/debt help plan'],
    synonyms: ['usage', 'man', '?', 'commands'],
  },
  {
    command: 'export',
    pattern: '/debt export [markdown | csv | json] [history]',
    summary:
      'The register as a file, sent to you alone: Markdown to keep in a repository, CSV for a spreadsheet, JSON with all there is.',
    examples: ['/debt export', '/debt export csv', '/debt export json history'],
    synonyms: ['download', 'backup', 'dump'],
  },
];
