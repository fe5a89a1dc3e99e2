import { describe, expect, it } from 'vitest';
import { type SheetCell, writeXlsx } from '../../reports/write-xlsx.ts';
import { readXlsx } from './read-xlsx.ts';

async function roundTrip(cells: readonly SheetCell[]) {
  const book = async () => [{ name: 'Uji', widths: cells.map(() => 10), rows: [{ look: 'body' as const, cells }] }];
  for await (const bytes of writeXlsx(book)) return readXlsx(bytes).get('Uji')![0]!;
  throw new Error('nothing was written');
}

describe('a cell of a workbook', () => {
  it.each([
    '=1+1',
    '<b>&amp;"',
    ' depan dan belakang ',
    'baris\nbaris',
    '_x0041_ dan _x0041_x0042_',
    '🗳️👩‍👩‍👧',
    'مرحبا',
    '007',
  ])('keeps %j as text', async (text) => {
    expect(await roundTrip([text])).toEqual([text]);
  });

  it('keeps numbers as numbers, and nothing as nothing', async () => {
    expect(await roundTrip([0, 12.5, null, '', 'x'])).toEqual([0, 12.5, null, null, 'x']);
  });

  it('does not trip over words that JavaScript objects know', async () => {
    expect(await roundTrip(['constructor', '__proto__', 'toString'])).toEqual([
      'constructor ',
      '__proto__ ',
      'toString ',
    ]);
  });

  it('is cut at the limit of Excel, not through an emoji', async () => {
    const [cell] = await roundTrip([`${'a'.repeat(32_765)}🎉🎉`]);
    expect(cell).toBe(`${'a'.repeat(32_765)}…`);
  });

  it('drops what XML cannot hold', async () => {
    expect(await roundTrip(['a\u0000b\u0008c\ud800d'])).toEqual(['abcd']);
  });
});
