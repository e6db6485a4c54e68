import type { Usage } from './usage.ts';

/** Digests, reminders and settings. */
export const TEAM_USAGES: readonly Usage[] = [
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
