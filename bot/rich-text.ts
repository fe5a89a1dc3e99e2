import type { RichText, Span } from '../workflows/outgoing.ts';

/** Small words for building marked text; each chat marks in its own way. */

export const bold = (text: string): Span => ({ text, mark: 'bold' });
export const italic = (text: string): Span => ({ text, mark: 'italic' });
export const struck = (text: string): Span => ({ text, mark: 'struck' });
export const code = (text: string): Span => ({ text, mark: 'code' });
export const quote = (text: string): Span => ({ text, mark: 'quote' });

/** Lines to one text; an empty array of spans is an empty line, `null` no line at all. */
export function lines(...all: (RichText | string | null)[]): RichText {
  return all
    .filter((line) => line !== null)
    .map((line) => (typeof line === 'string' ? [line] : line))
    .flatMap((line, index) => (index === 0 ? line : ['\n', ...line]));
}

export function textOf(rich: RichText): string {
  return rich.map((span) => (typeof span === 'string' ? span : span.text)).join('');
}

/** UTF-16 units, as chats count. */
export function lengthOf(rich: RichText): number {
  return textOf(rich).length;
}

/** Cut at a word, with an ellipsis, to at most `limit` UTF-16 units. Never splits a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit <= 1) return limit === 1 ? '…' : '';
  const cut = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > limit * 0.8 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** A long text in parts of at most `limit` units, cut at line ends or spaces where there are any. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = cutAt(rest, limit);
    parts.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit);
  const line = head.lastIndexOf('\n');
  if (line > limit / 2) return line;
  const space = head.lastIndexOf(' ');
  if (space > limit / 2) return space;
  return /[\uD800-\uDBFF]$/.test(head) ? limit - 1 : limit;
}
