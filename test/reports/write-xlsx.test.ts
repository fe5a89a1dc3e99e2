import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SheetCell } from '../../reports/xlsx/sheet.ts';
import { writeXlsx } from '../../reports/xlsx/write-xlsx.ts';
import { readXlsx } from './read-xlsx.ts';

function written(cells: readonly SheetCell[]): Promise<Buffer> {
  const sheet = { name: 'Uji & "lain"', widths: cells.map(() => 10), rows: [{ look: 'body' as const, cells }] };
  const page = {
    sticky: { rows: 0, repeated: 0 },
    footer: 'Kaki & kaki',
    orientation: 'landscape' as const,
    picture: null,
  };
  return buffer(writeXlsx([{ ...sheet, ...page }]));
}

async function roundTrip(cells: readonly SheetCell[]) {
  return (await readXlsx(await written(cells))).get('Uji & "lain"')![0]!;
}

async function partsOf(cells: readonly SheetCell[]) {
  const parts = unzipSync(await written(cells));
  const part = (name: string) => strFromU8(parts[`xl/worksheets/${name}`]!);
  return { sheet: part('sheet1.xml'), relations: part('_rels/sheet1.xml.rels') };
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

  it.each([
    ['short', 'https://youtu.be/abc'],
    ['longer than a text in a formula may be', `https://facebook.com/permalink.php?id=${'9'.repeat(400)}`],
    ['with quotes and signs that XML knows', 'https://x.com/a?b="c"&d=<e>'],
    ['too long to be opened', `https://x.com/${'a'.repeat(2_100)}`],
  ])('shows the whole of a link: %s', async (_, link) => {
    expect(await roundTrip([{ link }])).toEqual([link]);
  });

  it('writes an address of ordinary length as the function that opens it', async () => {
    const { sheet, relations } = await partsOf([{ link: 'https://youtu.be/abc?a=1&b=2' }]);
    expect(sheet).toContain('<f>HYPERLINK(&quot;https://youtu.be/abc?a=1&amp;b=2&quot;)</f>');
    expect(relations).toContain('Target="https://youtu.be/abc?a=1&amp;b=2"');
  });

  it('lets a link open what it shows, and makes a formula of nothing else', async () => {
    const link = `https://x.com/a?b="c"&d=${'e'.repeat(300)}`;
    const { sheet, relations } = await partsOf(['=1+1', { link }]);
    expect(sheet.match(/<f>/g)).toHaveLength(1);
    const [, formula = ''] = /<f>(.*)<\/f>/.exec(sheet) ?? [];
    const literals =
      formula
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .match(/"(?:[^"]|"")*"/g) ?? [];
    expect(literals.map((text) => text.slice(1, -1).replaceAll('""', '"')).join('')).toBe(link);
    for (const literal of literals) expect(literal.length).toBeLessThanOrEqual(255);
    expect(relations).toContain(`Target="https://x.com/a?b=&quot;c&quot;&amp;d=${'e'.repeat(300)}"`);
  });

  it('replaces what XML cannot hold', async () => {
    expect(await roundTrip(['a\u0000b\u0008c\ud800d'])).toEqual(['a\uFFFDb\uFFFDc\uFFFDd']);
  });
});
