import type { Content } from 'pdfmake/interfaces.js';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../reports/pdf/open-document.ts';
import { PaperLayout } from '../../reports/pdf/paper-layout.ts';
import type { Inline } from '../../reports/pdf/pdfmake-parts.ts';
import { named, prose } from '../../reports/pdf/prose.ts';

const page = { width: 400, height: 400, orientation: 'portrait' as const };
const margins = { left: 20, top: 20, right: 20, bottom: 20 };

/** The words of each line from left to right, and where the line begins and ends. */
function linesOf(text: string | Content) {
  const layout = new PaperLayout(page, margins, null);
  const document = openDocument(page, { Title: 'Uji', Author: 'Uji' });
  const pages = layout.layoutDocument(
    [typeof text === 'string' ? prose(text) : text],
    document,
    {},
    { font: 'Paper', fontSize: 10 },
  );
  return pages.flatMap(({ items }) =>
    items.map(({ item }) => {
      const placed = item.inlines.toSorted((a, b) => a.x - b.x);
      const end = (inline: Inline | undefined) => item.x + (inline?.x ?? 0) + (inline?.width ?? 0);
      return {
        words: placed.map((inline) => inline.text).join('|'),
        left: Math.round(item.x + (placed[0]?.x ?? 0)),
        right: Math.round(end(placed.at(-1))),
      };
    }),
  );
}

describe('a text in a paper', () => {
  it('is read from left to right, and begins there', () => {
    const [line] = linesOf('KPU (2025) menyapa.');
    expect(line).toMatchObject({ words: 'KPU |(2025) |menyapa.', left: 20 });
  });

  it.each([
    ['words', 'שלום עולם', 'עולם|שלום '],
    ['a number', 'בחירות 2025 כאן', 'כאן| |2025|בחירות '],
    ['brackets around a number', 'שלום (2025) עולם', 'עולם| (|2025|)|שלום '],
    ['a date in Arabic', 'التسجيل 12/06/2025 بدأ', 'بدأ| |12/06/2025|التسجيل '],
    ['Latin words inside', 'שלום KPU Pasaman כאן', 'כאן| |KPU |Pasaman|שלום '],
    ['a pictograph at its end', 'שלום #KPU 👋', '👋| |KPU|#|שלום '],
  ])('from right to left: %s', (_, text, words) => {
    const [line] = linesOf(text);
    expect(line?.words).toBe(words);
    expect(line?.right).toBe(380);
  });

  it('keeps Hebrew together inside of a sentence from left to right', () => {
    const [line] = linesOf('Kata שלום עולם di tengah.');
    expect(line).toMatchObject({ words: 'Kata |עולם|שלום | |di |tengah.', left: 20 });
  });

  it('follows our own words at the left where it has a name in front', () => {
    const [line] = linesOf(named('2. ', 'محمد علي'));
    expect(line).toMatchObject({ words: '2. |علي|محمد ', left: 20 });
  });

  it('stands at the right line by line, each paragraph for itself, inside of its margins', () => {
    const lines = linesOf(`${'שלום עולם '.repeat(30)}\nBahasa Indonesia\nשלום`);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.slice(0, -2).map(({ right }) => right)).toEqual(lines.slice(0, -2).map(() => 380));
    expect(lines.at(-2)).toMatchObject({ words: 'Bahasa |Indonesia', left: 20 });
    expect(lines.at(-1)).toMatchObject({ words: 'שלום', right: 380 });
    for (const { left } of lines) expect(left).toBeGreaterThanOrEqual(20);
  });
});
