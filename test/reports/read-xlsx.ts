import { inflateRawSync } from 'node:zlib';

export type ReadCell = string | number | null;

/** A workbook read back by hand: cells by sheet name, row and column. Fails where it is no workbook. */
export function readXlsx(bytes: Uint8Array): Map<string, ReadCell[][]> {
  const files = unzip(Buffer.from(bytes));
  const strings = matches(text(files, 'xl/sharedStrings.xml'), /<si><t[^>]*>(.*?)<\/t><\/si>/gs).map(([, s]) =>
    fromXml(s!),
  );
  const names = matches(text(files, 'xl/workbook.xml'), /<sheet [^>]*name="([^"]*)"/g).map(([, name]) =>
    fromXml(name!),
  );
  return new Map(
    names.map((name, index) => [name, readSheet(text(files, `xl/worksheets/sheet${index + 1}.xml`), strings)]),
  );
}

function readSheet(xml: string, strings: readonly string[]): ReadCell[][] {
  if (/<f>/.test(xml)) throw new Error('holds a formula');
  return matches(xml, /<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs).map(([, row = '']) => {
    const cells: ReadCell[] = [];
    for (const [, column, attributes, value] of matches(
      row,
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(?:<v>(.*?)<\/v>)?<\/c>)/gs,
    )) {
      cells[columnIndex(column!)] = toValue(attributes!, value, strings);
    }
    return Array.from(cells, (cell) => cell ?? null);
  });
}

function toValue(attributes: string, value: string | undefined, strings: readonly string[]): ReadCell {
  if (value === undefined) return null;
  if (!attributes.includes('t="s"')) return Number(value);
  const string = strings[Number(value)];
  if (string === undefined) throw new Error(`no shared string ${value}`);
  return string;
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function fromXml(xml: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  const plain = xml.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? names[name]! : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
  return plain.replaceAll(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function text(files: ReadonlyMap<string, Buffer>, name: string): string {
  const file = files.get(name);
  if (!file) throw new Error(`no ${name} among ${[...files.keys()]}`);
  return new TextDecoder('utf-8', { fatal: true }).decode(file);
}

function matches(xml: string, pattern: RegExp): RegExpExecArray[] {
  return [...xml.matchAll(pattern)];
}

/** By the central directory, as every program reads a zip. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    files.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
