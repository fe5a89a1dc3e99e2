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
  /** How people choose: by buttons, or by a poll for a decision and by words for everything else. */
  choices: 'buttons' | 'poll';
  /** Whether the answer to a choice can be shown to who chose, and then is gone; else it is a message. */
  toasts: boolean;
  /** For how long a message can be edited after it was sent; null: for ever. */
  editWindowMs: number | null;
  /** Whether the chat tells of messages that were deleted. */
  tellsOfRemoved: boolean;
  /** Whether programs list the commands after a slash; else people also write them without. */
  slashMenu: boolean;
  /** What opens a private chat with somebody: pressing Start, or a message of their own. */
  firstContact: 'start' | 'message';
  /** Bytes of a file that the chat will give to a bot. */
  downloadLimit: number;
}
