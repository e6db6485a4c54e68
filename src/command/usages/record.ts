import type { UsageInGoal } from './usage.ts';

/** Recording debt. */
export const RECORD_USAGES: readonly UsageInGoal[] = [
  {
    command: 'add',
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
    pattern: '/debt import',
    summary: 'Bring in a Markdown register; you see what would change before it does.',
    examples: ['/debt import'],
    synonyms: ['upload', 'load'],
  },
  {
    command: 'hit',
    pattern: '/debt hit <number> [time] [what happened]',
    summary: 'It bit us: what a debt cost on one occasion. Hits lift it in what to do next.',
    examples: ['/debt hit 12', '/debt hit 12 45m The queue lost orders'],
    synonyms: ['bit', 'bite', 'hurt', 'cost'],
  },
];
