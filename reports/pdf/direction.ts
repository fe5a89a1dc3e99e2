import bidiModule, { type Bidi } from 'bidi-js';
import type { Inline, Line } from './pdfmake-parts.ts';

/** A piece of text that is read in one direction. */
export interface DirectedText {
  text: string;
  /** Even: from left to right, odd: from right to left (Unicode Bidirectional Algorithm). */
  level: number;
  /** Its paragraph begins at the right. */
  fromRight: boolean;
}

/** Its types tell of an ES module, and Node loads the other one, which is the function itself. */
const bidi = (bidiModule as unknown as () => Bidi)();
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Has no direction; the algorithm reads halves of signs, and would take them for letters. */
const picture = /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}]/gu;

/** Null where all of it is read from left to right, as nearly everything is. */
export function directionsOf(text: string): DirectedText[] | null {
  if (!rightToLeft.test(text)) return null;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text.replaceAll(picture, (sign) => '•'.repeat(sign.length)));
  return paragraphs.flatMap(({ start, end, level: base }) => {
    const parts: DirectedText[] = [];
    for (let at = start; at <= end; at += 1) {
      const level = levels[at] ?? base;
      const last = parts.at(-1);
      if (last?.level === level) last.text += text.charAt(at);
      else parts.push({ text: text.charAt(at), level, fromRight: base % 2 === 1 });
    }
    return parts;
  });
}

/** Puts the words of a line where they are read: pdfmake lays all of them out from left to right. */
export function placeByDirection(line: Line): void {
  const { inlines } = line;
  const [first] = inlines;
  if (!first || !inlines.some(({ level = 0 }) => level > 0)) return;
  trim(line);
  if (first.fromRight && first.alignment === 'left') first.alignment = 'right';
  let x = 0;
  for (const inline of inPlace(inlines)) {
    turn(inline);
    inline.x = x;
    x += inline.width;
  }
}

/** What is blank at its ends would stand in between. */
function trim(line: Line): void {
  const [first, last] = [line.inlines[0], line.inlines.at(-1)];
  if (!first || !last || first.text.trim() === '' || last.text.trim() === '') return;
  first.text = first.text.trimStart();
  first.width -= line.leadingCut;
  last.text = last.text.trimEnd();
  last.width -= line.trailingCut;
  line.inlineWidths -= line.leadingCut + line.trailingCut;
  line.leadingCut = 0;
  line.trailingCut = 0;
}

/** Rule L2: from the highest level down to the lowest odd one, what is at that level or above is turned round as a whole. */
function inPlace(inlines: readonly Inline[]): Inline[] {
  const levels = inlines.map(({ level = 0 }) => level);
  let placed = [...inlines];
  for (let level = Math.max(...levels); level >= 1; level -= 1) {
    const groups: Inline[][] = [];
    for (const [index, inline] of placed.entries()) {
      const before = placed[index - 1]?.level ?? 0;
      const isInside = (inline.level ?? 0) >= level;
      if (isInside && index > 0 && before >= level) groups.at(-1)?.unshift(inline);
      else groups.push([inline]);
    }
    placed = groups.flat();
  }
  return placed;
}

/**
 * The font turns words by their letters; what has none (a dash and its blank) is turned here, and so are brackets, only now:
 * a line is broken by what was written.
 */
function turn(inline: Inline): void {
  if ((inline.level ?? 0) % 2 === 0) return;
  const signs = [...graphemes.segment(inline.text)].map(({ segment }) => bidi.getMirroredCharacter(segment) ?? segment);
  inline.text = (rightToLeft.test(inline.text) ? signs : signs.reverse()).join('');
}

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
