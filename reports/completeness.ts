import { captionLimit } from '../workflows/procedure.ts';
import type { RegisterEntry } from './register.ts';
import { writtenNumber } from './words.ts';

/** Kelengkapan (SOP row 1): what a package still lacks; empty when it is complete. */
export function missingParts({ required, pieceCount, caption, narrative }: RegisterEntry): string[] {
  const pieces = required.pieces - pieceCount;
  const hasCaption = caption !== null && caption.trim() !== '' && caption.length <= captionLimit;
  return [
    ...(pieces > 0 ? [`${writtenNumber(pieces)} dokumentasi`] : []),
    ...(required.narrative && !narrative?.trim() ? ['narasi'] : []),
    ...(required.caption && !hasCaption ? ['caption'] : []),
  ];
}

/** `Lengkap`, or `Kurang 1 dokumentasi, narasi`. */
export function completeness(entry: RegisterEntry): string {
  const missing = missingParts(entry);
  return missing.length === 0 ? 'Lengkap' : `Kurang ${missing.join(', ')}`;
}
