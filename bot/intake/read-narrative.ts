import type { ArchiveResult } from '../../workflows/command.ts';
import type { MediaArchive } from '../../workflows/ports.ts';
import type { PieceFetch } from '../../workflows/records.ts';
import { ChatError } from '../chat-error.ts';
import { extractText } from '../documents/extract-text.ts';
import type { ReadNarrative } from './settle-piece.ts';

/** The text of a document that was handed in as the narrative; null for every other piece. */
export async function readNarrative(
  { piece }: PieceFetch,
  result: ArchiveResult,
  archive: MediaArchive,
): Promise<ReadNarrative | null> {
  if (piece.kind !== 'narrative') return null;
  if (result.state === 'unarchived') return { problem: 'tooBig' };
  return extractText({ path: archive.pathOf(result.sha256), fileName: piece.fileName ?? '' });
}

/** With the growing waits between them some ten minutes: a package must not wait for one file for ever. */
const mostFetches = 10;

/** The chat does not give these bytes: the piece is kept by the chat's own id of the file. */
export function isFinalFetch(error: unknown, attempts: number): boolean {
  if (!(error instanceof ChatError)) return false;
  if (error.kind === 'failed') return attempts >= mostFetches;
  return ['tooBig', 'badFile', 'refused', 'unreachable'].includes(error.kind);
}
