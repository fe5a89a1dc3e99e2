import type { Content, ContentText } from 'pdfmake/interfaces.js';
import { type DirectedText, directionsOf } from './direction.ts';

/** A run of text in one font and one direction. */
export type Run = string | MarkedRun;
interface MarkedRun extends Partial<Omit<DirectedText, 'text'>> {
  text: string;
  font?: 'Emoji';
}

/**
 * What people wrote, as the paper prints it: pictographs in the font that has them, the rest in the paper's own. Signs that
 * no font draws (joiners that join nothing, control characters) are left out.
 */
export function runs(text: string): readonly Run[] {
  const plain = text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').replaceAll(undrawable, '');
  return directed(inFonts(plain));
}

function inFonts(plain: string): Run[] {
  if (!pictograph.test(plain)) return [plain.replaceAll(joiners, '')];
  const found: Run[] = [];
  for (const { segment } of graphemes.segment(plain)) append(found, segment);
  return found;
}

export function prose(text: string, look: Omit<ContentText, 'text'> = {}): Content {
  return { ...look, text: [...runs(text)] as Content[] };
}

/** Our own words before what people wrote: they stand at the left also where that is read from the right. */
export function named(name: string | ContentText, text: string, look: Omit<ContentText, 'text'> = {}): Content {
  return { ...look, text: [name, ...runs(text)] as Content[] };
}

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });
const pictograph = /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u20E3]/u;
/** Letters that count as pictographs only where a selector says so. */
const letters = /^[#*\d©®™‼⁉ℹ↔-↪]\uFE0F?$/u;
const joiners = /\u200B|\u200D|\u2060|\uFEFF|[\uFE00-\uFE0F]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those have no picture.
const undrawable = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;

function append(found: Run[], segment: string): void {
  const isPicture = pictograph.test(segment) && !letters.test(segment);
  const last = found.at(-1);
  if (isPicture) {
    if (typeof last === 'object') last.text += segment;
    else found.push({ text: segment, font: 'Emoji' });
    return;
  }
  const text = segment.replaceAll(joiners, '');
  if (typeof last === 'string') found[found.length - 1] = last + text;
  else found.push(text);
}

/** Cut where the direction changes as well. */
function directed(found: readonly Run[]): readonly Run[] {
  const parts = directionsOf(found.map(textOf).join(''));
  if (!parts) return found;
  const cut: Run[] = [];
  let begins = 0;
  for (const run of found) {
    const ends = begins + textOf(run).length;
    cut.push(...within(parts, begins, ends).map((part) => (typeof run === 'string' ? part : { ...run, ...part })));
    begins = ends;
  }
  return cut;
}

/** The parts between two places of the whole text. */
function within(parts: readonly DirectedText[], begins: number, ends: number): DirectedText[] {
  let at = 0;
  return parts.flatMap((part) => {
    const text = part.text.slice(Math.max(0, begins - at), Math.max(0, ends - at));
    at += part.text.length;
    return text === '' ? [] : [{ ...part, text }];
  });
}

function textOf(run: Run): string {
  return typeof run === 'string' ? run : run.text;
}
