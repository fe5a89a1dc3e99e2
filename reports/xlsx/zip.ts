import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
}

/**
 * A zip file, piece by piece: sizes follow each entry (data descriptors), so that no entry need be in memory whole.
 * Without the 64-bit extension: no entry and no file over 4 GB.
 */
export async function* zip(entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for await (const entry of entries) {
    const name = Buffer.from(entry.name);
    const start = offset;
    const header = localHeader(name);
    yield header;
    offset += header.length;
    const sums = { crc: 0, size: 0, packed: 0 };
    for await (const chunk of deflated(entry.content, sums)) {
      yield chunk;
      offset += chunk.length;
    }
    const descriptor = record(0x08074b50, [sums.crc, 4], [sums.packed, 4], [sums.size, 4]);
    yield descriptor;
    offset += descriptor.length;
    directory.push(directoryEntry(name, sums, start));
  }
  const listed = Buffer.concat(directory);
  yield listed;
  const count = directory.length;
  yield record(0x06054b50, [0, 2], [0, 2], [count, 2], [count, 2], [listed.length, 4], [offset, 4], [0, 2]);
}

interface Sums {
  crc: number;
  size: number;
  packed: number;
}

async function* deflated(content: ZipEntry['content'], sums: Sums): AsyncGenerator<Uint8Array> {
  const deflate = Readable.from(counted(content, sums)).compose(createDeflateRaw({ level: 3 }));
  for await (const chunk of deflate) {
    sums.packed += (chunk as Uint8Array).length;
    yield chunk as Uint8Array;
  }
}

/** In pieces of some size: a call for each cell would take longer than packing it. */
const pieceSize = 64 * 1024;

async function* counted(content: ZipEntry['content'], sums: Sums): AsyncGenerator<Buffer> {
  let waiting = '';
  const count = (bytes: Buffer) => {
    sums.crc = crc32(bytes, sums.crc);
    sums.size += bytes.length;
    return bytes;
  };
  for await (const part of content) {
    if (typeof part !== 'string') {
      yield count(Buffer.from(part));
      continue;
    }
    waiting += part;
    if (waiting.length < pieceSize) continue;
    yield count(Buffer.from(waiting));
    waiting = '';
  }
  if (waiting !== '') yield count(Buffer.from(waiting));
}

/** Version 2.0, UTF-8 names, sizes in the descriptor, deflated; 1 January 2000, so that the same rows make the same file. */
const common: readonly Field[] = [
  [20, 2],
  [0x0808, 2],
  [8, 2],
  [0, 2],
  [0x2821, 2],
];

function localHeader(name: Buffer): Buffer {
  const head = record(0x04034b50, ...common, [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]);
  return Buffer.concat([head, name]);
}

function directoryEntry(name: Buffer, { crc, size, packed }: Sums, start: number): Buffer {
  const sizes: Field[] = [
    [crc, 4],
    [packed, 4],
    [size, 4],
  ];
  const rest: Field[] = [
    [name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [start, 4],
  ];
  return Buffer.concat([record(0x02014b50, [20, 2], ...common, ...sizes, ...rest), name]);
}

/** A number, and how many bytes it takes. */
type Field = readonly [value: number, bytes: 2 | 4];

function record(signature: number, ...fields: Field[]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = buffer.writeUInt32LE(signature);
  for (const [value, bytes] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
