import type { CommandWord } from './command.ts';

/** What a person wants to do, the groups of `/debt help`. */
export type Goal = 'record' | 'see' | 'change' | 'plan' | 'team';

/** How one command is typed. */
export interface Usage {
  readonly command: CommandWord;
  readonly goal: Goal;
  /** The whole line, with `[optional]` parts and `<placeholders>`. */
  readonly pattern: string;
  readonly summary: string;
  /** Whole lines that parse as they stand; mentions are written `@ana`. */
  readonly examples: readonly string[];
  /** Other words that mean the same. */
  readonly synonyms: readonly string[];
}

/** Every command; those of one goal stand together. */
export const USAGES: readonly Usage[] = [
  {
    command: 'add',
    goal: 'record',
    pattern: '/debt add [title] [!impact ~effort @owner due:<date> q:<quarter> label:<label>]',
    summary: 'Record debt: at once when title, impact and effort are told, else in a form.',
    examples: [
      '/debt add',
      '/debt add Flaky login tests !high ~low',
      '/debt add Old TLS settings impact:high effort:medium due:"next friday" label:infra',
      '/debt add "Drop the !high mark" !low ~low q:2027-Q1',
    ],
    synonyms: ['new', 'create', 'record', 'log'],
  },
  {
    command: 'import',
    goal: 'record',
    pattern: '/debt import',
    summary: 'Bring in a Markdown register; you see what would change before it does.',
    examples: ['/debt import'],
    synonyms: ['upload', 'load'],
  },
  {
    command: 'overview',
    goal: 'see',
    pattern: '/debt',
    summary: 'How the quarter is going, your items, what needs a decision.',
    examples: ['/debt'],
    synonyms: ['home', 'summary'],
  },
  {
    command: 'list',
    goal: 'see',
    pattern:
      '/debt list [open done mine unowned overdue stale high medium low] [q:<quarter> owner:<person> label:<label> status:<status>] [words] [sort:<order>]',
    summary: 'Find items. Words search title and text; filters may be combined.',
    examples: [
      '/debt list mine overdue',
      '/debt list high unowned sort:due',
      '/debt list q:2026-Q4 status:"in progress"',
      '/debt list all label:infra timeout',
    ],
    synonyms: ['ls', 'find', 'search', 'items'],
  },
  {
    command: 'show',
    goal: 'see',
    pattern: '/debt show <number>',
    summary: 'One item with all its fields, steps and buttons.',
    examples: ['/debt show 12', '/debt 12'],
    synonyms: ['view', 'get', 'card'],
  },
  {
    command: 'history',
    goal: 'see',
    pattern: '/debt history <number>',
    summary: 'Who changed what on an item, and when.',
    examples: ['/debt history 12'],
    synonyms: ['changes', 'audit'],
  },
  {
    command: 'matrix',
    goal: 'see',
    pattern: '/debt matrix',
    summary: 'Open items by impact and effort: quick wins, big bets, fill-ins.',
    examples: ['/debt matrix'],
    synonyms: ['grid', 'quadrants'],
  },
  {
    command: 'progress',
    goal: 'see',
    pattern: '/debt progress [quarter]',
    summary: 'What a quarter planned, what is paid and when.',
    examples: ['/debt progress', '/debt progress 2026-Q4'],
    synonyms: ['payoff', 'report'],
  },
  {
    command: 'schedule',
    goal: 'see',
    pattern: '/debt schedule',
    summary: 'The quarters, their items and how many are done.',
    examples: ['/debt schedule'],
    synonyms: ['roadmap', 'calendar', 'quarters'],
  },
  {
    command: 'help',
    goal: 'see',
    pattern: '/debt help [command]',
    summary: 'How to say things.',
    examples: ['/debt help', '/debt help plan'],
    synonyms: ['usage', 'man', '?', 'commands'],
  },
  {
    command: 'edit',
    goal: 'change',
    pattern: '/debt edit <number>',
    summary: 'A form with every field of an item.',
    examples: ['/debt edit 12'],
    synonyms: ['change', 'update', 'modify'],
  },
  {
    command: 'status',
    goal: 'change',
    pattern: '/debt status <number> <status>',
    summary: 'Not started, planning, in progress, partial, ongoing or complete.',
    examples: ['/debt status 12 in progress', '/debt status 12 complete'],
    synonyms: ['set', 'state', 'mark'],
  },
  {
    command: 'done',
    goal: 'change',
    pattern: '/debt done <number> [what was done]',
    summary: 'An item is paid off.',
    examples: ['/debt done 12', '/debt done 12 Replaced the scheduler'],
    synonyms: ['complete', 'finish', 'close', 'resolve', 'paid', 'pay', 'fixed'],
  },
  {
    command: 'reopen',
    goal: 'change',
    pattern: '/debt reopen <number>',
    summary: 'An item is owed again.',
    examples: ['/debt reopen 12'],
    synonyms: ['undone'],
  },
  {
    command: 'assign',
    goal: 'change',
    pattern: '/debt assign <number> <@person | me | none>',
    summary: 'Give an item to somebody.',
    examples: ['/debt assign 12 me', '/debt assign 12 none'],
    synonyms: ['owner', 'give'],
  },
  {
    command: 'take',
    goal: 'change',
    pattern: '/debt take <number>',
    summary: 'Make an item yours.',
    examples: ['/debt take 12'],
    synonyms: ['claim'],
  },
  {
    command: 'step',
    goal: 'change',
    pattern: '/debt step <number> <add | done | undone> <text or step numbers>',
    summary: 'Add to an item’s checklist and tick it off; several steps may be named at once.',
    examples: ['/debt step 12 add Write the migration', '/debt step 12 done 3'],
    synonyms: ['steps', 'checklist', 'task'],
  },
  {
    command: 'note',
    goal: 'change',
    pattern: '/debt note <number> <text>',
    summary: 'Keep a remark with an item.',
    examples: ['/debt note 12 The vendor confirmed it'],
    synonyms: ['comment', 'notes'],
  },
  {
    command: 'link',
    goal: 'change',
    pattern: '/debt link <number> <address> [title]',
    summary: 'Keep an issue, pull request or page with an item.',
    examples: [
      '/debt link 12 https://example.com/pull/7',
      '/debt link 12 https://example.com/pull/7 The fix',
    ],
    synonyms: ['url', 'links'],
  },
  {
    command: 'due',
    goal: 'plan',
    pattern: '/debt due <number> <date | none>',
    summary: 'Set the target date, in your own words.',
    examples: ['/debt due 12 next friday', '/debt due 12 in 2 weeks', '/debt due 12 none'],
    synonyms: ['date', 'deadline', 'by'],
  },
  {
    command: 'plan',
    goal: 'plan',
    pattern: '/debt plan <number> <quarter | none>',
    summary: 'Set the target quarter.',
    examples: ['/debt plan 12 Q1', '/debt plan 12 2027-Q1', '/debt plan 12 next quarter'],
    synonyms: ['quarter', 'replan', 're-plan'],
  },
  {
    command: 'snooze',
    goal: 'plan',
    pattern: '/debt snooze <number> until <date>',
    summary: 'No nudges about an item until a day.',
    examples: ['/debt snooze 12 until monday'],
    synonyms: ['postpone', 'mute'],
  },
  {
    command: 'settings',
    goal: 'team',
    pattern: '/debt settings [home <#channel>] [day <weekday>] [time <09:00>] [zone <zone>]',
    summary: 'Where and when the weekly digest goes; alone it opens a form.',
    examples: ['/debt settings day monday time 09:00', '/debt settings zone Europe/Berlin'],
    synonyms: ['config', 'configure', 'setup', 'setting'],
  },
  {
    command: 'digest',
    goal: 'team',
    pattern: '/debt digest <preview | now>',
    summary: 'See the weekly digest beforehand, or post one now.',
    examples: ['/debt digest preview', '/debt digest now'],
    synonyms: ['weekly'],
  },
  {
    command: 'nudges',
    goal: 'team',
    pattern: '/debt nudges <on | off>',
    summary: 'Whether you get reminders about your items: one message a week at most.',
    examples: ['/debt nudges off', '/debt nudges on'],
    synonyms: ['nudge', 'reminders', 'remind'],
  },
];

const BY_WORD: ReadonlyMap<string, Usage> = new Map(
  USAGES.flatMap((usage) =>
    [usage.command, ...usage.synonyms].map((word) => [word, usage] as const),
  ),
);

/** Every word that a command may start with, commands and synonyms. */
export const COMMAND_WORDS: readonly string[] = [...BY_WORD.keys()];

/** The usage that a word names, in any case; null where it names none. */
export function usageOf(word: string): Usage | null {
  return BY_WORD.get(word.toLowerCase()) ?? null;
}
