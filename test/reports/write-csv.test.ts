import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect } from '../../reports/report.ts';
import { writeCsv } from '../../reports/write-csv.ts';
import { readCsv } from './read-csv.ts';

type Row = readonly string[];

async function roundTrip(rows: readonly Row[]): Promise<string[][]> {
  const columns = [0, 1].map((index) => ({ name: `c${index}`, value: (row: Row) => row[index] ?? null }));
  const chunks = await collect(writeCsv(columns, asStream(rows)));
  return readCsv(Buffer.concat(chunks)).slice(1);
}

async function* asStream<Item>(items: readonly Item[]) {
  yield* items;
}

describe('a cell that a spreadsheet would run', () => {
  it.each(['=1+1', '+62 812', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j gets a sign in front', async (text) => {
    expect(await roundTrip([[text, '']])).toEqual([[`'${text}`, '']]);
  });

  it.each(['1=1', ' =1', "'=1", 'a\n=1', 'a@b.id'])('%j stays as it is', async (text) => {
    expect(await roundTrip([[text, '']])).toEqual([[text, '']]);
  });
});

describe('every text', () => {
  it('comes back', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '=', '🗳️', 'ش', ';') });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), async (rows) => {
        const expected = rows.map((row) => row.map((cell) => (/^[=\r]/.test(cell) ? `'${cell}` : cell)));
        expect(await roundTrip(rows)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});
