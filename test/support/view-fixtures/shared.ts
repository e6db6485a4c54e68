import type { ModalView } from '@slack/types';
import type { Surface } from '../../../src/view/limits.ts';
import type { Message } from '../../../src/view/message.ts';
import { debtWith, HOSTILE_TITLE } from '../arbitrary-debt.ts';

/** Something that a view module can produce: the blocks of a message, or a whole modal or Home tab. */
export type ViewFixture = { name: string; surface: Surface } & (
  | { text: string; blocks: readonly unknown[] }
  | { view: object }
);

export const today = '2026-11-23';
export const quarter = '2026-10-01';
export const register = { registerId: 3, registerName: 'payments' };
export const now = new Date('2026-11-23T12:00:00Z');
export const seen = { today, now, firstMonth: 1, viewer: 'U0ANA', ephemeral: true } as const;
export const ana = { kind: 'person', userId: 'U0ANA' } as const;

export const debt = debtWith({
  title: HOSTILE_TITLE,
  status: 'in progress',
  impact: 'high',
  effort: 'low',
  owner: ana,
  targetDate: '2026-11-20',
  targetQuarter: quarter,
  implementation:
    '1. First\n   - nested\n2. Second\n\n```ts\nconst port = 8080;\n```\n\n> Quoted **bold**',
  steps: [
    { id: 1, text: 'Write it', done: true, doneBy: 'U0ANA', doneAt: '2026-11-10T10:00:00.000Z' },
    { id: 2, text: 'Ship it', done: false, doneBy: null, doneAt: null },
  ],
  links: [{ url: 'https://example.com/pull/7', title: 'The fix' }],
  labels: ['infra'],
});
export const changes = [{ field: 'status', before: 'not started', after: 'in progress' } as const];
export const entry = {
  at: new Date('2026-11-20T10:00:00Z'),
  by: 'U0ANA',
  origin: 'command',
  changes,
};

/** What a message shows. */
export function said(name: string, { text, blocks }: Message): ViewFixture {
  return { name, surface: 'message', text, blocks };
}

/** What a modal shows. */
export function shown(name: string, view: ModalView): ViewFixture {
  return { name, surface: 'modal', view };
}
