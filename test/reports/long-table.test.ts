import type { Content } from 'pdfmake/interfaces.js';
import { describe, expect, it } from 'vitest';
import { type DrawRow, type PaperPart, pagesOf } from '../../reports/pdf/long-table.ts';
import { openDocument } from '../../reports/pdf/open-document.ts';
import { PaperLayout } from '../../reports/pdf/paper-layout.ts';
import { longHeadedTable } from '../../reports/pdf/tables.ts';

const page = { width: 300, height: 400, orientation: 'portrait' as const };
const margins = { left: 20, top: 20, right: 20, bottom: 20 };

/** What stands on each page, word by word, and how far down; the most rows that were laid out at once. */
async function printed(parts: () => PaperPart[], rowsAtOnce: number) {
  const document = openDocument(page, { Title: 'Uji', Author: 'Uji' });
  const style = { font: 'Paper', fontSize: 8 };
  const portions: number[] = [];
  const layOut = (content: Content[]) => {
    const pages = new PaperLayout(page, margins, null).layoutDocument(content, document, {}, style);
    portions.push(pages.length);
    return pages;
  };
  const pages: string[] = [];
  for await (const some of pagesOf(parts(), layOut, rowsAtOnce))
    for (const { items } of some) {
      const lines = items.flatMap(({ type, item }) =>
        type === 'line' ? [`${item.y.toFixed(1)} ${item.inlines.map(({ text }) => text).join('')}`] : [],
      );
      pages.push(lines.join('\n'));
    }
  return { pages, portions };
}

function row(number: number): DrawRow {
  const text = `Baris ${number} `.repeat((number * 7) % 23);
  return () => [`${number}`, { stack: [{ text }, { text: `akhir ${number}` }] }];
}

function table(title: string, count: number) {
  const rows = Array.from({ length: count }, (_, index) => row(index + 1));
  return longHeadedTable(title, [30, '*'], ['No.', 'Isi'], rows);
}

describe('a long table', () => {
  it.each([
    ['one', () => [['Kepala'], table('Satu', 400), ['Penutup']]],
    ['two after each other', () => [['Kepala'], table('Satu', 130), ['Di antara'], table('Dua', 170), ['Penutup']]],
    ['one that ends with a portion', () => [table('Satu', 90)]],
    ['one after much else', () => [Array.from({ length: 90 }, (_, index) => `Baris ${index}`), table('Satu', 90)]],
    ['an empty one', () => [['Kepala'], table('Satu', 0), ['Penutup']]],
  ] satisfies [string, () => PaperPart[]][])('printed in portions is the same as at once: %s', async (_, parts) => {
    const whole = await printed(parts, Number.POSITIVE_INFINITY);
    expect(whole.portions).toHaveLength(1);
    for (const rowsAtOnce of [1, 7, 30]) {
      const { pages } = await printed(parts, rowsAtOnce);
      expect(pages).toEqual(whole.pages);
    }
  });

  it('has some pages in memory, however long it is', async () => {
    const { pages, portions } = await printed(() => [table('Satu', 1_500)], 30);
    expect(pages.length).toBeGreaterThan(100);
    expect(Math.max(...portions)).toBeLessThan(10);
  });

  it('says so when there is nothing', async () => {
    const { pages } = await printed(() => [table('Satu', 0)], 30);
    expect(pages.join()).toContain('Tidak ada pada periode ini.');
  });
});
