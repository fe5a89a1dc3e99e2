import type { PieceKind } from '../workflows/submission.ts';

/** How chats differ, as data: renderers read this, and nothing else tells chats apart. */
export interface Capabilities {
  /** UTF-16 units of one text message. */
  textLimit: number;
  /** UTF-16 units of a caption under media. */
  mediaCaptionLimit: number;
  /** Pieces of one album. */
  albumLimit: number;
  /** Kinds that one album may mix; a kind in no list stands alone. */
  albumMixes: readonly (readonly PieceKind[])[];
  /** Text lengths from which on a message may be the first part of a text that the program cut. */
  cutTextFrom: number;
  /** Bytes of a file that the chat will give to a bot. */
  downloadLimit: number;
}
