/** How texts break into lines, reckoned in letters: near enough to leave room for them. */

/** A long text in pieces of at most `mostLines` lines, each cut at a line's end. */
export function textPieces(text: string, perLine: number, mostLines: number): string[] {
  const found: string[] = [];
  let from = 0;
  let lines = 0;
  for (let at = 0; at < text.length; ) {
    at = lineEnd(text, at, perLine);
    lines += 1;
    if (lines < mostLines && at < text.length) continue;
    found.push(text.slice(from, at).trim());
    from = at;
    lines = 0;
  }
  return found.filter((piece) => piece !== '');
}

export function countLines(text: string, perLine: number): number {
  let lines = 0;
  for (let at = 0; at < text.length; lines += 1) at = lineEnd(text, at, perLine);
  return Math.max(1, lines);
}

/** An address has no blanks: its lines end after a stroke, a dash or a question mark, and leave more of their end empty. */
export function countLinkLines(link: string, perLine: number): number {
  let lines = 1;
  let taken = 0;
  for (const part of link.split(/(?<=[/?-])/)) {
    if (taken > 0 && taken + part.length > perLine) {
      lines += 1;
      taken = 0;
    }
    taken += part.length;
    const filled = Math.max(0, Math.ceil(taken / perLine) - 1);
    lines += filled;
    taken -= filled * perLine;
  }
  return lines;
}

function lineEnd(text: string, at: number, perLine: number): number {
  const newline = text.indexOf('\n', at);
  if (newline >= 0 && newline - at <= perLine) return newline + 1;
  if (text.length - at <= perLine) return text.length;
  const space = text.lastIndexOf(' ', at + perLine);
  if (space > at) return space + 1;
  const end = at + perLine;
  return end - 1 > at && /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
