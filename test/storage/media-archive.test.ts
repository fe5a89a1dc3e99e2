import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const bytes = Buffer.from('a photo');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const incoming = () => readdir(join(store.dataDir, 'media', 'incoming'));

async function* inPieces(...pieces: (Buffer | Error)[]) {
  for (const piece of pieces) {
    if (piece instanceof Error) throw piece;
    yield piece;
  }
}

describe('the archive', () => {
  test('keeps bytes under their hash', async () => {
    expect(await store.archive.keep(bytes)).toEqual({ sha256, size: 7 });
    expect(store.archive.pathOf(sha256)).toBe(join(store.dataDir, 'media', sha256.slice(0, 2), sha256));
    expect(await store.archive.read(sha256)).toEqual(bytes);
  });

  test('keeps what comes in pieces, and the same bytes once', async () => {
    await store.archive.keep(bytes);

    expect(await store.archive.keep(inPieces(bytes.subarray(0, 3), bytes.subarray(3)))).toEqual({ sha256, size: 7 });
    expect(await incoming()).toEqual([]);
  });

  test('leaves nothing behind when the bytes stop coming', async () => {
    const broken = store.archive.keep(inPieces(bytes, new Error('connection reset')));

    await expect(broken).rejects.toThrow('connection reset');
    expect(await incoming()).toEqual([]);
    expect(existsSync(store.archive.pathOf(sha256))).toBe(false);
  });

  test('throws away what a killed process left half-written', async () => {
    const folder = join(store.dataDir, 'media', 'incoming');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'half'), 'a ph');

    store = await store.reopen();

    expect(existsSync(folder)).toBe(false);
  });
});
