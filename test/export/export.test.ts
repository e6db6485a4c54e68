import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { csvCells, writeCsv } from '../../src/export/csv.ts';
import { exportedJson, writeJson } from '../../src/export/json.ts';
import { debtWith } from '../support/arbitrary-debt.ts';
import { anyRegister, EMPTY_EXPORT } from '../support/arbitrary-register.ts';

const LAW = { numRuns: 100, endOnFailure: true };

describe('CSV', () => {
  it('is read by another program’s parser to the same cells, for any register', () => {
    fc.assert(
      fc.property(anyRegister, (register) => {
        const read = parse(writeCsv(register), { bom: true, recordDelimiter: '\r\n' });
        expect(read).toEqual([...csvCells(register)]);
      }),
      LAW,
    );
  });

  it('lets no text of a cell become a formula in a spreadsheet', () => {
    const titles = ['=HYPERLINK("https://evil")', '+1', '-1', '@SUM(A1)', '\tx', 'plain'];
    const items = titles.map((title, index) => debtWith({ title, number: index + 1 }));
    const cells = [...csvCells({ ...EMPTY_EXPORT, items })].slice(1);
    expect(cells.map((row) => row[2])).toEqual([
      ...titles.slice(0, 5).map((title) => `'${title}`),
      'plain',
    ]);
  });

  it('begins with a byte order mark and ends its lines as RFC 4180 says', () => {
    const text = writeCsv({ ...EMPTY_EXPORT, items: [debtWith({ title: 'a "b", c' })] });
    expect(text).toMatch(/^\uFEFFnumber,reference,title,/);
    expect(text).toContain('\r\n12,,"a ""b"", c",');
    expect(text.endsWith('\r\n')).toBe(true);
  });
});

describe('JSON', () => {
  it('fits its schema and carries all there is of every item, for any register', () => {
    fc.assert(
      fc.property(anyRegister, (register) => {
        const text = writeJson(register);
        const parsed = exportedJson.parse(JSON.parse(text));
        expect(text).toBe(`${JSON.stringify(parsed, null, 2)}\n`);
        const { items } = parsed;
        register.items.forEach((debt, index) => {
          const { id: _id, workspaceId: _workspace, registerId: _register, ...kept } = debt;
          expect(items[index]).toMatchObject(JSON.parse(JSON.stringify(kept)));
        });
        expect(items).toHaveLength(register.items.length);
      }),
      LAW,
    );
  });

  it('carries the register’s settings, the names of its people and, where asked, the history', () => {
    const change = {
      ...{ at: new Date('2026-11-02T09:00:00Z'), by: 'U0ANA', item: 12 },
      ...{ field: 'status' as const, before: 'not started', after: 'complete' },
    };
    const owner = { kind: 'person', userId: 'U0ANA' } as const;
    const register = { ...EMPTY_EXPORT, items: [debtWith({ owner })], history: [change] };
    const told = exportedJson.parse(JSON.parse(writeJson(register)));
    expect(told.register).toEqual(JSON.parse(JSON.stringify(EMPTY_EXPORT.about)));
    expect(told.people).toEqual([{ id: 'U0ANA', name: 'Ana Ruiz' }]);
    expect(told.history).toEqual([{ ...change, at: '2026-11-02T09:00:00.000Z' }]);
    expect(exportedJson.parse(JSON.parse(writeJson(EMPTY_EXPORT))).history).toBeUndefined();
  });

  it('is the same whatever order items, keys and channels come in', () => {
    const items = [debtWith({ number: 1 }), debtWith({ number: 2, title: 'Two' })];
    const turned = items
      .toReversed()
      .map((debt) => Object.fromEntries(Object.entries(debt).toReversed()) as typeof debt);
    const one = { ...EMPTY_EXPORT.about, channels: ['C1', 'C2'] };
    const other = { ...EMPTY_EXPORT.about, channels: ['C2', 'C1'] };
    expect(writeJson({ ...EMPTY_EXPORT, about: other, items: turned })).toBe(
      writeJson({ ...EMPTY_EXPORT, about: one, items }),
    );
  });

  it('has its schema published as docs/schema/register.schema.json', async () => {
    const schema = `${JSON.stringify(z.toJSONSchema(exportedJson), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot('../../docs/schema/register.schema.json');
  });
});
