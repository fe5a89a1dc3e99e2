import type { MediaArchive } from '../../workflows/ports.ts';

/** A picture larger than this is not opened: a small file may unpack to gigabytes. */
const mostPixels = 100_000_000;
const quality = 95;

/**
 * The hash of the same picture without what its camera wrote into it (place, owner, serial number), which goes into the
 * archive as well; the hash itself where nothing was written, and null where it cannot be opened. What is turned by its
 * metadata is turned for good; colours stay.
 */
export async function withoutMetadata(sha256: string, archive: MediaArchive): Promise<string | null> {
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(archive.pathOf(sha256), { limitInputPixels: mostPixels });
    const { exif, xmp, iptc, format } = await picture.metadata();
    if (!exif && !xmp && !iptc) return sha256;
    const bare = picture.autoOrient().keepIccProfile();
    const bytes = await (format === 'jpeg' ? bare.jpeg({ quality, chromaSubsampling: '4:4:4' }) : bare).toBuffer();
    return (await archive.keep(bytes)).sha256;
  } catch {
    return null;
  }
}
