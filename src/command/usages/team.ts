import type { UsageInGoal } from './usage.ts';

/** Digests, reminders and settings. */
export const TEAM_USAGES: readonly UsageInGoal[] = [
  {
    command: 'settings',
    pattern:
      '/debt settings [home <#channel>] [day <weekday>] [time <09:00>] [zone <zone>] [fiscal <month>] [collapse <on | off>] [offers <on | off>] [holidays <add | remove> <days>]',
    summary:
      'Where and when the weekly digest goes, the fiscal year, whether people are asked before an item is theirs, holidays and more; alone it opens a form.',
    examples: [
      '/debt settings',
      '/debt settings day monday time 09:00',
      '/debt settings zone Europe/Berlin',
      '/debt settings offers off',
      '/debt settings holidays add 2026-12-24 12-25',
      '/debt settings fiscal april',
      '/debt settings collapse off',
    ],
    synonyms: ['config', 'configure', 'setup', 'setting'],
  },
  {
    command: 'owners',
    pattern: '/debt owners',
    summary: 'Say who the owners are that a register file named; once, for all their items.',
    examples: ['/debt owners'],
    synonyms: ['who', 'people', 'names'],
  },
  {
    command: 'register',
    pattern:
      '/debt register [create <name> | rename [name] to <new name> | archive | unarchive | default [name] | bind [#channel] [to <name>] | unbind [#channel] | visibility <workspace | channels> [of <name>] | maintainer [remove] <@person>]',
    summary: 'The registers that you see, their channels, who sees and who keeps them.',
    examples: [
      '/debt register',
      '/debt register create payments',
      '/debt register rename payments to Billing',
      '/debt register visibility channels',
      '/debt register archive payments',
    ],
    synonyms: ['registers'],
  },
  {
    command: 'digest',
    pattern: '/debt digest <preview | now | on>',
    summary: 'See the weekly digest beforehand, post one now, or start a paused one again.',
    examples: ['/debt digest preview', '/debt digest now', '/debt digest on'],
    synonyms: ['weekly'],
  },
  {
    command: 'health',
    pattern: '/debt health',
    summary: 'How the bot’s messages fare; what was lost can be sent again.',
    examples: ['/debt health'],
    synonyms: ['delivery', 'outbox'],
  },
  {
    command: 'nudges',
    pattern: '/debt nudges <on | weekly | off>',
    summary:
      'Reminders about your items: at most one a week and, with on, one a day of what has newly become overdue.',
    examples: ['/debt nudges weekly', '/debt nudges off', '/debt nudges on'],
    synonyms: ['nudge', 'reminders', 'remind'],
  },
];
