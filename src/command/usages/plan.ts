import type { UsageInGoal } from './usage.ts';

/** Planning and putting off. */
export const PLAN_USAGES: readonly UsageInGoal[] = [
  {
    command: 'due',
    pattern: '/debt due <numbers> <date | none>',
    summary: 'Set the target date, in your own words.',
    examples: ['/debt due 12 next friday', '/debt due 12 in 2 weeks', '/debt due 12 none'],
    synonyms: ['date', 'deadline', 'by'],
  },
  {
    command: 'plan',
    pattern: '/debt plan <numbers> <quarter | none>',
    summary: 'Set the target quarter.',
    examples: ['/debt plan 12 Q1', '/debt plan 12 2027-Q1', '/debt plan 3 5 7 next quarter'],
    synonyms: ['quarter', 'replan', 're-plan'],
  },
  {
    command: 'snooze',
    pattern: '/debt snooze <numbers> <until date | off>',
    summary: 'No reminders about an item until a day; off wakes it.',
    examples: ['/debt snooze 12 until monday', '/debt snooze 12 off'],
    synonyms: ['postpone', 'mute', 'sleep'],
  },
];
