import { diffWordsWithSpace } from 'diff';
import type { RichText, Span } from '../workflows/outgoing.ts';
import type { Content, Submission } from '../workflows/submission.ts';
import { bold, lengthOf, lines, struck } from './rich-text.ts';

/** Unchanged runs longer than this are shortened: what changed is what people look for. */
const contextLength = 60;

/** What was corrected between two revisions, word by word: gone words struck, new ones bold. */
export function correctionsText(submission: Submission, before: Content, after: Content, limit: number): RichText {
  const text = lines(
    [bold(`Koreksi pada ${submission.code}`)],
    ...changedText('Caption', before.caption, after.caption),
    ...changedText('Narasi', before.narrative, after.narrative),
    ...changedMedia(before, after),
  );
  return cut(text, limit);
}

function changedText(title: string, before: string | null, after: string | null): RichText[] {
  if (before === after) return [];
  return [[], [bold(`${title}:`)], wordDiff(before ?? '', after ?? '')];
}

function wordDiff(before: string, after: string): RichText {
  const changes = diffWordsWithSpace(before, after);
  return changes.map(({ value, added, removed }, index): Span => {
    if (added) return bold(value);
    if (removed) return struck(value);
    return squeeze(value, index === 0, index === changes.length - 1);
  });
}

function squeeze(text: string, isFirst: boolean, isLast: boolean): string {
  if (text.length <= contextLength * 2) return text;
  const head = isFirst ? '' : text.slice(0, contextLength);
  const tail = isLast ? '' : text.slice(-contextLength);
  return `${head} … ${tail}`;
}

function changedMedia(before: Content, after: Content): RichText[] {
  const leftOut = new Set(before.pieces.filter((piece) => piece.leftOut).map(({ key }) => key));
  const gone = after.pieces.filter((piece) => piece.leftOut && !leftOut.has(piece.key)).length;
  const back = after.pieces.filter((piece) => !piece.leftOut && leftOut.has(piece.key)).length;
  return [
    ...(gone > 0 ? [[], [bold('Media: '), `${gone} tidak dipakai`]] : []),
    ...(back > 0 ? [[], [bold('Media: '), `${back} dipakai lagi`]] : []),
  ];
}

function cut(text: RichText, limit: number): RichText {
  const end = ' …';
  const kept: Span[] = [];
  let room = limit - end.length;
  if (lengthOf(text) <= limit) return text;
  for (const span of text) {
    const length = typeof span === 'string' ? span.length : span.text.length;
    if (length > room) break;
    kept.push(span);
    room -= length;
  }
  return [...kept, end];
}
