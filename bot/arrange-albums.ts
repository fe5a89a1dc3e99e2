import type { Piece } from '../workflows/submission.ts';
import type { Capabilities } from './capabilities.ts';

/**
 * Pieces as messages: albums by kind, as long as the chat allows, in the order in which they were handed in; a single
 * piece stands alone. Kinds that the chat mixes share an album.
 */
export function arrangeAlbums(
  pieces: readonly Piece[],
  limits: Pick<Capabilities, 'albumLimit' | 'albumMixes'>,
): Piece[][] {
  const groups = limits.albumMixes.map((mix) => pieces.filter(({ kind }) => mix.includes(kind)));
  const single = pieces.filter(({ kind }) => !limits.albumMixes.some((mix) => mix.includes(kind)));
  return [...groups.flatMap((group) => chunk(group, limits.albumLimit)), ...single.map((piece) => [piece])];
}

function chunk(pieces: readonly Piece[], size: number): Piece[][] {
  const chunks: Piece[][] = [];
  for (let start = 0; start < pieces.length; start += size) chunks.push(pieces.slice(start, start + size));
  return chunks;
}
