/** Excel refuses a whole file for one longer cell. */
const longestCell = 32_767;

/** A text as the content of a cell: stays text, also when it looks like a formula. */
export function cellText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  return escaped(withoutEscapes(lines.length <= longestCell ? lines : cut(lines)));
}

/** For attributes and texts; what XML does not know at all becomes U+FFFD. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(unknownToXml, '\uFFFD')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are not allowed in XML 1.0.
const unknownToXml = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function cut(text: string): string {
  return `${text.slice(0, longestCell - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** XLSX reads `_x0041_` as the letter A. */
function withoutEscapes(text: string): string {
  return text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}
