import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { withProgress } from '../../cli/progress.ts';
import { june, memoryReads, registerRow } from '../reports/given-rows.ts';
import { collect } from '../support/open-test-store.ts';

async function told(msPerRow: number): Promise<string> {
  let at = 0;
  let written = '';
  const stderr = new Writable({
    write(chunk, _, done) {
      written += chunk;
      done();
    },
  });
  const now = () => {
    at += msPerRow;
    return new Date(at);
  };
  const reads = memoryReads({ register: Array.from({ length: 6 }, () => registerRow()) });
  await collect(withProgress(reads, 'register', { stderr, now }).registerRows(1, june));
  return written;
}

describe('progress', () => {
  it('is told now and then while reading takes long', async () => {
    expect(await told(900)).toBe('register: 3 packages so far\nregister: 6 packages so far\n');
  });

  it('is not told of what is done at once', async () => {
    expect(await told(1)).toBe('');
  });
});
