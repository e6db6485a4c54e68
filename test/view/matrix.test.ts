import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtSummary } from '../../src/domain/debt.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { objectsIn } from '../../src/view/limits/walk.ts';
import { matrixMessage, type ShownMatrix } from '../../src/view/matrix.ts';
import { shareValue } from '../../src/view/refs.ts';
import { debt } from '../domain/fixtures.ts';
import { anyListed, anyText, buttonsOf, faultsOf, saidBy } from './support.ts';

function matrix(items: readonly DebtSummary[], registerName = 'payments'): ShownMatrix {
  const cells = LEVELS.toReversed().flatMap((impact) =>
    LEVELS.map((effort) => ({
      impact,
      effort,
      items: items.filter((item) => item.impact === impact && item.effort === effort),
    })),
  );
  const toAssess = items.filter(({ impact, effort }) => !impact || !effort);
  return { registerId: 3, registerName, cells, toAssess };
}

const placed = [
  debt({ number: 4, impact: 'high', effort: 'low' }),
  debt({ number: 9, impact: 'high', effort: 'low' }),
  debt({ number: 5, impact: 'low', effort: 'high' }),
  debt({ number: 6, impact: 'medium' }),
];

describe('the matrix', () => {
  it('is a message that Slack takes, for any register', () => {
    fc.assert(
      fc.property(fc.array(anyListed, { maxLength: 60 }), anyText, (items, name) => {
        expect(faultsOf(matrixMessage(matrix(items, name), { ephemeral: true }))).toEqual([]);
      }),
    );
  });

  it('stays a message that Slack takes with 600 items in one cell and 600 to be assessed', () => {
    const many = Array.from({ length: 600 }, (_, at) => debt({ number: 90_000 + at }));
    const placedMany = many.map((item) => ({ ...item, impact: 'high', effort: 'low' }) as const);
    const message = matrixMessage(matrix([...many, ...placedMany]), { ephemeral: false });
    expect(faultsOf(message)).toEqual([]);
    expect(saidBy(message)).toContain('+570 more');
  });

  it('is a table with a header row and column, every cell named, empty ones saying so', () => {
    const message = matrixMessage(matrix(placed), { ephemeral: false });
    const table = message.blocks.find(({ type }) => type === 'table');
    const rows = table && 'rows' in table ? table.rows : [];
    const texts = rows.map((row) =>
      row.map((cell) => (cell && 'text' in cell ? cell.text : undefined)),
    );
    expect(texts).toEqual([
      ['Impact ↓ Effort →', 'Low effort', 'Medium effort', 'High effort'],
      ['High impact', 'Quick wins: #4, #9', 'Strong picks: none', 'Big bets: none'],
      ['Medium impact', 'Easy gains: none', 'Steady work: none', 'Weigh up: none'],
      ['Low impact', 'Fill-ins: none', 'Someday: none', 'Think twice: #5'],
    ]);
  });

  it('lists what is to be assessed, and tells all of it in the text too', () => {
    const message = matrixMessage(matrix(placed), { ephemeral: false });
    expect(saidBy(message)).toContain('To be assessed (1): #6');
    expect(message.text).toContain('payments: impact × effort, 4 open items');
    expect(message.text).toContain('Quick wins (impact high, effort low): #4, #9');
    expect(message.text).toContain('Someday (impact low, effort medium): none');
    expect(message.text).toContain('To be assessed (1): #6');
  });

  it('can be shared by the one who asked, and not again from the channel', () => {
    const [share] = buttonsOf(matrixMessage(matrix(placed), { ephemeral: true }));
    expect(share?.action).toBe(ACTIONS.share);
    expect(shareValue.decode(share?.value)).toEqual({ what: 'matrix', registerId: 3 });
    const shown = matrixMessage(matrix(placed), { ephemeral: false });
    expect([...objectsIn(shown.blocks)].filter(({ object }) => object.type === 'button')).toEqual(
      [],
    );
  });
});
