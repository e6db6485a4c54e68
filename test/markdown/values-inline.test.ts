import { expect, test } from 'vitest';
import { read } from './reading.ts';

test('plain labels behind one another on a line are fields, behind a title too', () => {
  const { items } = read(
    '# Debt\n\n## Open\n',
    '- **[P1]** Lift is slow — Effort: 2d, Owner: @ana, Due: 2026-03-04',
    '- **Loud pump** — hums at night. Effort: 1w. Owner: Core Team',
    '- Old door',
  );
  expect(items).toMatchObject([
    { title: 'Lift is slow', priority: 'high', effort: 'medium', owner: 'ana', due: '2026-03-04' },
    { title: 'Loud pump', effort: 'medium', owner: 'Core Team' },
    { title: 'Old door' },
  ]);
});

test('a list whose lines hold several fields is one of fields, whatever each line begins with', () => {
  const { items } = read(
    '# Debt\n\n### TD-1: Lift\n',
    '- Category: Building; Status: Deferred; Owner: Ana\n- Why: No time.',
    '\n### TD-2: Pump\n',
    '- Category: Building; Status: False positive; Owner: Ben\n- Why: It was the fan.',
  );
  expect(items).toMatchObject([
    { title: 'Lift', status: 'not started', owner: 'Ana' },
    { title: 'Pump', status: 'accepted' },
  ]);
});

test('a quote of fields under a heading is read as fields', () => {
  const { items } = read(
    '# Debt\n\n### TD-1: Lift\n',
    '> **Status**: In progress | **Owner**: Ana\n> **Effort**: 2d\n',
    'It is slow.',
    '\n### TD-2: Pump\n',
    '> Status: Open · Priority: P1 · Owner: @ben',
  );
  expect(items).toMatchObject([
    { status: 'in progress', owner: 'Ana', effort: 'medium' },
    { status: 'not started', priority: 'high', owner: 'ben' },
  ]);
});
