import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../../reports/xlsx/sheet.ts';
import { writeXlsx } from '../../reports/xlsx/write-xlsx.ts';
import { readXlsx } from './read-xlsx.ts';

async function roundTrip(cells: readonly SheetCell[]) {
  const sheet = { name: 'Uji & "lain"', widths: cells.map(() => 10), rows: [{ look: 'body' as const, cells }] };
  const page = {
    sticky: { rows: 0, repeated: 0 },
    footer: 'Kaki & kaki',
    orientation: 'landscape' as const,
    picture: null,
  };
  const book = await readXlsx(await buffer(writeXlsx([{ ...sheet, ...page }])));
  return book.get('Uji & "lain"')![0]!;
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
    const words = ['constructor', '__proto__', 'toString'];
    expect(await roundTrip(words)).toEqual(words);
  });

  it('is cut at the limit of Excel, not through an emoji', async () => {
    const [cell] = await roundTrip([`${'a'.repeat(32_765)}🎉🎉`]);
    expect(cell).toBe(`${'a'.repeat(32_765)}…`);
  });

  it('replaces what XML cannot hold', async () => {
    expect(await roundTrip(['a\u0000b\u0008c\ud800d'])).toEqual(['a\uFFFDb\uFFFDc\uFFFDd']);
  });
});
