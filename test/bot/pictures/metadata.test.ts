import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readCaptureDay } from '../../../bot/pictures/read-capture-day.ts';
import { withoutMetadata } from '../../../bot/pictures/strip-metadata.ts';
import { openMediaArchive } from '../../../storage/media-archive.ts';

const archive = openMediaArchive(mkdtempSync(join(tmpdir(), 'alur-media-')));

/** As a phone writes it: turned, with its owner, its place and its time. */
function photograph(taken: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Artist: 'Bambang Sulistyo' },
      IFD2: { DateTimeOriginal: taken },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '0/1 8/1 0/1' },
    })
    .jpeg()
    .toBuffer();
}

async function captureDay(bytes: Uint8Array): Promise<string | null> {
  return readCaptureDay(archive.pathOf((await archive.keep(bytes)).sha256));
}

describe('the day on which a picture was taken', () => {
  it('is what its camera wrote', async () => {
    expect(await captureDay(await photograph('2025:05:03 10:11:12'))).toBe('2025-05-03');
  });

  it.each(['0000:00:00 00:00:00', '9999:99:99 00:00:00', 'yesterday'])(
    'is unknown where it wrote "%s"',
    async (taken) => {
      expect(await captureDay(await photograph(taken))).toBeNull();
    },
  );

  it('is unknown where the file is no picture, damaged, or not there', async () => {
    expect(await captureDay(Buffer.from('no picture'))).toBeNull();
    expect(await captureDay((await photograph('2025:05:03 10:11:12')).subarray(0, 40))).toBeNull();
    expect(await readCaptureDay('/nowhere')).toBeNull();
  });
});

describe('a picture that is to be uploaded', () => {
  it('loses its metadata, not its turn nor its size, and the original stays', async () => {
    const { sha256 } = await archive.keep(await photograph('2025:05:03 10:11:12'));
    const bare = await withoutMetadata(sha256, archive);
    expect(bare).not.toBe(sha256);
    const bytes = await archive.read(bare!);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 20, height: 40 });
    expect(await exifr.parse(await archive.read(sha256), true)).toMatchObject({
      Artist: 'Bambang Sulistyo',
      GPSLatitudeRef: 'N',
    });
    // Its colour profile stays.
    expect(await exifr.parse(bytes, { icc: false })).toBeUndefined();
    expect(bytes.includes('Bambang')).toBe(false);
    expect((await archive.read(sha256)).includes('Bambang')).toBe(true);
  });

  it('stays as it is where there is nothing to take out', async () => {
    const plain = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const { sha256 } = await archive.keep(plain);
    expect(await withoutMetadata(sha256, archive)).toBe(sha256);
  });

  it('is not opened when it is no picture, or a bomb', async () => {
    const { sha256: text } = await archive.keep(Buffer.from('no picture'));
    expect(await withoutMetadata(text, archive)).toBeNull();
    const bomb = sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } });
    const { sha256 } = await archive.keep(
      await bomb
        .withExif({ IFD0: { Artist: 'x' } })
        .png()
        .toBuffer(),
    );
    expect(await withoutMetadata(sha256, archive)).toBeNull();
  });
});
