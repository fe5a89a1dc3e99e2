import type { Piece } from '../../workflows/submission.ts';

/** By its type, or by its name where the chat tells no type. */
export function isPicture({ kind, mimeType, fileName }: Pick<Piece, 'kind' | 'mimeType' | 'fileName'>): boolean {
  if (kind === 'photo') return true;
  return mimeType === null ? /\.(jpe?g|png|webp|tiff?|heic)$/i.test(fileName ?? '') : mimeType.startsWith('image/');
}
