import type { ArchiveResult } from '../../workflows/command.ts';
import type { Day } from '../../workflows/deadlines.ts';
import type { MediaArchive } from '../../workflows/ports.ts';
import type { PieceFetch } from '../../workflows/records.ts';
import { isPicture } from './is-picture.ts';

/**
 * The result with the day on which a picture was taken, where its file says so (EXIF, DateTimeOriginal: the camera's own
 * clock, without a zone). Chats take it out of photos, so only pictures sent as files have it.
 */
export async function withCaptureDay(
  { piece }: PieceFetch,
  result: ArchiveResult,
  archive: MediaArchive,
): Promise<ArchiveResult> {
  if (result.state !== 'archived' || piece.kind !== 'document' || !isPicture(piece)) return result;
  const capturedOn = await readCaptureDay(archive.pathOf(result.sha256));
  return capturedOn === null ? result : { ...result, capturedOn };
}

/** Null where the file says nothing, or nothing that can be read. */
export async function readCaptureDay(path: string): Promise<Day | null> {
  const { default: exifr } = await import('exifr');
  try {
    const read = await exifr.parse(path, { pick: ['DateTimeOriginal'], reviveValues: false });
    const [, year, month, day] = /^(\d{4})[:-](\d{2})[:-](\d{2})/.exec(String(read?.DateTimeOriginal)) ?? [];
    const written = `${year}-${month}-${day}`;
    return Number.isNaN(Date.parse(written)) || year === '0000' ? null : written;
  } catch {
    return null;
  }
}
